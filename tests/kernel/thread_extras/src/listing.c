/* SPDX-License-Identifier: Apache-2.0 */
/* Threads, the CPU and the kernel as listed objects with statistics. */
#include <zephyr/kernel.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/ztest.h>

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 512);

static void nothing(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}

static int compare(struct k_obj_core *core, void *data)
{
	return core == data ? 1 : 0;
}

static int listed(uint32_t type_id, struct k_obj_core *core)
{
	struct k_obj_type *const type = k_obj_type_find(type_id);

	zassert_not_null(type);
	return k_obj_type_walk_locked(type, compare, core);
}

ZTEST(listing, test_threads)
{
	zassert_equal(listed(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(k_current_get())), 1);
	zassert_equal(listed(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(_kernel.cpus[0].idle_thread)), 1);
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), nothing, NULL, NULL, NULL, 5,
			0, K_FOREVER);
	zassert_equal(listed(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(&thread)), 1);
	k_thread_start(&thread);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(listed(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(&thread)), 0);
}

ZTEST(listing, test_cycles_of_thread)
{
	struct k_obj_core *const core = K_OBJ_CORE(k_current_get());
	struct k_cycle_stats raw;
	struct k_cycle_stats later;
	k_thread_runtime_stats_t stats;

	zassert_equal(k_obj_core_stats_raw(core, &raw, sizeof(raw) + 1), -EINVAL);
	zassert_ok(k_obj_core_stats_raw(core, &raw, sizeof(raw)));
	zassert_true(raw.track_usage && raw.total > 0);
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	zassert_true(stats.execution_cycles >= raw.total);
	zassert_ok(k_obj_core_stats_reset(core));
	zassert_ok(k_obj_core_stats_raw(core, &later, sizeof(later)));
	zassert_true(later.total < raw.total && later.track_usage);
	zassert_ok(k_obj_core_stats_disable(core));
	zassert_ok(k_obj_core_stats_raw(core, &raw, sizeof(raw)));
	k_busy_wait(100);
	zassert_ok(k_obj_core_stats_raw(core, &later, sizeof(later)));
	zassert_equal(later.total, raw.total);
	zassert_ok(k_obj_core_stats_enable(core));
	k_busy_wait(100);
	zassert_ok(k_obj_core_stats_raw(core, &later, sizeof(later)));
	zassert_true(later.total > raw.total);
}

ZTEST(listing, test_cycles_of_system)
{
	struct k_cycle_stats raw;
	k_thread_runtime_stats_t cpu;
	k_thread_runtime_stats_t all;

	zassert_ok(k_obj_core_stats_raw(K_OBJ_CORE(&_kernel.cpus[0]), &raw, sizeof(raw)));
	zassert_ok(k_obj_core_stats_query(K_OBJ_CORE(&_kernel.cpus[0]), &cpu, sizeof(cpu)));
	zassert_ok(k_obj_core_stats_query(K_OBJ_CORE(&_kernel), &all, sizeof(all)));
	zassert_true(raw.total > 0 && raw.total <= cpu.total_cycles);
	zassert_true(cpu.total_cycles <= all.total_cycles);
	zassert_equal(k_obj_core_stats_reset(K_OBJ_CORE(&_kernel)), -ENOTSUP);
}

ZTEST_SUITE(listing, NULL, NULL, NULL, NULL, NULL);
