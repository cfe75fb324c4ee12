/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory blocks (sys/mem_blocks.h): what a bit of the array means, and who is told. The array
 * locks for itself; the statistics have a lock of their own.
 */
#include <errno.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/mem_blocks.h>

#include "mem_blocks_stats.h"

static void *block_at(const sys_mem_blocks_t *mem_block, size_t index)
{
	__ASSERT(index < mem_block->info.num_blocks, "allocator %p: block %zu of %u",
		 (const void *)mem_block, index, mem_block->info.num_blocks);
	return mem_block->buffer + (index << mem_block->info.blk_sz_shift);
}

/* The number of the block that begins at an address; false if none does. */
static bool block_index(const sys_mem_blocks_t *mem_block, const void *block, size_t *index)
{
	const uintptr_t offset = (uintptr_t)block - (uintptr_t)mem_block->buffer;
	const uint32_t shift = mem_block->info.blk_sz_shift;

	*index = offset >> shift;
	return *index < mem_block->info.num_blocks && *index << shift == offset;
}

static void tell_taken(sys_mem_blocks_t *mem_block, void *block, size_t count)
{
	mem_blocks_count(mem_block, (int32_t)count);
	if (IS_ENABLED(CONFIG_SYS_MEM_BLOCKS_LISTENER)) {
		heap_listener_notify_alloc(HEAP_ID_FROM_POINTER(mem_block), block,
					   count << mem_block->info.blk_sz_shift);
	}
}

static void tell_freed(sys_mem_blocks_t *mem_block, void *block, size_t count)
{
	mem_blocks_count(mem_block, -(int32_t)count);
	if (IS_ENABLED(CONFIG_SYS_MEM_BLOCKS_LISTENER)) {
		heap_listener_notify_free(HEAP_ID_FROM_POINTER(mem_block), block,
					  count << mem_block->info.blk_sz_shift);
	}
}

/* Take the first run that is free, and tell nobody yet; NULL if there is none. */
static void *run_take(sys_mem_blocks_t *mem_block, size_t count)
{
	size_t index;

	if (sys_bitarray_alloc(mem_block->bitmap, count, &index) != 0) {
		return NULL;
	}
	return block_at(mem_block, index);
}

/* Give a run back. */
static int run_free(sys_mem_blocks_t *mem_block, void *block, size_t count)
{
	size_t index;

	if (!block_index(mem_block, block, &index) || count > mem_block->info.num_blocks - index) {
		return -EFAULT;
	}
	if (sys_bitarray_free(mem_block->bitmap, count, index) != 0) {
		return -EFAULT;
	}
	tell_freed(mem_block, block, count);
	return 0;
}

/* Undo the taking of blocks that nobody was told of. */
static void set_return(sys_mem_blocks_t *mem_block, size_t count, void **blocks)
{
	for (size_t i = 0; i < count; i++) {
		size_t index = 0;
		const bool is_block = block_index(mem_block, blocks[i], &index);

		__ASSERT(is_block, "%p was taken and is no block", blocks[i]);
		ARG_UNUSED(is_block);
		(void)sys_bitarray_free(mem_block->bitmap, 1, index);
	}
}

int sys_mem_blocks_alloc(sys_mem_blocks_t *mem_block, size_t count, void **out_blocks)
{
	size_t taken = 0;

	__ASSERT_NO_MSG(mem_block != NULL);
	__ASSERT_NO_MSG(out_blocks != NULL);
	if (mem_block == NULL || out_blocks == NULL) {
		return -EINVAL;
	}
	if (count > mem_block->info.num_blocks) {
		return -ENOMEM;
	}
	while (taken < count) {
		void *const block = run_take(mem_block, 1);

		if (block == NULL) {
			set_return(mem_block, taken, out_blocks);
			return -ENOMEM;
		}
		out_blocks[taken] = block;
		taken++;
	}
	for (size_t i = 0; i < count; i++) {
		tell_taken(mem_block, out_blocks[i], 1);
	}
	return 0;
}

