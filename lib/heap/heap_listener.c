/* SPDX-License-Identifier: Apache-2.0 */
/* The list of heap listeners (sys/heap_listener.h): those of a heap and an event are called. */
#include <zephyr/spinlock.h>
#include <zephyr/sys/heap_listener.h>

static struct {
	struct k_spinlock lock;
	sys_slist_t list;
} listeners = { .list = SYS_SLIST_STATIC_INIT(&listeners.list) };

void heap_listener_register(struct heap_listener *listener)
{
	__ASSERT(listener->event < HEAP_MAX_EVENTS, "listener %p of event %d", (void *)listener,
		 (int)listener->event);
	K_SPINLOCK(&listeners.lock)
	{
		sys_slist_append(&listeners.list, &listener->node);
	}
}

void heap_listener_unregister(struct heap_listener *listener)
{
	__ASSERT(listener != NULL, "no listener");
	K_SPINLOCK(&listeners.lock)
	{
		(void)sys_slist_find_and_remove(&listeners.list, &listener->node);
	}
}

void heap_listener_notify_alloc(uintptr_t heap_id, void *mem, size_t bytes)
{
	struct heap_listener *listener;

	K_SPINLOCK(&listeners.lock)
	{
		SYS_SLIST_FOR_EACH_CONTAINER(&listeners.list, listener, node) {
			if (listener->heap_id == heap_id && listener->event == HEAP_ALLOC) {
				listener->alloc_cb(heap_id, mem, bytes);
			}
		}
	}
}

void heap_listener_notify_free(uintptr_t heap_id, void *mem, size_t bytes)
{
	struct heap_listener *listener;

	K_SPINLOCK(&listeners.lock)
	{
		SYS_SLIST_FOR_EACH_CONTAINER(&listeners.list, listener, node) {
			if (listener->heap_id == heap_id && listener->event == HEAP_FREE) {
				listener->free_cb(heap_id, mem, bytes);
			}
		}
	}
}

void heap_listener_notify_resize(uintptr_t heap_id, void *old_heap_end, void *new_heap_end)
{
	struct heap_listener *listener;

	K_SPINLOCK(&listeners.lock)
	{
		SYS_SLIST_FOR_EACH_CONTAINER(&listeners.list, listener, node) {
			if (listener->heap_id == heap_id && listener->event == HEAP_RESIZE) {
				listener->resize_cb(heap_id, old_heap_end, new_heap_end);
			}
		}
	}
}
