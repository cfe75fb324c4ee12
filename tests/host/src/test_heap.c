/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_heap against a table of the blocks in use: blocks do not overlap, keep their content, are
 * aligned; what is freed comes back; the heap is whole after every step. And damage is found.
 */
#include <string.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

#include "../../../lib/heap/heap.h"
#include "check.h"

#define BLOCKS 64
#define ROUNDS 6000
#define BIG (600 * 1024)

struct block {
	uint8_t *mem;
	size_t bytes;
	uint8_t fill;
};

static uint64_t memory[BIG / sizeof(uint64_t)];
static uint64_t scratch[4096];
static struct block blocks[BLOCKS];
static struct sys_heap heap;

static void fill(struct block *block, uint8_t *mem, size_t bytes, uint8_t value)
{
	block->mem = mem;
	block->bytes = mem == NULL ? 0 : bytes;
	block->fill = value;
	for (size_t i = 0; i < block->bytes; i++) {
		mem[i] = (uint8_t)(value + i);
	}
}

static bool filled(const uint8_t *mem, size_t bytes, uint8_t value)
{
	for (size_t i = 0; i < bytes; i++) {
		if (mem[i] != (uint8_t)(value + i)) {
			return false;
		}
	}
	return true;
}

/* In the memory, aligned, big enough, no bigger than rounding makes it. */
static void check_block(const struct block *block, size_t align, size_t memory_bytes)
{
	const size_t usable = sys_heap_usable_size(&heap, block->mem);
	const uintptr_t offset = (uintptr_t)block->mem - (uintptr_t)memory;

	CHECK(offset > 0 && offset + usable <= memory_bytes);
	CHECK((uintptr_t)block->mem % MAX(align, sizeof(void *)) == 0);
	CHECK(usable >= block->bytes && usable < block->bytes + 8);
}

static void step_alloc(struct block *block, uint64_t *state, size_t most, size_t memory_bytes)
{
	const size_t bytes = 1 + check_random(state) % (check_random(state) % most + 1);
	const size_t align = check_random(state) % 2 ? 0 : BIT(check_random(state) % 9);

	fill(block, sys_heap_aligned_alloc(&heap, align, bytes), bytes, (uint8_t)align + 3);
	if (block->mem != NULL) {
		check_block(block, align, memory_bytes);
	}
}

static void step_realloc(struct block *block, uint64_t *state, size_t most, size_t memory_bytes)
{
	const size_t bytes = 1 + check_random(state) % most;
	const size_t align = check_random(state) % 2 ? 0 : BIT(check_random(state) % 7);
	uint8_t *const mem = sys_heap_aligned_realloc(&heap, block->mem, align, bytes);

	if (mem == NULL) {
		CHECK(filled(block->mem, block->bytes, block->fill));
		return;
	}
	CHECK(filled(mem, MIN(bytes, block->bytes), block->fill));
	fill(block, mem, bytes, (uint8_t)(block->fill + 1));
	check_block(block, align, memory_bytes);
}

static void step_free(struct block *block)
{
	CHECK(filled(block->mem, block->bytes, block->fill));
	sys_heap_free(&heap, block->mem);
	block->mem = NULL;
}

/* A free heap is one chunk, which can be taken whole. */
static void check_is_free(void)
{
	const size_t all = heap.heap->end - heap_first(heap.heap) - HEAP_HEAD;
	void *const mem = sys_heap_alloc(&heap, all);

	CHECK(mem != NULL && sys_heap_alloc(&heap, 1) == NULL);
	CHECK(sys_heap_validate(&heap));
	sys_heap_free(&heap, mem);
	CHECK(sys_heap_alloc(&heap, all + 1) == NULL);
}

static void random_use(uint8_t *mem, size_t bytes, size_t most, uint64_t state)
{
	memset(blocks, 0, sizeof(blocks));
	sys_heap_init(&heap, mem, bytes);
	for (int i = 0; i < ROUNDS; i++) {
		struct block *const block = &blocks[check_random(&state) % BLOCKS];

		if (block->mem == NULL) {
			step_alloc(block, &state, most, BIG);
		} else if (check_random(&state) % 3 == 0) {
			step_realloc(block, &state, most, BIG);
		} else {
			step_free(block);
		}
		CHECK(sys_heap_validate(&heap));
	}
	for (size_t i = 0; i < BLOCKS; i++) {
		if (blocks[i].mem != NULL) {
			step_free(&blocks[i]);
		}
	}
	CHECK(sys_heap_validate(&heap));
	check_is_free();
}

