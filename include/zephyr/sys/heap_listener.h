/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that are called when a heap hands out or takes back a block.
 *
 * A heap is named by a number: its address, or HEAP_ID_LIBC. Without CONFIG_HEAP_LISTENER the
 * notifications compile to nothing. Listeners run where the heap was called, with interrupts
 * locked, and must not call listener functions themselves.
 */
#ifndef ZEPHYR_INCLUDE_SYS_HEAP_LISTENER_H
#define ZEPHYR_INCLUDE_SYS_HEAP_LISTENER_H

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/slist.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_HEAP_LISTENER

/** What happened. A listener that is all zeros hears nothing. */
enum heap_event_types {
	HEAP_EVT_UNKNOWN = 0,
	HEAP_RESIZE,
	HEAP_ALLOC,
	HEAP_FREE,
	HEAP_REALLOC,
	HEAP_MAX_EVENTS
};

/** The heap's end moved; a block of so many usable bytes was handed out; taken back. */
typedef void (*heap_listener_resize_cb_t)(uintptr_t heap_id, void *old_heap_end,
					  void *new_heap_end);
typedef void (*heap_listener_alloc_cb_t)(uintptr_t heap_id, void *mem, size_t bytes);
typedef void (*heap_listener_free_cb_t)(uintptr_t heap_id, void *mem, size_t bytes);

struct heap_listener {
	sys_snode_t node;
	uintptr_t heap_id;
	enum heap_event_types event;
	union {
		heap_listener_alloc_cb_t alloc_cb;
		heap_listener_free_cb_t free_cb;
		heap_listener_resize_cb_t resize_cb;
	};
};

/** Begin, cease to call a listener. Any context. */
void heap_listener_register(struct heap_listener *listener);
void heap_listener_unregister(struct heap_listener *listener);

/** Called by heaps: call the listeners of this heap and event. */
void heap_listener_notify_alloc(uintptr_t heap_id, void *mem, size_t bytes);
void heap_listener_notify_free(uintptr_t heap_id, void *mem, size_t bytes);
void heap_listener_notify_resize(uintptr_t heap_id, void *old_heap_end, void *new_heap_end);

#define HEAP_ID_FROM_POINTER(heap_pointer) ((uintptr_t)(heap_pointer))
#define HEAP_ID_LIBC ((uintptr_t)0)

#define Z_HEAP_LISTENER_DEFINE(name, _heap_id, _event, _member, _callback) \
	struct heap_listener name = { \
		.heap_id = (_heap_id), \
		.event = (_event), \
		{ ._member = (_callback) }, \
	}

/** Define a listener of blocks handed out, of blocks taken back, of resizing. */
#define HEAP_LISTENER_ALLOC_DEFINE(name, _heap_id, _alloc_cb) \
	Z_HEAP_LISTENER_DEFINE(name, _heap_id, HEAP_ALLOC, alloc_cb, _alloc_cb)
#define HEAP_LISTENER_FREE_DEFINE(name, _heap_id, _free_cb) \
	Z_HEAP_LISTENER_DEFINE(name, _heap_id, HEAP_FREE, free_cb, _free_cb)
#define HEAP_LISTENER_RESIZE_DEFINE(name, _heap_id, _resize_cb) \
	Z_HEAP_LISTENER_DEFINE(name, _heap_id, HEAP_RESIZE, resize_cb, _resize_cb)

#else

#define HEAP_ID_FROM_POINTER(heap_pointer) ((uintptr_t)NULL)

static inline void heap_listener_notify_alloc(uintptr_t heap_id, void *mem, size_t bytes)
{
	ARG_UNUSED(heap_id);
	ARG_UNUSED(mem);
	ARG_UNUSED(bytes);
}

static inline void heap_listener_notify_free(uintptr_t heap_id, void *mem, size_t bytes)
{
	ARG_UNUSED(heap_id);
	ARG_UNUSED(mem);
	ARG_UNUSED(bytes);
}

static inline void heap_listener_notify_resize(uintptr_t heap_id, void *old_heap_end,
					       void *new_heap_end)
{
	ARG_UNUSED(heap_id);
	ARG_UNUSED(old_heap_end);
	ARG_UNUSED(new_heap_end);
}

#endif /* CONFIG_HEAP_LISTENER */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_HEAP_LISTENER_H */
