/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks that know their heap, and the system's heap; shared by malloc.c and system_heap.c. */
#ifndef KERNEL_MEM_MALLOC_H_
#define KERNEL_MEM_MALLOC_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>

#ifdef K_HEAP_MEM_POOL_SIZE
extern struct k_heap _system_heap;
#define Z_SYSTEM_HEAP (&_system_heap)
#else
#define Z_SYSTEM_HEAP ((struct k_heap *)NULL)
#endif

/** Take a block for k_free() from a heap, without waiting; NULL if there is no room. */
void *z_heap_block_alloc(struct k_heap *heap, size_t align, size_t size);

/** Where the kernel takes memory from on behalf of what runs; NULL for nowhere. */
static inline struct k_heap *z_resource_pool(void)
{
	return k_is_in_isr() ? Z_SYSTEM_HEAP : _current->resource_pool;
}

#endif /* KERNEL_MEM_MALLOC_H_ */