static void random_small(void)
{
	for (size_t shift = 0; shift < 8; shift++) {
		random_use((uint8_t *)memory + shift, 2048 - 3 * shift, 100, shift);
	}
}

static void random_big(void)
{
	random_use((uint8_t *)memory, 100 * 1024, 8000, 5);
	random_use((uint8_t *)memory, BIG, 40000, 6);
}

/* From the smallest size on, every heap gives a block and takes it back. */
static void sizes(void)
{
	for (size_t bytes = 64; bytes < 1200; bytes++) {
		void *mem;

		sys_heap_init(&heap, (uint8_t *)memory + bytes % 8, bytes);
		mem = sys_heap_alloc(&heap, 1);
		CHECK(mem != NULL && sys_heap_validate(&heap));
		sys_heap_free(&heap, mem);
		check_is_free();
	}
}

/* Blocks of the smallest size: all of them, every other one freed, and taken again. */
static void units(size_t bytes, bool listed)
{
	static void *mem[BIG / 8];
	size_t count = 0;
	size_t again = 0;

	sys_heap_init(&heap, memory, bytes);
	CHECK_EQ(heap_lists_units(heap.heap), listed);
	do {
		mem[count] = sys_heap_alloc(&heap, 1);
	} while (mem[count++] != NULL);
	count--;
	/*
	 * What is left of the last split is out of reach where it is in no ring, until its
	 * neighbour is freed.
	 */
	CHECK_EQ(count, (heap.heap->end - heap_first(heap.heap)) / HEAP_UNIT - !listed);
	for (size_t i = 0; i < count; i += 2) {
		sys_heap_free(&heap, mem[i]);
	}
	CHECK(sys_heap_validate(&heap));
	while (sys_heap_alloc(&heap, 4) != NULL) {
		again++;
	}
	CHECK_EQ(again, listed ? (count + 1) / 2 : count % 2);
}

static void small_chunks(void)
{
	units(4096, !IS_ENABLED(CONFIG_SYS_HEAP_BIG_ONLY));
	units(BIG, false);
}

static void aligned_with_lead(void)
{
	sys_heap_init(&heap, memory, 4096);
	for (size_t align = 8; align <= 256; align *= 2) {
		for (size_t bytes = 16; bytes < 100; bytes += 7) {
			uint8_t *const mem = z_heap_alloc_lead(&heap, align, 8, bytes);

			CHECK(mem != NULL && ((uintptr_t)mem + 8) % align == 0);
			CHECK(sys_heap_usable_size(&heap, mem) >= bytes);
			CHECK(sys_heap_validate(&heap));
			sys_heap_free(&heap, mem);
		}
	}
	check_is_free();
}

static void realloc_in_place(void)
{
	uint8_t *first;
	uint8_t *second;

	sys_heap_init(&heap, memory, 2048);
	first = sys_heap_alloc(&heap, 64);
	CHECK(sys_heap_realloc(&heap, first, 128) == first);
	second = sys_heap_alloc(&heap, 64);
	CHECK(sys_heap_realloc(&heap, first, 32) == first);
	CHECK(sys_heap_realloc(&heap, first, 128) == first);
	CHECK(sys_heap_realloc(&heap, first, 200) != first);
	CHECK(sys_heap_realloc(&heap, second, 5000) == NULL);
	CHECK(sys_heap_realloc(&heap, second, 0) == NULL);
	CHECK(sys_heap_alloc(&heap, 0) == NULL && sys_heap_alloc(&heap, SIZE_MAX) == NULL);
	CHECK(sys_heap_aligned_alloc(&heap, 2048, 1) == NULL);
	CHECK(sys_heap_realloc(&heap, sys_heap_alloc(&heap, 8), SIZE_MAX - 4) == NULL);
	CHECK(sys_heap_validate(&heap));
}

static void *stress_alloc(void *arg, size_t bytes)
{
	void *const mem = sys_heap_alloc(arg, bytes);

	CHECK(sys_heap_validate(arg));
	return mem;
}

