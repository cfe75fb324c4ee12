/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Heaps that threads share: k_heap, the system's own (k_malloc()), and threads' resource pools.
 *
 * A k_heap is a sys_heap with a lock, whose users can wait until somebody frees enough. What a
 * block costs is sys/sys_heap.h's; one of k_malloc() and kin has a pointer's size more, which says
 * what heap it is from, so that k_free() needs nothing but the block.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_HEAP_H_
#define ZEPHYR_INCLUDE_KERNEL_HEAP_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/thread.h>
#include <zephyr/linker/sections.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_heap {
	struct sys_heap heap;
	/** Threads that wait for memory. */
	_wait_q_t wait_q;
	struct k_spinlock lock;
};

/** Bytes that a heap needs to give one small block. */
#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
#define Z_HEAP_MIN_SIZE 44
#else
#define Z_HEAP_MIN_SIZE 28
#endif

#define Z_HEAP_DEFINE_IN_SECT(name, bytes, in_section) \
	char in_section __aligned(8) kheap_##name[MAX(bytes, Z_HEAP_MIN_SIZE)]; \
	STRUCT_SECTION_ITERABLE(k_heap, name) = { \
		.heap = { \
			.init_mem = kheap_##name, \
			.init_bytes = MAX(bytes, Z_HEAP_MIN_SIZE), \
		}, \
	}

/**
 * Define a heap with its memory, ready from PRE_KERNEL_1 on.
 * @param bytes of memory, bookkeeping included; less than Z_HEAP_MIN_SIZE is made that
 */
#define K_HEAP_DEFINE(name, bytes) \
	Z_HEAP_DEFINE_IN_SECT(name, bytes, __noinit_named(kheap_buf_##name))

/** The same in memory that is not cached. */
#define K_HEAP_DEFINE_NOCACHE(name, bytes) Z_HEAP_DEFINE_IN_SECT(name, bytes, __nocache)

/** Make a heap of @p bytes bytes at @p mem. Any context. */
void k_heap_init(struct k_heap *h, void *mem, size_t bytes) __attribute_nonnull(1);

/**
 * Take a block of @p bytes bytes, aligned to a pointer's size; wait for one if there is none. In
 * an ISR, and without threads, only K_NO_WAIT is legal.
 * @return the block; NULL if there is none in time, or for 0 bytes
 */
void *k_heap_alloc(struct k_heap *h, size_t bytes, k_timeout_t timeout) __attribute_nonnull(1);

/** The same at a multiple of @p align, a power of two; 0 is as above. */
void *k_heap_aligned_alloc(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout)
	__attribute_nonnull(1);

/** Take a block for @p num elements of @p size bytes and clear it. */
void *k_heap_calloc(struct k_heap *h, size_t num, size_t size, k_timeout_t timeout)
	__attribute_nonnull(1);

/**
 * Make a block bigger or smaller, moving its content if it has to be. @p ptr NULL takes a new
 * block, 0 bytes free the old one.
 * @return the block, NULL if there was no room in time: the old one then stays as it was
 */
void *k_heap_realloc(struct k_heap *h, void *ptr, size_t bytes, k_timeout_t timeout)
	__attribute_nonnull(1);

/** Give a block back; NULL is ignored. Any context. Threads that wait for memory try again. */
void k_heap_free(struct k_heap *h, void *mem) __attribute_nonnull(1);

/* --- The system's heap: CONFIG_HEAP_MEM_POOL_SIZE bytes ------------------------------------- */

/**
 * Take a block from the system's heap, without waiting. Any context.
 * @return the block, aligned to 8 (k_malloc, k_calloc, k_realloc); NULL if there is no room. 0
 *         bytes are a legal block.
 */
void *k_malloc(size_t size);
void *k_calloc(size_t nmemb, size_t size);
/** @param align a power of two, at least a pointer's size */
void *k_aligned_alloc(size_t align, size_t size);
/** As k_heap_realloc(); the block may come from any heap with k_free(), and stays in it. */
void *k_realloc(void *ptr, size_t size);

/** Give a block of k_malloc() and kin, z_thread_malloc() and kin back. Any context. */
void k_free(void *ptr);

/* --- Resource pools: where the kernel takes memory on behalf of a thread -------------------- */

/** Let a thread's allocations come from the system's heap. (k_thread_heap_assign(): any heap.) */
void k_thread_system_pool_assign(struct k_thread *thread);

/**
 * Take a block from the running thread's pool, in an ISR from the system's heap; k_free() gives
 * it back. Does not wait.
 * @return the block; NULL if there is no room or no pool
 */
void *z_thread_aligned_alloc(size_t align, size_t size);

static inline void *z_thread_malloc(size_t size)
{
	return z_thread_aligned_alloc(0, size);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_HEAP_H_ */
