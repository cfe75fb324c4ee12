/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A heap in a piece of memory: blocks of any size, taken and given back in bounded time.
 *
 * Nothing here locks: whoever shares a heap between contexts locks around every call (k_heap
 * does). All functions may be called from threads, interrupt handlers and early boot. What a block
 * costs: 4 bytes in front of it, and rounding up to 8. Its bookkeeping lies in the heap's memory,
 * at the beginning (lib/heap/heap.h has the drawing).
 */
#ifndef ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/mem_stats.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct z_heap;

/** A heap. The two other members hold what a static definition is to be initialised with. */
struct sys_heap {
	struct z_heap *heap;
	void *init_mem;
	size_t init_bytes;
};

/** What sys_heap_stress() has done: numbers of calls, and bytes in use summed over its steps. */
struct z_heap_stress_result {
	uint32_t total_allocs;
	uint32_t successful_allocs;
	uint32_t total_frees;
	uint64_t accumulated_in_use_bytes;
};

/**
 * Make a heap of @p bytes bytes at @p mem, which may have any alignment. Too little memory for
 * one block of four bytes, or 4 GiB and more, is an assertion.
 */
void sys_heap_init(struct sys_heap *heap, void *mem, size_t bytes);

/**
 * Take a block of at least @p bytes bytes, aligned to a pointer's size.
 * @return the block; NULL for 0 bytes or if no free piece is found that is big enough
 */
void *sys_heap_alloc(struct sys_heap *heap, size_t bytes);

/** The same at a multiple of @p align, a power of two; 0 is the alignment of sys_heap_alloc(). */
void *sys_heap_aligned_alloc(struct sys_heap *heap, size_t align, size_t bytes);

/**
 * The same, but what is aligned is the address @p lead bytes into the block. @p lead is a
 * multiple of a pointer's size and counted in @p bytes. For allocators that keep a word of their
 * own in front of what they hand out.
 */
void *z_heap_alloc_lead(struct sys_heap *heap, size_t align, size_t lead, size_t bytes);

/** Give a block back. NULL is ignored; a block that is free already is an assertion. */
void sys_heap_free(struct sys_heap *heap, void *mem);

/**
 * Make a block bigger or smaller, at its place if that is possible; otherwise its content moves
 * to a new block and the old one is freed. @p ptr NULL takes a new block, 0 bytes free the old.
 * @return the block, NULL if there is no room: the old one then stays as it was
 */
void *sys_heap_aligned_realloc(struct sys_heap *heap, void *ptr, size_t align, size_t bytes);

/**
 * Make a block bigger or smaller at its place. For allocators that move contents themselves.
 * @return false if there is no room; nothing has changed then
 */
bool z_heap_resize(struct sys_heap *heap, void *mem, size_t bytes);

#define sys_heap_realloc(heap, ptr, bytes) sys_heap_aligned_realloc(heap, ptr, 0, bytes)

/** How many bytes the owner of a block may use: those asked for, and what rounding added. */
size_t sys_heap_usable_size(struct sys_heap *heap, void *mem);

/**
 * Look at every block and every list. Time grows with the number of blocks.
 * @return false if something is damaged
 */
bool sys_heap_validate(struct sys_heap *heap);

/**
 * Take and give back blocks of random sizes, small ones oftener than big ones, keeping about
 * @p target_percent of @p total_bytes in use. The numbers are the same in every run. Blocks in
 * use are noted in @p scratch_mem; what is still in use at the end is freed.
 *
 * @param arg first argument of both functions
 * @param op_count number of steps
 * @param result what was done
 */
void sys_heap_stress(void *(*alloc_fn)(void *arg, size_t bytes),
		     void (*free_fn)(void *arg, void *p), void *arg, size_t total_bytes,
		     uint32_t op_count, void *scratch_mem, size_t scratch_bytes, int target_percent,
		     struct z_heap_stress_result *result);

/** Print sizes and lists to the console, and every block if @p dump_chunks. */
void sys_heap_print_info(struct sys_heap *heap, bool dump_chunks);

#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS

/**
 * Bytes that blocks in use can hold, and that free ones could; what the heap itself needs for each
 * is in neither. @retval -EINVAL a pointer is NULL
 */
int sys_heap_runtime_stats_get(struct sys_heap *heap, struct sys_memory_stats *stats);

/** Let the maximum start anew at what is in use now. @retval -EINVAL @p heap is NULL */
int sys_heap_runtime_stats_reset_max(struct sys_heap *heap);

#endif /* CONFIG_SYS_HEAP_RUNTIME_STATS */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SYS_HEAP_H_ */
