/* SPDX-License-Identifier: Apache-2.0 */
/* The thread analyzer. */
#include <string.h>
#include <zephyr/debug/thread_analyzer.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static struct k_thread nameless;
static K_THREAD_STACK_DEFINE(stack, 640);

static struct {
	int all;
	int idle;
	int tester;
	int nameless;
	unsigned int percent;
} seen;

static void look(struct thread_analyzer_info *info)
{
	char address[16];

	(void)snprintk(address, sizeof(address), "%p", (void *)&nameless);
	seen.all++;
	seen.percent += info->utilization;
	zassert_true(info->stack_used <= info->stack_size);
	if (strcmp(info->name, "idle") == 0) {
		seen.idle++;
		zassert_equal(info->stack_size, CONFIG_IDLE_STACK_SIZE);
	} else if (strcmp(info->name, "analyst") == 0) {
		seen.tester++;
		zassert_true(info->usage.execution_cycles > 0);
		zassert_true(info->stack_used > 100);
	} else if (strcmp(info->name, address) == 0) {
		seen.nameless++;
		zassert_equal(info->stack_size, 640);
	}
}

static void nothing(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}

ZTEST(analyzer, test_run)
{
	zassert_ok(k_thread_name_set(NULL, "analyst"));
	k_thread_create(&nameless, stack, K_THREAD_STACK_SIZEOF(stack), nothing, NULL, NULL, NULL,
			5, 0, K_FOREVER);
	thread_analyzer_run(look, 0);
	zassert_true(seen.idle == 1 && seen.tester == 1 && seen.nameless == 1);
	zassert_true(seen.percent <= 100);
	thread_analyzer_print(0);
	k_thread_abort(&nameless);
}

ZTEST_SUITE(analyzer, NULL, NULL, NULL, NULL, NULL);
