/* SPDX-License-Identifier: Apache-2.0 */
/* Memory blocks in an image; their logic is tested on the host (tests/host/src/test_mem_blocks.c).
 */
#include "helpers.h"

#include <zephyr/math/ilog2.h>
#include <zephyr/sys/mem_blocks.h>

#define BLOCKS 6

SYS_MEM_BLOCKS_DEFINE(blocks, 32, BLOCKS, 64);
static uint8_t other_memory[4 * 128] __aligned(128);
SYS_MEM_BLOCKS_DEFINE_STATIC_WITH_EXT_BUF(other_blocks, 128, 4, other_memory);

BUILD_ASSERT(ilog2(1) == 0 && ilog2(2) == 1 && ilog2(255) == 7 && ilog2(256) == 8, "rounded down");
BUILD_ASSERT(ilog2(0x8000000000ULL) == 39, "64 bits");

ZTEST(mem_blocks, test_defined)
{
	void *mem[BLOCKS];

	zassert_equal((uintptr_t)blocks.buffer % 64, 0);
	zassert_equal(other_blocks.buffer, other_memory);
	zassert_equal(blocks.info.num_blocks, BLOCKS);
	/* The names of Zephyr 3.4. */
	zassert_equal(blocks.num_blocks, BLOCKS);
	zassert_equal(blocks.blk_sz_shift, 5);
	zassert_ok(sys_mem_blocks_alloc(&blocks, BLOCKS, mem));
	zassert_equal(sys_mem_blocks_alloc(&blocks, 1, mem), -ENOMEM);
	for (int i = 0; i < BLOCKS; i++) {
		zassert_equal(mem[i], blocks.buffer + 32 * i, "%d: %p", i, mem[i]);
	}
	zassert_ok(sys_mem_blocks_free(&blocks, BLOCKS, mem));
	zassert_equal(sys_mem_blocks_free(&blocks, 1, mem), -EFAULT);
}

static void use_in_isr(const void *unused)
{
	void *run;

	ARG_UNUSED(unused);
	zassert_ok(sys_mem_blocks_alloc_contiguous(&blocks, 3, &run));
	zassert_ok(sys_mem_blocks_free_contiguous(&blocks, run, 3));
}

ZTEST(mem_blocks, test_isr)
{
	irq_offload(use_in_isr, NULL);
	zassert_equal(sys_mem_blocks_is_region_free(&blocks, blocks.buffer, BLOCKS), 1);
}

static sys_mem_blocks_t *choose(struct sys_multi_mem_blocks *group, void *cfg)
{
	const int index = POINTER_TO_INT(cfg);

	return index < group->num_allocators ? group->allocators[index] : NULL;
}

ZTEST(mem_blocks, test_group)
{
	static sys_multi_mem_blocks_t group;
	void *mem[2];
	size_t size;

	sys_multi_mem_blocks_init(&group, choose);
	sys_multi_mem_blocks_add_allocator(&group, &blocks);
	sys_multi_mem_blocks_add_allocator(&group, &other_blocks);
	zassert_ok(sys_multi_mem_blocks_alloc(&group, INT_TO_POINTER(1), 2, mem, &size));
	zassert_equal(size, 128);
	zassert_equal(mem[1], other_memory + 128);
	zassert_ok(sys_multi_mem_blocks_free(&group, 2, mem));
	zassert_equal(sys_mem_blocks_is_region_free(&other_blocks, other_memory, 4), 1);
	zassert_equal(sys_multi_mem_blocks_alloc(&group, INT_TO_POINTER(2), 2, mem, NULL), -EINVAL);
}

ZTEST_SUITE(mem_blocks, NULL, NULL, NULL, NULL, NULL);
