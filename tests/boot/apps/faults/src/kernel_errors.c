/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Errors that software reports, and a chain of calls for the back trace.
 */

#include "cases.h"

#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

static void assertion(void)
{
	int wind = (int)(uintptr_t)hidden(3);

	__ASSERT(wind == 4, "the wind has %d letters", wind);
}

static void panic(void)
{
	k_panic();
}

static void oops(void)
{
	k_oops();
}

/* Neither is inlined, and neither call is the last thing its function does. */
__attribute__((noinline)) void inner_call(volatile uint32_t *address)
{
	*address = 7;
	__asm__ volatile("" : : : "memory");
}

__attribute__((noinline)) void outer_call(uintptr_t address)
{
	inner_call(hidden(address));
	__asm__ volatile("" : : : "memory");
}

static void trace(void)
{
	outer_call(0x24);
}

/* Uses its array after the call, so that no compiler makes a loop of it. */
__attribute__((noinline)) static unsigned int deeper(unsigned int level)
{
	volatile unsigned int row[16];

	row[level % 16U] = level;
	return level == UINT32_MAX ? 0 : deeper(level + 1U) + row[(level + 1U) % 16U];
}

static void recursion(void)
{
	hidden((uintptr_t)deeper(0));
}

const struct fault_case kernel_error_cases[] = {
	{ "assertion", assertion }, { "panic", panic },         { "oops", oops },
	{ "trace", trace },         { "recursion", recursion },
};

const size_t kernel_error_case_count = ARRAY_SIZE(kernel_error_cases);
