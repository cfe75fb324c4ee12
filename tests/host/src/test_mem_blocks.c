/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory blocks against a table of what is in use: blocks are in the memory, of their own, come
 * back when freed; what is refused changes nothing. And groups of allocators.
 */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/mem_blocks.h>

#include "check.h"

#define BLOCKS 70
#define SIZE 32
#define STEPS 20000

/* The host's linker has no iterable sections, so the definition is written out. */
static uint8_t memory[BLOCKS * SIZE];
SYS_BITARRAY_DEFINE_STATIC(bits, BLOCKS);
static sys_mem_blocks_t blocks = {
	.info = { .num_blocks = BLOCKS, .blk_sz_shift = ilog2(SIZE) },
	.buffer = memory,
	.bitmap = &bits,
};

static bool used[BLOCKS];
static size_t used_count;
static size_t most_count;

/* What listeners were told, in blocks. */
static size_t told_taken;
static size_t told_freed;

static void on_taken(uintptr_t id, void *mem, size_t bytes)
{
	CHECK(id == HEAP_ID_FROM_POINTER(&blocks) && mem != NULL && bytes % SIZE == 0);
	told_taken += bytes / SIZE;
}

static void on_freed(uintptr_t id, void *mem, size_t bytes)
{
	CHECK(id == HEAP_ID_FROM_POINTER(&blocks) && mem != NULL && bytes % SIZE == 0);
	told_freed += bytes / SIZE;
}

static HEAP_LISTENER_ALLOC_DEFINE(taken, HEAP_ID_FROM_POINTER(&blocks), on_taken);
static HEAP_LISTENER_FREE_DEFINE(freed, HEAP_ID_FROM_POINTER(&blocks), on_freed);

static void mark(void *mem, size_t count, bool value)
{
	const size_t offset = (size_t)((uint8_t *)mem - memory);

	CHECK(offset % SIZE == 0 && offset / SIZE + count <= BLOCKS);
	for (size_t i = offset / SIZE; i < offset / SIZE + count; i++) {
		CHECK_EQ(used[i], !value);
		used[i] = value;
	}
	used_count += value ? count : 0 - count;
	most_count = used_count > most_count ? used_count : most_count;
}

/* The array and the numbers agree with the table. */
static void check_table(void)
{
	struct sys_memory_stats stats;

	for (size_t i = 0; i < BLOCKS; i++) {
		CHECK_EQ(sys_mem_blocks_is_region_free(&blocks, memory + i * SIZE, 1), !used[i]);
	}
	CHECK_EQ(told_taken - told_freed, used_count);
	CHECK_EQ(sys_mem_blocks_runtime_stats_get(&blocks, &stats), 0);
	CHECK_EQ(stats.allocated_bytes, used_count * SIZE);
	CHECK_EQ(stats.free_bytes, (BLOCKS - used_count) * SIZE);
	CHECK_EQ(stats.max_allocated_bytes, most_count * SIZE);
}

static bool region_is(size_t start, size_t count, bool value)
{
	for (size_t i = start; i < start + count; i++) {
		if (i >= BLOCKS || used[i] != value) {
			return false;
		}
	}
	return true;
}

static bool run_exists(size_t count)
{
	for (size_t start = 0; start + count <= BLOCKS; start++) {
		if (region_is(start, count, false)) {
			return true;
		}
	}
	return false;
}

static void step_set(size_t count)
{
	void *set[BLOCKS] = { NULL };
	const int expected = count <= BLOCKS - used_count ? 0 : -ENOMEM;

	CHECK_EQ(sys_mem_blocks_alloc(&blocks, count, set), expected);
	for (size_t i = 0; expected == 0 && i < count; i++) {
		mark(set[i], 1, true);
	}
	if (expected == 0 && count % 2 == 0) {
		CHECK_EQ(sys_mem_blocks_free(&blocks, count, set), 0);
		for (size_t i = 0; i < count; i++) {
			mark(set[i], 1, false);
		}
	}
}

