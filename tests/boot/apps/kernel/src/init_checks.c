/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Every level runs, in the order of levels, priorities and, at one priority, of sub-priorities.
 */

#include "checks.h"

#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

static char order[16];
static size_t steps;

static int note(char step)
{
	if (steps < ARRAY_SIZE(order) - 1) {
		order[steps++] = step;
	}
	return 0;
}

#define STEP(name, letter, level, priority)                                                        \
	static int name(void)                                                                      \
	{                                                                                          \
		return note(letter);                                                               \
	}                                                                                          \
	SYS_INIT(name, level, priority)

/* Not in the order in which they have to run. */
STEP(application_late, 'h', APPLICATION, 99);
STEP(post_kernel, 'f', POST_KERNEL, 50);
STEP(pre_kernel_1_ten, 'c', PRE_KERNEL_1, 10);
STEP(pre_kernel_1_two, 'b', PRE_KERNEL_1, 2);
STEP(early, 'a', EARLY, 99);
STEP(pre_kernel_2, 'e', PRE_KERNEL_2, 0);
STEP(application, 'g', APPLICATION, 0);
STEP(pre_kernel_1_last, 'd', PRE_KERNEL_1, 99);

void check_init(void)
{
	static const char expected[] = "abcdefgh";

	CHECK(steps == sizeof(expected) - 1);
	for (size_t i = 0; i < sizeof(expected) - 1; i++) {
		CHECK(order[i] == expected[i]);
	}
}