int sys_mem_blocks_alloc_contiguous(sys_mem_blocks_t *mem_block, size_t count, void **out_block)
{
	__ASSERT_NO_MSG(mem_block != NULL);
	__ASSERT_NO_MSG(out_block != NULL);
	if (mem_block == NULL || out_block == NULL) {
		return -EINVAL;
	}
	*out_block = NULL;
	if (count == 0) {
		return 0;
	}
	if (count > mem_block->info.num_blocks) {
		return -ENOMEM;
	}
	*out_block = run_take(mem_block, count);
	if (*out_block == NULL) {
		return -ENOMEM;
	}
	tell_taken(mem_block, *out_block, count);
	return 0;
}

int sys_mem_blocks_get(sys_mem_blocks_t *mem_block, void *in_block, size_t count)
{
	size_t index;

	__ASSERT_NO_MSG(mem_block != NULL);
	__ASSERT_NO_MSG(in_block != NULL);
	if (mem_block == NULL || in_block == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		return 0;
	}
	if (!block_index(mem_block, in_block, &index)) {
		return -EFAULT;
	}
	if (count > mem_block->info.num_blocks - index ||
	    sys_bitarray_test_and_set_region(mem_block->bitmap, count, index, true) != 0) {
		return -ENOMEM;
	}
	tell_taken(mem_block, in_block, count);
	return 0;
}

int sys_mem_blocks_is_region_free(sys_mem_blocks_t *mem_block, void *in_block, size_t count)
{
	size_t index;

	__ASSERT_NO_MSG(mem_block != NULL);
	__ASSERT_NO_MSG(in_block != NULL);
	if (mem_block == NULL || !block_index(mem_block, in_block, &index)) {
		return 0;
	}
	return sys_bitarray_is_region_cleared(mem_block->bitmap, count, index) ? 1 : 0;
}

int sys_mem_blocks_free(sys_mem_blocks_t *mem_block, size_t count, void **in_blocks)
{
	int result = 0;

	__ASSERT_NO_MSG(mem_block != NULL);
	__ASSERT_NO_MSG(in_blocks != NULL);
	if (mem_block == NULL || in_blocks == NULL || count > mem_block->info.num_blocks) {
		return -EINVAL;
	}
	for (size_t i = 0; i < count; i++) {
		if (run_free(mem_block, in_blocks[i], 1) != 0) {
			result = -EFAULT;
		}
	}
	return result;
}

int sys_mem_blocks_free_contiguous(sys_mem_blocks_t *mem_block, void *block, size_t count)
{
	__ASSERT_NO_MSG(mem_block != NULL);
	if (mem_block == NULL || count > mem_block->info.num_blocks) {
		return -EINVAL;
	}
	return count == 0 ? 0 : run_free(mem_block, block, count);
}

#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
int sys_mem_blocks_runtime_stats_get(sys_mem_blocks_t *mem_block, struct sys_memory_stats *stats)
{
	if (mem_block == NULL || stats == NULL) {
		return -EINVAL;
	}
	K_SPINLOCK(&mem_block->lock)
	{
		const struct sys_mem_blocks_info *const info = &mem_block->info;

		stats->allocated_bytes = (size_t)info->used_blocks << info->blk_sz_shift;
		stats->free_bytes = (size_t)(info->num_blocks - info->used_blocks)
				    << info->blk_sz_shift;
		stats->max_allocated_bytes = (size_t)info->max_used_blocks << info->blk_sz_shift;
	}
	return 0;
}

int sys_mem_blocks_runtime_stats_reset_max(sys_mem_blocks_t *mem_block)
{
	if (mem_block == NULL) {
		return -EINVAL;
	}
	K_SPINLOCK(&mem_block->lock)
	{
		mem_block->info.max_used_blocks = mem_block->info.used_blocks;
	}
	return 0;
}
#endif /* CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS */
