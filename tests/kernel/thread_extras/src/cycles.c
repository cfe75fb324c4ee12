/* SPDX-License-Identifier: Apache-2.0 */
/* Cycles of threads and of the CPU. */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define WORK_US 2000

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 1024);
static const uint64_t work = WORK_US * (uint64_t)CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC / USEC_PER_SEC;

static uint64_t cycles_of(k_tid_t tid)
{
	k_thread_runtime_stats_t stats;

	zassert_ok(k_thread_runtime_stats_get(tid, &stats));
	zassert_equal(stats.total_cycles, stats.execution_cycles);
	zassert_equal(stats.idle_cycles, 0);
	return stats.execution_cycles;
}

static void worker(void *rounds, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (int i = 0; i < POINTER_TO_INT(rounds); i++) {
		k_busy_wait(WORK_US);
		k_sleep(K_TICKS(1));
	}
}

static void start(int rounds)
{
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), worker,
			INT_TO_POINTER(rounds), NULL, NULL, 5, 0, K_NO_WAIT);
}

ZTEST(cycles, test_thread)
{
	const uint64_t own = cycles_of(k_current_get());
	k_thread_runtime_stats_t stats;

	start(3);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_between_inclusive(cycles_of(&thread), 3 * work, 4 * work);
	zassert_ok(k_thread_runtime_stats_get(&thread, &stats));
	/* Each round is a window; the last one is short. */
	zassert_between_inclusive(stats.peak_cycles, work, 2 * work);
	zassert_between_inclusive(stats.average_cycles, 3 * work / 5, work * 3 / 2);
	/* Waiting costs nothing. */
	zassert_true(cycles_of(k_current_get()) - own < work);
}

ZTEST(cycles, test_running_thread)
{
	const uint64_t before = cycles_of(k_current_get());

	k_busy_wait(WORK_US);
	zassert_between_inclusive(cycles_of(k_current_get()) - before, work, 2 * work);
}

ZTEST(cycles, test_disable)
{
	uint64_t before = cycles_of(k_current_get());

	/* What it used so far counts. */
	k_busy_wait(WORK_US);
	zassert_ok(k_thread_runtime_stats_disable(k_current_get()));
	zassert_between_inclusive(cycles_of(k_current_get()) - before, work, 2 * work);
	before = cycles_of(k_current_get());
	k_busy_wait(WORK_US);
	k_sleep(K_TICKS(1));
	zassert_equal(cycles_of(k_current_get()), before);
	zassert_ok(k_thread_runtime_stats_enable(k_current_get()));
	k_busy_wait(WORK_US);
	zassert_between_inclusive(cycles_of(k_current_get()) - before, work, 2 * work);
}

ZTEST(cycles, test_cpu)
{
	k_thread_runtime_stats_t before;
	k_thread_runtime_stats_t after;
	k_thread_runtime_stats_t all;

	zassert_ok(k_thread_runtime_stats_cpu_get(0, &before));
	k_busy_wait(WORK_US);
	k_sleep(K_USEC(3 * WORK_US));
	zassert_ok(k_thread_runtime_stats_cpu_get(0, &after));
	zassert_between_inclusive(after.total_cycles - before.total_cycles, work, 2 * work);
	zassert_true(after.idle_cycles - before.idle_cycles >= 2 * work);
	zassert_equal(after.execution_cycles, after.total_cycles + after.idle_cycles);
	zassert_true(after.peak_cycles >= after.current_cycles);
	zassert_ok(k_thread_runtime_stats_all_get(&all));
	zassert_true(all.total_cycles >= after.total_cycles);
	zassert_equal(all.idle_cycles, after.idle_cycles);
}

ZTEST(cycles, test_cpu_disable)
{
	k_thread_runtime_stats_t before;
	k_thread_runtime_stats_t after;

	k_sys_runtime_stats_disable();
	zassert_ok(k_thread_runtime_stats_all_get(&before));
	k_busy_wait(WORK_US);
	zassert_ok(k_thread_runtime_stats_all_get(&after));
	zassert_equal(after.total_cycles, before.total_cycles);
	k_sys_runtime_stats_enable();
	k_busy_wait(WORK_US);
	zassert_ok(k_thread_runtime_stats_all_get(&after));
	zassert_between_inclusive(after.total_cycles - before.total_cycles, work, 2 * work);
}

ZTEST(cycles, test_errors)
{
	k_thread_runtime_stats_t stats;

	zassert_equal(k_thread_runtime_stats_get(NULL, &stats), -EINVAL);
	zassert_equal(k_thread_runtime_stats_get(k_current_get(), NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_all_get(NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_cpu_get(0, NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_enable(NULL), -EINVAL);
	zassert_equal(k_thread_runtime_stats_disable(NULL), -EINVAL);
}

ZTEST_SUITE(cycles, NULL, NULL, NULL, NULL, NULL);
