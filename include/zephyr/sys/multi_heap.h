/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Several heaps as one: a function of the user's chooses for each request, an address says which
 * heap a block is from.
 *
 * Nothing here locks; any context. The heaps' memory must not overlap.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_
#define ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_

#include <stddef.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Heaps in a multi heap. */
#define MAX_MULTI_HEAPS 8

struct sys_multi_heap;

/**
 * Takes a block of @p size bytes aligned to @p align from one of the heaps, by what the caller of
 * the request gave as @p cfg; NULL if there is none.
 */
typedef void *(*sys_multi_heap_fn_t)(struct sys_multi_heap *mheap, void *cfg, size_t align,
				     size_t size);

/** A heap, and what its user notes about it. */
struct sys_multi_heap_rec {
	struct sys_heap *heap;
	void *user_data;
};

/** The heaps lie in the order of their addresses. */
struct sys_multi_heap {
	unsigned int nheaps;
	sys_multi_heap_fn_t choice;
	struct sys_multi_heap_rec heaps[MAX_MULTI_HEAPS];
};

/** Begin without heaps. */
void sys_multi_heap_init(struct sys_multi_heap *heap, sys_multi_heap_fn_t choice_fn);

/** Add a heap that has been initialised; more than MAX_MULTI_HEAPS is an assertion. */
void sys_multi_heap_add_heap(struct sys_multi_heap *mheap, struct sys_heap *heap, void *user_data);

/** Take a block from the heap that the function chooses; NULL if there is none. */
void *sys_multi_heap_alloc(struct sys_multi_heap *mheap, void *cfg, size_t bytes);
void *sys_multi_heap_aligned_alloc(struct sys_multi_heap *mheap, void *cfg, size_t align,
				   size_t bytes);

/** The heap in whose memory an address lies; NULL if it is below all of them. */
const struct sys_multi_heap_rec *sys_multi_heap_get_heap(const struct sys_multi_heap *mheap,
							 void *addr);

/** Give a block back to its heap; NULL is ignored. */
void sys_multi_heap_free(struct sys_multi_heap *mheap, void *block);

/**
 * Make a block bigger or smaller in its heap, or, if there is no room, in the one that the
 * function chooses. @p ptr NULL takes a new block, 0 bytes free the old one.
 * @return the block, NULL if there is no room: the old one then stays as it was
 */
void *sys_multi_heap_aligned_realloc(struct sys_multi_heap *mheap, void *cfg, void *ptr,
				     size_t align, size_t bytes);

#define sys_multi_heap_realloc(mheap, cfg, ptr, bytes) \
	sys_multi_heap_aligned_realloc(mheap, cfg, ptr, 0, bytes)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MULTI_HEAP_H_ */
