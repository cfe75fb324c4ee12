/* SPDX-License-Identifier: Apache-2.0 */
/*
 * malloc() and its kin: a sys_heap of CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE bytes of its own. Any
 * context. Contents are copied with interrupts as the caller has them.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zephyr/init.h>
#include <zephyr/linker/sections.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/sys_heap.h>

/** For every type of the language. */
#define BLOCK_ALIGN 8

BUILD_ASSERT(__alignof__(long long) <= BLOCK_ALIGN && __alignof__(double) <= BLOCK_ALIGN,
	     "blocks are aligned for every type");

static char arena_memory[CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE] __noinit __aligned(BLOCK_ALIGN);

static struct {
	struct k_spinlock lock;
	struct sys_heap heap;
} arena;

static int malloc_init(void)
{
	sys_heap_init(&arena.heap, arena_memory, sizeof(arena_memory));
	return 0;
}

SYS_INIT(malloc_init, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_LIBC);

void *aligned_alloc(size_t alignment, size_t size)
{
	void *mem = NULL;

	__ASSERT(IS_POWER_OF_TWO(alignment), "alignment %zu is not a power of two", alignment);
	K_SPINLOCK(&arena.lock)
	{
		mem = sys_heap_aligned_alloc(&arena.heap, MAX(alignment, BLOCK_ALIGN), size);
	}
	if (mem == NULL && size != 0) {
		errno = ENOMEM;
	}
	return mem;
}

void *malloc(size_t size)
{
	return aligned_alloc(BLOCK_ALIGN, size);
}

void free(void *ptr)
{
	K_SPINLOCK(&arena.lock)
	{
		sys_heap_free(&arena.heap, ptr);
	}
}

void *realloc(void *ptr, size_t size)
{
	bool resized = false;
	size_t old = 0;
	void *mem;

	if (ptr == NULL) {
		return malloc(size);
	}
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	K_SPINLOCK(&arena.lock)
	{
		old = sys_heap_usable_size(&arena.heap, ptr);
		resized = z_heap_resize(&arena.heap, ptr, size);
	}
	if (resized) {
		return ptr;
	}
	mem = malloc(size);
	if (mem != NULL) {
		memcpy(mem, ptr, MIN(old, size));
		free(ptr);
	}
	return mem;
}
