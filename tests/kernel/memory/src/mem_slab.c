/* SPDX-License-Identifier: Apache-2.0 */
/* Memory slabs: blocks, counts, limits, without waiting. */
#include "helpers.h"

#include <string.h>

#define BLOCKS 4

/* 12 bytes are three words; 13 become four. */
K_MEM_SLAB_DEFINE(defined_slab, 12, BLOCKS, 32);
K_MEM_SLAB_DEFINE_STATIC(static_slab, 13, 2, 4);
K_MEM_SLAB_DEFINE_IN_SECT_STATIC(placed_slab, Z_GENERIC_SECTION(.data.placed), 8, 2, 4);

/* The linker script's. */
extern char __data_start[];
extern char __data_end[];

static char memory[BLOCKS * 24] __aligned(8);

/* All blocks of a slab, each of its own, in its memory, usable as a whole. */
static void check_blocks(struct k_mem_slab *slab, size_t size)
{
	void *block[BLOCKS + 1];

	for (int i = 0; i < BLOCKS; i++) {
		zassert_equal(k_mem_slab_num_used_get(slab), i);
		zassert_ok(k_mem_slab_alloc(slab, &block[i], K_NO_WAIT));
		zassert_equal((uintptr_t)block[i] % sizeof(void *), 0);
		zassert_equal(((char *)block[i] - slab->buffer) % size, 0);
		zassert_true((char *)block[i] - slab->buffer < (ptrdiff_t)(BLOCKS * size));
		(void)memset(block[i], i + 1, size);
	}
	zassert_equal(k_mem_slab_num_free_get(slab), 0);
	block[BLOCKS] = slab;
	zassert_equal(k_mem_slab_alloc(slab, &block[BLOCKS], K_NO_WAIT), -ENOMEM);
	zassert_is_null(block[BLOCKS]);
	for (int i = 0; i < BLOCKS; i++) {
		for (size_t at = 0; at < size; at++) {
			zassert_equal(((char *)block[i])[at], i + 1, "blocks overlap");
		}
		k_mem_slab_free(slab, block[i]);
		zassert_equal(k_mem_slab_num_free_get(slab), i + 1);
	}
	zassert_equal(k_mem_slab_num_used_get(slab), 0);
}

ZTEST(mem_slab, test_defined)
{
	zassert_equal((uintptr_t)defined_slab.buffer % 32, 0);
	zassert_equal(k_mem_slab_num_free_get(&defined_slab), BLOCKS);
	check_blocks(&defined_slab, 12);
	check_blocks(&defined_slab, 12);
	zassert_equal(static_slab.info.block_size, 16);
	zassert_equal(k_mem_slab_num_free_get(&static_slab), 2);
	zassert_true(placed_slab.buffer >= __data_start && placed_slab.buffer < __data_end);
}

ZTEST(mem_slab, test_init)
{
	static struct k_mem_slab slab;
	void *block;

	zassert_ok(k_mem_slab_init(&slab, memory, 24, BLOCKS));
	check_blocks(&slab, 24);
	zassert_ok(k_mem_slab_alloc(&slab, &block, K_NO_WAIT));
	/* Refused, and nothing changed. */
	zassert_equal(k_mem_slab_init(&slab, memory, 22, BLOCKS), -EINVAL);
	zassert_equal(k_mem_slab_init(&slab, memory + 2, 24, BLOCKS - 1), -EINVAL);
	zassert_equal(k_mem_slab_num_used_get(&slab), 1);
	/* Made anew: all blocks are free. */
	zassert_ok(k_mem_slab_init(&slab, memory, 24, BLOCKS));
	check_blocks(&slab, 24);
}

ZTEST(mem_slab, test_last_freed_is_first_taken)
{
	void *first;
	void *second;
	void *again;

	zassert_ok(k_mem_slab_alloc(&defined_slab, &first, K_NO_WAIT));
	zassert_ok(k_mem_slab_alloc(&defined_slab, &second, K_FOREVER));
	k_mem_slab_free(&defined_slab, first);
	zassert_ok(k_mem_slab_alloc(&defined_slab, &again, K_MSEC(1)));
	zassert_equal(again, first, "a cold block");
	k_mem_slab_free(&defined_slab, again);
	k_mem_slab_free(&defined_slab, second);
}

ZTEST(mem_slab, test_statistics)
{
	const bool traced = IS_ENABLED(CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION);
	struct sys_memory_stats stats;
	static struct k_mem_slab slab;
	void *block[3];

	zassert_equal(k_mem_slab_runtime_stats_get(NULL, &stats), -EINVAL);
	zassert_equal(k_mem_slab_runtime_stats_get(&slab, NULL), -EINVAL);
	zassert_equal(k_mem_slab_runtime_stats_reset_max(NULL), -EINVAL);
	zassert_ok(k_mem_slab_init(&slab, memory, 24, BLOCKS));
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mem_slab_alloc(&slab, &block[i], K_NO_WAIT));
	}
	k_mem_slab_free(&slab, block[0]);
	k_mem_slab_free(&slab, block[1]);
	zassert_equal(k_mem_slab_max_used_get(&slab), traced ? 3 : 0);
	zassert_ok(k_mem_slab_runtime_stats_get(&slab, &stats));
	zassert_equal(stats.allocated_bytes, 24);
	zassert_equal(stats.free_bytes, 3 * 24);
	zassert_equal(stats.max_allocated_bytes, traced ? 3 * 24 : 0);
	zassert_ok(k_mem_slab_runtime_stats_reset_max(&slab));
	zassert_equal(k_mem_slab_max_used_get(&slab), traced ? 1 : 0);
	k_mem_slab_free(&slab, block[2]);
}

static void take_and_give(const void *slab)
{
	void *block;

	zassert_true(k_is_in_isr());
	zassert_ok(k_mem_slab_alloc((struct k_mem_slab *)slab, &block, K_NO_WAIT));
	k_mem_slab_free((struct k_mem_slab *)slab, block);
}

ZTEST(mem_slab, test_isr)
{
	irq_offload(take_and_give, &defined_slab);
	zassert_equal(k_mem_slab_num_used_get(&defined_slab), 0);
}

ZTEST(mem_slab, test_interrupts_stay_locked)
{
	const unsigned int key = irq_lock();
	void *block;

	zassert_ok(k_mem_slab_alloc(&defined_slab, &block, K_NO_WAIT));
	k_mem_slab_free(&defined_slab, block);
	zassert_false(arch_irq_unlocked(arch_irq_lock()), "a call unlocked interrupts");
	irq_unlock(key);
}

ZTEST_SUITE(mem_slab, NULL, NULL, NULL, NULL, NULL);
