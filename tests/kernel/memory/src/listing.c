/* SPDX-License-Identifier: Apache-2.0 */
/* Slabs and memory blocks as listed objects, and their statistics; errors of the framework. */
#include "helpers.h"

#include <zephyr/kernel/obj_core.h>
#include <zephyr/sys/mem_blocks.h>

K_MEM_SLAB_DEFINE(listed_slab, 32, 4, 4);
SYS_MEM_BLOCKS_DEFINE(listed_blocks, 64, 8, 4);

struct search {
	struct k_obj_core *core;
	int found;
};

static int compare(struct k_obj_core *core, void *data)
{
	struct search *const search = data;

	search->found += core == search->core ? 1 : 0;
	return 0;
}

static int times_listed(uint32_t type_id, struct k_obj_core *core)
{
	struct k_obj_type *const type = k_obj_type_find(type_id);
	struct search search = { .core = core };

	zassert_not_null(type);
	zassert_ok(k_obj_type_walk_locked(type, compare, &search));
	return search.found;
}

ZTEST(listing, test_listed)
{
	static struct k_mem_slab slab;
	static char memory[32] __aligned(4);

	zassert_equal(times_listed(K_OBJ_TYPE_MEM_SLAB_ID, K_OBJ_CORE(&listed_slab)), 1);
	zassert_equal(times_listed(K_OBJ_TYPE_MEM_BLOCK_ID, K_OBJ_CORE(&listed_blocks)), 1);
	for (int i = 0; i < 2; i++) {
		zassert_ok(k_mem_slab_init(&slab, memory, 8, 4));
		zassert_equal(times_listed(K_OBJ_TYPE_MEM_SLAB_ID, K_OBJ_CORE(&slab)), 1);
	}
	k_obj_core_unlink(K_OBJ_CORE(&slab));
	zassert_equal(times_listed(K_OBJ_TYPE_MEM_SLAB_ID, K_OBJ_CORE(&slab)), 0);
	k_obj_core_unlink(K_OBJ_CORE(&slab));
	k_obj_core_link(K_OBJ_CORE(&slab));
	k_obj_core_link(K_OBJ_CORE(&slab));
	zassert_equal(times_listed(K_OBJ_TYPE_MEM_SLAB_ID, K_OBJ_CORE(&slab)), 1);
	k_obj_core_unlink(K_OBJ_CORE(&slab));
}

static int second(struct k_obj_core *core, void *data)
{
	ARG_UNUSED(core);
	return ++*(int *)data == 2 ? -37 : 0;
}

ZTEST(listing, test_walk_ends_early)
{
	struct k_obj_type *const type = k_obj_type_find(K_OBJ_TYPE_MEM_SLAB_ID);
	int calls = 0;

	zassert_equal(k_obj_type_walk_unlocked(type, second, &calls), -37);
	zassert_equal(calls, 2);
	zassert_is_null(k_obj_type_find(K_OBJ_TYPE_ID_GEN('N', 'O', 'N', 'E')));
}

ZTEST(listing, test_slab_statistics)
{
	struct k_obj_core *const core = K_OBJ_CORE(&listed_slab);
	struct k_mem_slab_info info;
	struct sys_memory_stats stats;
	void *block[3];

	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mem_slab_alloc(&listed_slab, &block[i], K_NO_WAIT));
	}
	k_mem_slab_free(&listed_slab, block[2]);
	zassert_ok(k_obj_core_stats_raw(core, &info, sizeof(info)));
	zassert_true(info.num_blocks == 4 && info.block_size == 32);
	zassert_true(info.num_used == 2 && info.max_used == 3);
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	zassert_true(stats.allocated_bytes == 64 && stats.free_bytes == 64);
	zassert_equal(stats.max_allocated_bytes, 96);
	zassert_ok(k_obj_core_stats_reset(core));
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	zassert_equal(stats.max_allocated_bytes, 64);
	k_mem_slab_free(&listed_slab, block[0]);
	k_mem_slab_free(&listed_slab, block[1]);
}

ZTEST(listing, test_blocks_statistics)
{
	struct k_obj_core *const core = K_OBJ_CORE(&listed_blocks);
	struct sys_mem_blocks_info info;
	struct sys_memory_stats stats;
	void *run;

	zassert_ok(sys_mem_blocks_alloc_contiguous(&listed_blocks, 5, &run));
	zassert_ok(sys_mem_blocks_free_contiguous(&listed_blocks, run, 3));
	zassert_ok(k_obj_core_stats_raw(core, &info, sizeof(info)));
	zassert_true(info.used_blocks == 2 && info.max_used_blocks == 5);
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	zassert_true(stats.allocated_bytes == 128 && stats.free_bytes == 6 * 64);
	zassert_ok(k_obj_core_stats_reset(core));
	zassert_ok(k_obj_core_stats_raw(core, &info, sizeof(info)));
	zassert_equal(info.max_used_blocks, 2);
	zassert_ok(sys_mem_blocks_free_contiguous(&listed_blocks, (char *)run + 3 * 64, 2));
}

ZTEST(listing, test_statistics_errors)
{
	static struct k_sem sem;
	struct k_obj_core *const core = K_OBJ_CORE(&listed_slab);
	struct k_mem_slab_info info;

	zassert_equal(k_obj_core_stats_raw(core, &info, sizeof(info) - 1), -EINVAL);
	zassert_equal(k_obj_core_stats_query(core, &info, 1), -EINVAL);
	/* A slab counts all the time. */
	zassert_equal(k_obj_core_stats_disable(core), -ENOTSUP);
	zassert_equal(k_obj_core_stats_enable(core), -ENOTSUP);
	/* Its raw data can be taken from it and given back. */
	zassert_equal(k_obj_core_stats_register(core, &info, 1), -EINVAL);
	zassert_ok(k_obj_core_stats_deregister(core));
	zassert_equal(k_obj_core_stats_raw(core, &info, sizeof(info)), -ENOTSUP);
	zassert_equal(k_obj_core_stats_reset(core), -ENOTSUP);
	zassert_ok(k_obj_core_stats_register(core, &listed_slab.info, sizeof(info)));
	zassert_ok(k_obj_core_stats_raw(core, &info, sizeof(info)));
	/* A semaphore has none. */
	zassert_ok(k_sem_init(&sem, 0, 1));
	zassert_equal(k_obj_core_stats_raw(K_OBJ_CORE(&sem), &info, 4), -ENOTSUP);
	zassert_equal(k_obj_core_stats_register(K_OBJ_CORE(&sem), &info, 4), -ENOTSUP);
	zassert_equal(k_obj_core_stats_deregister(K_OBJ_CORE(&sem)), -ENOTSUP);
	k_obj_core_unlink(K_OBJ_CORE(&sem));
}

ZTEST(listing, test_system)
{
	zassert_equal(times_listed(K_OBJ_TYPE_KERNEL_ID, K_OBJ_CORE(&_kernel)), 1);
	zassert_equal(times_listed(K_OBJ_TYPE_CPU_ID, K_OBJ_CORE(&_kernel.cpus[0])), 1);
}

ZTEST_SUITE(listing, NULL, NULL, NULL, NULL, NULL);
