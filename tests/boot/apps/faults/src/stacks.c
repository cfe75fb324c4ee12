/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads that run out of stack: by themselves, in a call of the kernel that locks interrupts, and
 * one that writes where another one's stack ends.
 */

#include "cases.h"

#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 2048);

static void begin(const char *name, k_thread_entry_t entry)
{
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, NULL, NULL, NULL, -1,
			0, K_FOREVER);
	(void)k_thread_name_set(&thread, name);
	k_thread_start(&thread);
}

/* Uses its array after the call, so that no compiler makes a loop of it. */
__attribute__((noinline)) static unsigned int climb(unsigned int level)
{
	volatile unsigned int row[16];

	row[level % 16U] = level;
	return level == UINT32_MAX ? 0 : climb(level + 1U) + row[(level + 1U) % 16U];
}

static void climber(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	hidden((uintptr_t)climb(0));
}

static void thread_recursion(void)
{
	begin("climber", climber);
}

static void nap(void)
{
	k_sleep(K_TICKS(1));
}

/* With 40 bytes left: the clock's tree is being changed when they are used up. */
static void caller(void *unused1, void *unused2, void *unused3)
{
	char *const low = (char *)k_current_get()->stack_info.start + 40;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	__asm__ volatile("movl %%esp, %%ebx\n\t"
			 "movl %0, %%esp\n\t"
			 "call *%1\n\t"
			 "movl %%ebx, %%esp"
			 :
			 : "S"(low), "D"(nap)
			 : "eax", "ebx", "ecx", "edx", "memory", "cc");
}

static void kernel_call(void)
{
	begin("caller", caller);
	/* It sleeps, and finds its end when it wakes. */
	k_sleep(K_MSEC(100));
}

static void sleeper(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(K_FOREVER);
}

static void foreign_guard(void)
{
	begin("sleeper", sleeper);
	*(volatile uint32_t *)hidden((uintptr_t)stack + 100) = 1;
}

const struct fault_case stack_cases[] = {
	{ "thread-recursion", thread_recursion },
	{ "kernel-call", kernel_call },
	{ "foreign-guard", foreign_guard },
};

const size_t stack_case_count = ARRAY_SIZE(stack_cases);