static void step_run(size_t count)
{
	void *run = memory;
	const int expected = run_exists(count) ? 0 : -ENOMEM;

	CHECK_EQ(sys_mem_blocks_alloc_contiguous(&blocks, count, &run), expected);
	if (expected == 0) {
		mark(run, count, true);
	} else {
		CHECK(run == NULL);
	}
}

static void step_get(size_t start, size_t count)
{
	void *const mem = memory + start * SIZE;
	const bool free = region_is(start, count, false);

	CHECK_EQ(sys_mem_blocks_is_region_free(&blocks, mem, count), free);
	CHECK_EQ(sys_mem_blocks_get(&blocks, mem, count), free ? 0 : -ENOMEM);
	if (free) {
		mark(mem, count, true);
	}
}

static void step_free(size_t start, size_t count)
{
	void *const mem = memory + start * SIZE;
	const bool all = region_is(start, count, true);

	CHECK_EQ(sys_mem_blocks_free_contiguous(&blocks, mem, count), all ? 0 : -EFAULT);
	if (all) {
		mark(mem, count, false);
	}
}

static void random_use(void)
{
	uint64_t state = 4;

	heap_listener_register(&taken);
	heap_listener_register(&freed);
	for (int i = 0; i < STEPS; i++) {
		const size_t start = check_random(&state) % BLOCKS;
		const size_t count = 1 + check_random(&state) % 9;

		switch (check_random(&state) % 7) {
		case 0:
			step_set(count);
			break;
		case 1:
			step_run(count);
			break;
		case 2:
			step_get(start, count);
			break;
		default:
			step_free(start, 1 + count / 3);
			break;
		}
		check_table();
	}
	CHECK_EQ(sys_mem_blocks_runtime_stats_reset_max(&blocks), 0);
	most_count = used_count;
	check_table();
	heap_listener_unregister(&taken);
	heap_listener_unregister(&freed);
}

static void all_free(void)
{
	for (size_t i = 0; i < BLOCKS; i++) {
		if (used[i]) {
			step_free(i, 1);
		}
	}
	CHECK_EQ(used_count, 0);
}

static void limits(void)
{
	void *set[BLOCKS + 1];
	void *run;

	all_free();
	set[0] = &set;
	CHECK_EQ(sys_mem_blocks_alloc(&blocks, 0, set), 0);
	CHECK_EQ(sys_mem_blocks_alloc(&blocks, BLOCKS + 1, set), -ENOMEM);
	CHECK_EQ(sys_mem_blocks_alloc(&blocks, SIZE_MAX, set), -ENOMEM);
	CHECK(set[0] == (void *)&set);
	CHECK_EQ(sys_mem_blocks_alloc_contiguous(&blocks, 0, &run), 0);
	CHECK(run == NULL);
	CHECK_EQ(sys_mem_blocks_alloc_contiguous(&blocks, SIZE_MAX, &run), -ENOMEM);
	CHECK_EQ(sys_mem_blocks_get(&blocks, memory, 0), 0);
	CHECK_EQ(sys_mem_blocks_get(&blocks, memory + 1, 1), -EFAULT);
	CHECK_EQ(sys_mem_blocks_get(&blocks, memory + sizeof(memory), 1), -EFAULT);
	CHECK_EQ(sys_mem_blocks_get(&blocks, (void *)((uintptr_t)memory - SIZE), 1), -EFAULT);
	CHECK_EQ(sys_mem_blocks_get(&blocks, memory + SIZE, SIZE_MAX), -ENOMEM);
	CHECK_EQ(sys_mem_blocks_is_region_free(&blocks, memory, BLOCKS), 1);
	CHECK_EQ(sys_mem_blocks_is_region_free(&blocks, memory, BLOCKS + 1), 0);
	CHECK_EQ(sys_mem_blocks_is_region_free(&blocks, memory + 4, 1), 0);
	CHECK_EQ(sys_mem_blocks_free(&blocks, 0, set), 0);
	CHECK_EQ(sys_mem_blocks_free(&blocks, BLOCKS + 1, set), -EINVAL);
	CHECK_EQ(sys_mem_blocks_free_contiguous(&blocks, memory, 0), 0);
	CHECK_EQ(sys_mem_blocks_free_contiguous(&blocks, memory, BLOCKS + 1), -EINVAL);
	CHECK_EQ(sys_mem_blocks_runtime_stats_get(NULL, NULL), -EINVAL);
	CHECK_EQ(sys_mem_blocks_runtime_stats_reset_max(NULL), -EINVAL);
	/* One of a set that is wrong keeps none of the others. */
	CHECK_EQ(sys_mem_blocks_alloc(&blocks, 3, set), 0);
	set[3] = set[1];
	set[1] = memory + 1;
	CHECK_EQ(sys_mem_blocks_free(&blocks, 3, set), -EFAULT);
	CHECK_EQ(sys_mem_blocks_free(&blocks, 1, &set[0]), -EFAULT);
	CHECK_EQ(sys_mem_blocks_free(&blocks, 1, &set[2]), -EFAULT);
	CHECK_EQ(sys_mem_blocks_free(&blocks, 1, &set[3]), 0);
	CHECK_EQ(sys_mem_blocks_is_region_free(&blocks, memory, BLOCKS), 1);
}

