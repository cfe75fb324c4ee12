/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system's heap (kernel/heap.h): K_HEAP_MEM_POOL_SIZE bytes, which the build makes from
 * CONFIG_HEAP_MEM_POOL_SIZE and what subsystems ask for (kernel/mem/CMakeLists.txt).
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/sys/math_extras.h>

#include "malloc.h"

K_HEAP_DEFINE(_system_heap, K_HEAP_MEM_POOL_SIZE);

void *k_malloc(size_t size)
{
	return z_heap_block_alloc(&_system_heap, 0, size);
}

void *k_aligned_alloc(size_t align, size_t size)
{
	__ASSERT(align % sizeof(void *) == 0 && align != 0,
		 "alignment %zu is no multiple of a pointer's size", align);
	return z_heap_block_alloc(&_system_heap, align, size);
}

void *k_calloc(size_t nmemb, size_t size)
{
	size_t bytes;
	void *mem;

	if (size_mul_overflow(nmemb, size, &bytes)) {
		return NULL;
	}
	mem = k_malloc(bytes);
	return mem == NULL ? NULL : memset(mem, 0, bytes);
}
