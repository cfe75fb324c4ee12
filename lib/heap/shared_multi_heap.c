/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pool of regions with properties (multi_heap/shared_multi_heap.h): a multi heap, whose choice
 * is the first region that has the property and room.
 */
#include <errno.h>
#include <zephyr/multi_heap/shared_multi_heap.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/multi_heap.h>
#include <zephyr/sys/util.h>

static struct {
	struct k_spinlock lock;
	bool ready;
	struct sys_multi_heap multi;
	/** Regions in the order in which they were added. */
	unsigned int count;
	struct {
		struct sys_heap heap;
		uint32_t attr;
	} regions[MAX_MULTI_HEAPS];
} pool;

static void *choose(struct sys_multi_heap *mheap, void *cfg, size_t align, size_t size)
{
	const uint32_t attr = (uint32_t)(uintptr_t)cfg;
	void *mem = NULL;

	__ASSERT(mheap == &pool.multi, "multi heap %p is not the pool", (void *)mheap);
	ARG_UNUSED(mheap);
	for (unsigned int i = 0; i < pool.count && mem == NULL; i++) {
		if (pool.regions[i].attr == attr) {
			mem = sys_heap_aligned_alloc(&pool.regions[i].heap, align, size);
		}
	}
	return mem;
}

int shared_multi_heap_pool_init(void)
{
	int result = -EALREADY;

	K_SPINLOCK(&pool.lock)
	{
		if (!pool.ready) {
			sys_multi_heap_init(&pool.multi, choose);
			pool.ready = true;
			result = 0;
		}
	}
	return result;
}

int shared_multi_heap_add(struct shared_multi_heap_region *region, void *user_data)
{
	int result = 0;

	if (region->attr >= MAX_SHARED_MULTI_HEAP_ATTR) {
		return -EINVAL;
	}
	__ASSERT(pool.ready, "shared_multi_heap_pool_init() was not called");
	K_SPINLOCK(&pool.lock)
	{
		struct sys_heap *const heap = &pool.regions[pool.count].heap;

		if (pool.count == ARRAY_SIZE(pool.regions)) {
			result = -ENOMEM;
			K_SPINLOCK_BREAK;
		}
		sys_heap_init(heap, (void *)region->addr, region->size);
		pool.regions[pool.count].attr = region->attr;
		sys_multi_heap_add_heap(&pool.multi, heap, user_data);
		pool.count++;
	}
	return result;
}

void *shared_multi_heap_aligned_realloc(enum shared_multi_heap_attr attr, void *ptr, size_t align,
					size_t bytes)
{
	void *mem = NULL;

	if ((unsigned int)attr >= MAX_SHARED_MULTI_HEAP_ATTR) {
		return NULL;
	}
	__ASSERT(pool.ready, "shared_multi_heap_pool_init() was not called");
	K_SPINLOCK(&pool.lock)
	{
		mem = sys_multi_heap_aligned_realloc(&pool.multi, (void *)(uintptr_t)attr, ptr,
						     align, bytes);
	}
	return mem;
}

void *shared_multi_heap_realloc(enum shared_multi_heap_attr attr, void *ptr, size_t bytes)
{
	return shared_multi_heap_aligned_realloc(attr, ptr, 0, bytes);
}

void *shared_multi_heap_aligned_alloc(enum shared_multi_heap_attr attr, size_t align, size_t bytes)
{
	return shared_multi_heap_aligned_realloc(attr, NULL, align, bytes);
}

void *shared_multi_heap_alloc(enum shared_multi_heap_attr attr, size_t bytes)
{
	return shared_multi_heap_aligned_realloc(attr, NULL, 0, bytes);
}

void shared_multi_heap_free(void *block)
{
	__ASSERT(pool.ready, "shared_multi_heap_pool_init() was not called");
	K_SPINLOCK(&pool.lock)
	{
		sys_multi_heap_free(&pool.multi, block);
	}
}
