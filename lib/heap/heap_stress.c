/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_heap_stress(): a heap under random use. Decides what is asked for and when; the heap is the
 * caller's functions, so that any allocator can be put under it. Called by tests.
 */
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

struct stress_block {
	void *mem;
	size_t bytes;
};

struct stress {
	struct stress_block *blocks;
	size_t capacity;
	size_t count;
	size_t in_use;
	uint64_t random;
};

static uint32_t stress_random(struct stress *stress)
{
	stress->random = stress->random * 6364136223846793005ULL + 1442695040888963407ULL;
	return (uint32_t)(stress->random >> 33);
}

/* Every power of two up to an eighth of the heap is as likely as the others to bound the size. */
static size_t stress_size(struct stress *stress, size_t total)
{
	const uint32_t powers = (uint32_t)LOG2(MAX(total / 8, 2U)) + 1;
	const uint32_t limit = 1U << (stress_random(stress) % powers);

	return 1 + stress_random(stress) % (2 * limit);
}

/* Towards the target three times out of four, away from it once: blocks come and go at it. */
static bool stress_allocates(struct stress *stress, size_t total, int target_percent)
{
	const size_t target = (size_t)((uint64_t)total * (uint32_t)target_percent / 100);
	const bool towards = stress_random(stress) % 4 != 0;

	if (stress->count == 0) {
		return true;
	}
	return stress->count < stress->capacity && (stress->in_use < target) == towards;
}

static void stress_free(struct stress *stress, size_t index, void (*free_fn)(void *arg, void *p),
			void *arg)
{
	__ASSERT(index < stress->count, "block %zu of %zu", index, stress->count);
	stress->in_use -= stress->blocks[index].bytes;
	free_fn(arg, stress->blocks[index].mem);
	stress->blocks[index] = stress->blocks[--stress->count];
}

void sys_heap_stress(void *(*alloc_fn)(void *arg, size_t bytes),
		     void (*free_fn)(void *arg, void *p), void *arg, size_t total_bytes,
		     uint32_t op_count, void *scratch_mem, size_t scratch_bytes, int target_percent,
		     struct z_heap_stress_result *result)
{
	struct stress stress = {
		.blocks = scratch_mem,
		.capacity = scratch_bytes / sizeof(struct stress_block),
		.random = 1,
	};

	__ASSERT(stress.capacity > 0, "no room for a block in %zu bytes", scratch_bytes);
	__ASSERT(target_percent > 0 && target_percent <= 100, "target %d %%", target_percent);
	memset(result, 0, sizeof(*result));
	for (uint32_t i = 0; i < op_count; i++) {
		if (stress_allocates(&stress, total_bytes, target_percent)) {
			const size_t bytes = stress_size(&stress, total_bytes);
			void *const mem = alloc_fn(arg, bytes);

			result->total_allocs++;
			if (mem != NULL) {
				result->successful_allocs++;
				stress.blocks[stress.count].mem = mem;
				stress.blocks[stress.count++].bytes = bytes;
				stress.in_use += bytes;
			}
		} else {
			result->total_frees++;
			stress_free(&stress, stress_random(&stress) % stress.count, free_fn, arg);
		}
		result->accumulated_in_use_bytes += stress.in_use;
	}
	while (stress.count > 0) {
		stress_free(&stress, stress.count - 1, free_fn, arg);
	}
}