/* A second allocator, of bigger blocks. */
static uint8_t big_memory[4 * 256];
SYS_BITARRAY_DEFINE_STATIC(big_bits, 4);
static sys_mem_blocks_t big_blocks = {
	.info = { .num_blocks = 4, .blk_sz_shift = ilog2(256) },
	.buffer = big_memory,
	.bitmap = &big_bits,
};

static sys_mem_blocks_t *choose(struct sys_multi_mem_blocks *group, void *cfg)
{
	const size_t bytes = (size_t)(uintptr_t)cfg;

	return bytes <= SIZE ? group->allocators[0] : bytes <= 256 ? group->allocators[1] : NULL;
}

static void groups(void)
{
	sys_multi_mem_blocks_t group;
	void *small[2];
	void *big[5];
	size_t size = 1;

	sys_multi_mem_blocks_init(&group, choose);
	sys_multi_mem_blocks_add_allocator(&group, &blocks);
	sys_multi_mem_blocks_add_allocator(&group, &big_blocks);
	CHECK_EQ(sys_multi_mem_blocks_alloc(&group, (void *)20, 2, small, &size), 0);
	CHECK_EQ(size, SIZE);
	CHECK_EQ(sys_multi_mem_blocks_alloc(&group, (void *)200, 4, big, &size), 0);
	CHECK_EQ(size, 256);
	CHECK(big[0] == big_memory && small[1] == memory + SIZE);
	CHECK_EQ(sys_multi_mem_blocks_alloc(&group, (void *)200, 1, &big[4], NULL), -ENOMEM);
	CHECK_EQ(sys_multi_mem_blocks_alloc(&group, (void *)300, 1, &big[4], NULL), -EINVAL);
	CHECK_EQ(sys_multi_mem_blocks_alloc(&group, (void *)300, 0, &big[4], &size), 0);
	CHECK_EQ(size, 0);
	CHECK_EQ(sys_multi_mem_blocks_free(&group, 2, small), 0);
	CHECK_EQ(sys_multi_mem_blocks_free(&group, 2, small), -EFAULT);
	CHECK_EQ(sys_multi_mem_blocks_free(&group, 0, small), 0);
	CHECK_EQ(sys_multi_mem_blocks_free(&group, 5, big), -EINVAL);
	CHECK_EQ(sys_multi_mem_blocks_free(&group, 4, big), 0);
	small[0] = &group;
	CHECK_EQ(sys_multi_mem_blocks_free(&group, 1, small), -EINVAL);
	CHECK_EQ(sys_mem_blocks_is_region_free(&big_blocks, big_memory, 4), 1);
}

int main(void)
{
	RUN(random_use);
	RUN(limits);
	RUN(groups);
	return check_end();
}