static void stress_free(void *arg, void *mem)
{
	sys_heap_free(arg, mem);
	CHECK(sys_heap_validate(arg));
}

static void stress(void)
{
	for (int target = 25; target <= 100; target += 25) {
		struct z_heap_stress_result result;

		sys_heap_init(&heap, memory, 4096);
		sys_heap_stress(stress_alloc, stress_free, &heap, 4096, 5000, scratch,
				sizeof(scratch), target, &result);
		CHECK_EQ(result.total_allocs + result.total_frees, 5000);
		CHECK(result.successful_allocs > result.total_allocs / 4);
		CHECK(target == 100 || result.accumulated_in_use_bytes / 50 >
					       4096ULL * (unsigned int)target * 6 / 10);
		check_is_free();
	}
}

/* Every word of the heap's own, overwritten: found, or not a link or a size. */
static void damage_is_found(void)
{
	uint32_t *word;
	uint8_t *first;
	uint8_t *second;

	sys_heap_init(&heap, memory, 1024);
	first = sys_heap_alloc(&heap, 20);
	second = sys_heap_alloc(&heap, 20);
	(void)sys_heap_alloc(&heap, 20);
	sys_heap_free(&heap, second);
	CHECK(sys_heap_validate(&heap));
	for (word = (uint32_t *)(void *)(second - 4); word < (uint32_t *)(void *)(second + 8);
	     word++) {
		const uint32_t kept = *word;

		*word = kept ^ 0x10000;
		CHECK(!sys_heap_validate(&heap));
		*word = kept ^ 8;
		CHECK(!sys_heap_validate(&heap));
		*word = UINT32_MAX;
		CHECK(!sys_heap_validate(&heap));
		*word = kept;
	}
	heap.heap->filled ^= 1U << 30;
	CHECK(!sys_heap_validate(&heap));
	heap.heap->filled ^= 1U << 30;
	((uint32_t *)(void *)first)[-1] &= ~CHUNK_USED;
	CHECK(!sys_heap_validate(&heap));
}

#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
static void statistics(void)
{
	struct sys_memory_stats stats;
	size_t all;
	void *mem;

	sys_heap_init(&heap, memory, 1024);
	CHECK_EQ(sys_heap_runtime_stats_get(NULL, &stats), -22);
	CHECK_EQ(sys_heap_runtime_stats_get(&heap, NULL), -22);
	CHECK_EQ(sys_heap_runtime_stats_reset_max(NULL), -22);
	CHECK_EQ(sys_heap_runtime_stats_get(&heap, &stats), 0);
	all = stats.free_bytes;
	CHECK(stats.allocated_bytes == 0 && all > 900);
	mem = sys_heap_alloc(&heap, 100);
	(void)sys_heap_realloc(&heap, mem, 300);
	(void)sys_heap_realloc(&heap, mem, 200);
	CHECK_EQ(sys_heap_runtime_stats_get(&heap, &stats), 0);
	/* Without heads, which have 4 bytes; there is one more than at the beginning. */
	CHECK_EQ(stats.allocated_bytes, 204);
	CHECK_EQ(stats.allocated_bytes, sys_heap_usable_size(&heap, mem));
	CHECK_EQ(stats.max_allocated_bytes, 300);
	CHECK_EQ(stats.free_bytes + stats.allocated_bytes, all - HEAP_HEAD);
	CHECK(sys_heap_validate(&heap));
	heap.heap->free_bytes -= HEAP_UNIT;
	CHECK(!sys_heap_validate(&heap));
	heap.heap->free_bytes += HEAP_UNIT;
	sys_heap_free(&heap, mem);
	CHECK_EQ(sys_heap_runtime_stats_reset_max(&heap), 0);
	CHECK_EQ(sys_heap_runtime_stats_get(&heap, &stats), 0);
	CHECK(stats.max_allocated_bytes == 0 && stats.free_bytes == all);
}
#else
static void statistics(void)
{
	CHECK_EQ(sizeof(struct z_heap), 8);
}
#endif

int main(void)
{
	RUN(random_small);
	RUN(random_big);
	RUN(sizes);
	RUN(small_chunks);
	RUN(aligned_with_lead);
	RUN(realloc_in_place);
	RUN(stress);
	RUN(damage_is_found);
	RUN(statistics);
	return check_end();
}
