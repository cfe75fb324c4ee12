/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Blocks that know their heap: k_free() and threads' resource pools (kernel/heap.h).
 *
 *	| heap | the owner's bytes ...        a block of the heap, struct k_heap * in front
 *
 * That word also puts the owner's bytes at multiples of 8, since blocks are at 4 modulo 8.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/sys/math_extras.h>

#include "malloc.h"

/** What blocks are aligned to without asking. */
#define BLOCK_ALIGN 8U

BUILD_ASSERT(sizeof(void *) == 4, "the owner's bytes are at multiples of 8 behind one word");

void *z_heap_block_alloc(struct k_heap *heap, size_t align, size_t size)
{
	k_spinlock_key_t key;
	struct k_heap **block;
	size_t bytes;

	__ASSERT(align == 0 || IS_POWER_OF_TWO(align), "alignment %zu is not a power of two",
		 align);
	if (size_add_overflow(size, sizeof(*block), &bytes)) {
		return NULL;
	}
	key = k_spin_lock(&heap->lock);
	if (align <= BLOCK_ALIGN) {
		block = (struct k_heap **)sys_heap_alloc(&heap->heap, bytes);
	} else {
		block = (struct k_heap **)z_heap_alloc_lead(&heap->heap, align, sizeof(*block),
							    bytes);
	}
	k_spin_unlock(&heap->lock, key);
	if (block == NULL) {
		return NULL;
	}
	*block = heap;
	return block + 1;
}

void k_free(void *ptr)
{
	struct k_heap **const block = (struct k_heap **)ptr - 1;

	if (ptr != NULL) {
		__ASSERT((*block)->heap.heap != NULL, "%p is in no heap", ptr);
		k_heap_free(*block, block);
	}
}

void *k_realloc(void *ptr, size_t size)
{
	struct k_heap **block = (struct k_heap **)ptr - 1;
	size_t bytes;

	if (ptr == NULL) {
		return k_malloc(size);
	}
	if (size == 0) {
		k_free(ptr);
		return NULL;
	}
	if (size_add_overflow(size, sizeof(*block), &bytes)) {
		return NULL;
	}
	__ASSERT((*block)->heap.heap != NULL, "%p is in no heap", ptr);
	/* Moved with the rest, the word in front stays right. */
	block = (struct k_heap **)k_heap_realloc(*block, block, bytes, K_NO_WAIT);
	return block == NULL ? NULL : block + 1;
}

void *z_thread_aligned_alloc(size_t align, size_t size)
{
	struct k_heap *const heap = z_resource_pool();

	return heap == NULL ? NULL : z_heap_block_alloc(heap, align, size);
}

void k_thread_system_pool_assign(struct k_thread *thread)
{
	thread->resource_pool = Z_SYSTEM_HEAP;
}
