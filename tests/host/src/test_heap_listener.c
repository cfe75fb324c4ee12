/* SPDX-License-Identifier: Apache-2.0 */
/* Heap listeners: who is called, with what; nobody else, and nobody after being unregistered. */
#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

#include "check.h"

static uint64_t memory[256];
static uint64_t other_memory[256];
static struct sys_heap heap;
static struct sys_heap other;

static unsigned int calls;
static uintptr_t last_id;
static void *last_mem;
static size_t last_bytes;

static void on_block(uintptr_t heap_id, void *mem, size_t bytes)
{
	calls++;
	last_id = heap_id;
	last_mem = mem;
	last_bytes = bytes;
}

static void on_resize(uintptr_t heap_id, void *old_heap_end, void *new_heap_end)
{
	on_block(heap_id, old_heap_end, (size_t)((char *)new_heap_end - (char *)old_heap_end));
}

static HEAP_LISTENER_ALLOC_DEFINE(on_alloc, HEAP_ID_FROM_POINTER(&heap), on_block);
static HEAP_LISTENER_FREE_DEFINE(on_free, HEAP_ID_FROM_POINTER(&heap), on_block);
static HEAP_LISTENER_RESIZE_DEFINE(on_end, HEAP_ID_LIBC, on_resize);

static void check_called(unsigned int count, const void *mem, size_t bytes)
{
	CHECK_EQ(calls, count);
	CHECK(last_mem == mem && last_bytes == bytes);
	CHECK_EQ(last_id, HEAP_ID_FROM_POINTER(&heap));
	calls = 0;
}

static void blocks(void)
{
	void *mem;
	void *moved;

	sys_heap_init(&heap, memory, sizeof(memory));
	sys_heap_init(&other, other_memory, sizeof(other_memory));
	heap_listener_register(&on_alloc);
	heap_listener_register(&on_free);
	mem = sys_heap_alloc(&heap, 20);
	check_called(1, mem, 20);
	CHECK(sys_heap_alloc(&other, 20) != NULL && sys_heap_alloc(&heap, 5000) == NULL);
	CHECK_EQ(calls, 0);
	moved = sys_heap_aligned_alloc(&heap, 64, 30);
	check_called(1, moved, sys_heap_usable_size(&heap, moved));
	sys_heap_free(&heap, moved);
	CHECK(last_mem == moved && calls == 1);
	calls = 0;
	/* A block that grows where it is, is given back and handed out. */
	CHECK(sys_heap_realloc(&heap, mem, 60) == mem);
	check_called(2, mem, 60);
	sys_heap_free(&heap, mem);
	check_called(1, mem, 60);
	sys_heap_free(&heap, NULL);
	CHECK_EQ(calls, 0);
}

static void registration(void)
{
	heap_listener_register(&on_end);
	heap_listener_notify_resize(HEAP_ID_LIBC, memory, memory + 2);
	CHECK(calls == 1 && last_id == HEAP_ID_LIBC && last_bytes == 16);
	heap_listener_unregister(&on_alloc);
	heap_listener_unregister(&on_end);
	calls = 0;
	heap_listener_notify_resize(HEAP_ID_LIBC, memory, memory + 2);
	heap_listener_notify_alloc(HEAP_ID_FROM_POINTER(&heap), memory, 1);
	CHECK_EQ(calls, 0);
	heap_listener_notify_free(HEAP_ID_FROM_POINTER(&heap), memory, 1);
	CHECK_EQ(calls, 1);
}

int main(void)
{
	RUN(blocks);
	RUN(registration);
	return check_end();
}
