/* SPDX-License-Identifier: Apache-2.0 */
/*
 * k_heap (kernel/heap.h): a sys_heap, a lock, and a queue of threads that wait for memory.
 *
 * Nobody can say whose request a freed block will serve, so all who wait try again, the best
 * thread first. Contents are copied and cleared without the lock.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/tracing/tracing.h>

#include <slow_path.h>
#include <wait_q.h>

void k_heap_init(struct k_heap *h, void *mem, size_t bytes)
{
	const struct k_spinlock fresh = {};

	__ASSERT(mem != NULL, "heap %p without memory", (void *)h);
	h->lock = fresh;
	z_waitq_init(&h->wait_q);
	sys_heap_init(&h->heap, mem, bytes);
	SYS_PORT_TRACING_OBJ_INIT(k_heap, h);
}

static int heaps_init(void)
{
	STRUCT_SECTION_FOREACH(k_heap, h) {
		k_heap_init(h, h->heap.init_mem, h->heap.init_bytes);
	}
	return 0;
}

SYS_INIT(heaps_init, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);

/* Wait for memory until @p end; the lock is released and taken again. False: time is over. */
static bool memory_wait(struct k_heap *h, k_spinlock_key_t *key, k_timepoint_t end)
{
	const k_timeout_t timeout = sys_timepoint_timeout(end);

	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return false;
	}
	__ASSERT(!k_is_in_isr(), "heap %p: an ISR cannot wait for memory", (void *)h);
	(void)z_pend_curr(&h->lock, *key, &h->wait_q, timeout);
	*key = k_spin_lock(&h->lock);
	return true;
}

/* Let all who wait try again; gives the lock back. */
static SLOW_PATH void waiters_wake(struct k_heap *h, k_spinlock_key_t key)
{
	__ASSERT(!z_waitq_is_empty(&h->wait_q), "nobody waits for memory of heap %p", (void *)h);
	(void)z_unpend_all(&h->wait_q);
	z_reschedule(&h->lock, key);
}

/* Give the lock back after something was freed. */
static ALWAYS_INLINE void memory_freed(struct k_heap *h, k_spinlock_key_t key)
{
	if (IS_ENABLED(CONFIG_MULTITHREADING) && unlikely(!z_waitq_is_empty(&h->wait_q))) {
		waiters_wake(h, key);
		return;
	}
	k_spin_unlock(&h->lock, key);
}

void *k_heap_aligned_alloc(struct k_heap *h, size_t align, size_t bytes, k_timeout_t timeout)
{
	const bool wait = IS_ENABLED(CONFIG_MULTITHREADING) && bytes != 0 &&
			  !K_TIMEOUT_EQ(timeout, K_NO_WAIT);
	k_spinlock_key_t key = k_spin_lock(&h->lock);
	void *mem = sys_heap_aligned_alloc(&h->heap, align, bytes);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_heap, aligned_alloc, h, timeout);
	if (unlikely(mem == NULL) && wait) {
		const k_timepoint_t end = sys_timepoint_calc(timeout);

		do {
			bool in_time;

			SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_heap, aligned_alloc, h, timeout);
			in_time = memory_wait(h, &key, end);

			mem = sys_heap_aligned_alloc(&h->heap, align, bytes);
			if (!in_time) {
				break;
			}
		} while (mem == NULL);
	}
	k_spin_unlock(&h->lock, key);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_heap, aligned_alloc, h, timeout, mem);
	return mem;
}

void *k_heap_alloc(struct k_heap *h, size_t bytes, k_timeout_t timeout)
{
	return k_heap_aligned_alloc(h, 0, bytes, timeout);
}

void *k_heap_calloc(struct k_heap *h, size_t num, size_t size, k_timeout_t timeout)
{
	size_t bytes;
	void *mem;

	if (size_mul_overflow(num, size, &bytes)) {
		return NULL;
	}
	mem = k_heap_aligned_alloc(h, 0, bytes, timeout);
	return mem == NULL ? NULL : memset(mem, 0, bytes);
}

void *k_heap_realloc(struct k_heap *h, void *ptr, size_t bytes, k_timeout_t timeout)
{
	k_spinlock_key_t key;
	size_t old;
	void *mem;

	if (ptr == NULL) {
		return k_heap_alloc(h, bytes, timeout);
	}
	if (bytes == 0) {
		k_heap_free(h, ptr);
		return NULL;
	}
	key = k_spin_lock(&h->lock);
	old = sys_heap_usable_size(&h->heap, ptr);
	if (z_heap_resize(&h->heap, ptr, bytes)) {
		memory_freed(h, key);
		return ptr;
	}
	k_spin_unlock(&h->lock, key);
	mem = k_heap_alloc(h, bytes, timeout);
	if (mem != NULL) {
		memcpy(mem, ptr, MIN(old, bytes));
		k_heap_free(h, ptr);
	}
	return mem;
}

void k_heap_free(struct k_heap *h, void *mem)
{
	const k_spinlock_key_t key = k_spin_lock(&h->lock);

	SYS_PORT_TRACING_OBJ_FUNC(k_heap, free, h);
	sys_heap_free(&h->heap, mem);
	memory_freed(h, key);
}
