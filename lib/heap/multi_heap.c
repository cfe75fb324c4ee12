/* SPDX-License-Identifier: Apache-2.0 */
/* Several heaps as one (sys/multi_heap.h): finds the heap, which does the rest. */
#include <string.h>
#include <zephyr/sys/multi_heap.h>

#include "heap.h"

void sys_multi_heap_init(struct sys_multi_heap *heap, sys_multi_heap_fn_t choice_fn)
{
	__ASSERT(choice_fn != NULL, "multi heap %p without a function", (void *)heap);
	heap->nheaps = 0;
	heap->choice = choice_fn;
}

void sys_multi_heap_add_heap(struct sys_multi_heap *mheap, struct sys_heap *heap, void *user_data)
{
	unsigned int place = mheap->nheaps;

	__ASSERT(mheap->nheaps < ARRAY_SIZE(mheap->heaps), "multi heap %p has %u heaps already",
		 (void *)mheap, mheap->nheaps);
	__ASSERT(heap->heap != NULL, "heap %p is not initialised", (void *)heap);
	while (place > 0 && mheap->heaps[place - 1].heap->heap > heap->heap) {
		mheap->heaps[place] = mheap->heaps[place - 1];
		place--;
	}
	mheap->heaps[place] = (struct sys_multi_heap_rec){ heap, user_data };
	mheap->nheaps++;
}

void *sys_multi_heap_aligned_alloc(struct sys_multi_heap *mheap, void *cfg, size_t align,
				   size_t bytes)
{
	return mheap->choice(mheap, cfg, align, bytes);
}

void *sys_multi_heap_alloc(struct sys_multi_heap *mheap, void *cfg, size_t bytes)
{
	return sys_multi_heap_aligned_alloc(mheap, cfg, 0, bytes);
}

const struct sys_multi_heap_rec *sys_multi_heap_get_heap(const struct sys_multi_heap *mheap,
							 void *addr)
{
	unsigned int i = mheap->nheaps;

	while (i > 0 && (uintptr_t)mheap->heaps[i - 1].heap->heap > (uintptr_t)addr) {
		i--;
	}
	return i == 0 ? NULL : &mheap->heaps[i - 1];
}

/* The heap of a block; one that is in none is an assertion. */
static struct sys_heap *heap_of(const struct sys_multi_heap *mheap, void *block)
{
	const struct sys_multi_heap_rec *const rec = sys_multi_heap_get_heap(mheap, block);

	__ASSERT(rec != NULL, "%p is in none of the heaps of %p", block, (const void *)mheap);
	return rec->heap;
}

void sys_multi_heap_free(struct sys_multi_heap *mheap, void *block)
{
	if (block != NULL) {
		sys_heap_free(heap_of(mheap, block), block);
	}
}

void *sys_multi_heap_aligned_realloc(struct sys_multi_heap *mheap, void *cfg, void *ptr,
				     size_t align, size_t bytes)
{
	struct sys_heap *heap;
	size_t old;
	void *mem;

	if (ptr == NULL) {
		return sys_multi_heap_aligned_alloc(mheap, cfg, align, bytes);
	}
	if (bytes == 0) {
		sys_multi_heap_free(mheap, ptr);
		return NULL;
	}
	heap = heap_of(mheap, ptr);
	mem = sys_heap_aligned_realloc(heap, ptr, align, bytes);
	if (mem != NULL) {
		return mem;
	}
	old = sys_heap_usable_size(heap, ptr);
	mem = sys_multi_heap_aligned_alloc(mheap, cfg, align, bytes);
	if (mem != NULL) {
		memcpy(mem, ptr, MIN(old, bytes));
		sys_heap_free(heap, ptr);
	}
	return mem;
}
