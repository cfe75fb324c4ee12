/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One pool of memory regions with properties: a request names the property, the first region that
 * has it and room serves it.
 *
 * Regions are added by start-up code of the chip or board, before their memory is asked for. After
 * shared_multi_heap_pool_init() any context.
 */
#ifndef ZEPHYR_INCLUDE_MULTI_HEAP_MANAGER_SMH_H_
#define ZEPHYR_INCLUDE_MULTI_HEAP_MANAGER_SMH_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Properties of memory. A chip may use numbers below MAX_SHARED_MULTI_HEAP_ATTR of its own. */
enum shared_multi_heap_attr {
	SMH_REG_ATTR_CACHEABLE,
	SMH_REG_ATTR_NON_CACHEABLE,
	SMH_REG_ATTR_EXTERNAL,
	SMH_REG_ATTR_NUM,
};
/** The name of Zephyr 3.4. */
#define smh_reg_attr shared_multi_heap_attr

#define MAX_SHARED_MULTI_HEAP_ATTR SMH_REG_ATTR_NUM

/** A region: its property, virtual address, bytes. */
struct shared_multi_heap_region {
	uint32_t attr;
	uintptr_t addr;
	size_t size;
};

/** Begin without regions. @retval 0 done @retval -EALREADY it was done before */
int shared_multi_heap_pool_init(void);

/**
 * Add a region; its memory becomes a heap.
 * @param user_data noted with it
 * @retval 0 done
 * @retval -EINVAL no such property
 * @retval -ENOMEM there are MAX_MULTI_HEAPS regions already
 */
int shared_multi_heap_add(struct shared_multi_heap_region *region, void *user_data);

/** Take a block of memory with a property; NULL if there is none. */
void *shared_multi_heap_alloc(enum shared_multi_heap_attr attr, size_t bytes);
/** @param align a power of two */
void *shared_multi_heap_aligned_alloc(enum shared_multi_heap_attr attr, size_t align, size_t bytes);

/**
 * Make a block bigger or smaller, moving its content if it has to be.
 * @return the block, NULL if there is no room: the old one then stays as it was
 */
void *shared_multi_heap_realloc(enum shared_multi_heap_attr attr, void *ptr, size_t bytes);
void *shared_multi_heap_aligned_realloc(enum shared_multi_heap_attr attr, void *ptr, size_t align,
					size_t bytes);

/** Give a block back; NULL is ignored. */
void shared_multi_heap_free(void *block);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_MULTI_HEAP_MANAGER_SMH_H_ */
