/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_heap (sys/sys_heap.h): taking, giving back and resizing blocks.
 *
 * Decides which free chunk serves a request: one of the first few of its own bin, otherwise the
 * first of the next bin up, where all are big enough. What is left over is free again at once, and
 * a freed chunk is joined with its neighbours at once, so no operation looks at more than a
 * handful of chunks. Locking is the caller's; heap.h has the layout. What allocation runs through
 * is ALWAYS_INLINE: calls are a quarter of its instructions where the compiler saves space.
 */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/heap_listener.h>

#include "heap.h"

/* Host tests compile this file without a configuration. */
#ifndef CONFIG_SYS_HEAP_ALLOC_LOOPS
#define CONFIG_SYS_HEAP_ALLOC_LOOPS 3
#endif

static ALWAYS_INLINE void link_set(struct z_heap *h, uint32_t at, enum heap_link link, bool narrow,
				   uint32_t to)
{
	uint32_t *const links = heap_word(h, at + HEAP_HEAD);

	if (narrow) {
		*links = (*links & ~(0xffffU << (16 * link))) | to / HEAP_UNIT << (16 * link);
	} else {
		links[link] = to;
	}
}

/* Last in the ring of a bin. */
static ALWAYS_INLINE void ring_insert(struct z_heap *h, uint32_t bin, uint32_t at, bool narrow)
{
	const uint32_t next = h->bin[bin] != 0 ? h->bin[bin] : at;
	uint32_t previous = at;

	if (next == at) {
		h->bin[bin] = at;
		h->filled |= BIT(bin);
	} else {
		previous = heap_link_get(h, next, HEAP_PREVIOUS, narrow);
		link_set(h, previous, HEAP_NEXT, narrow, at);
		link_set(h, next, HEAP_PREVIOUS, narrow, at);
	}
	link_set(h, at, HEAP_NEXT, narrow, next);
	link_set(h, at, HEAP_PREVIOUS, narrow, previous);
}

static ALWAYS_INLINE void ring_remove(struct z_heap *h, uint32_t bin, uint32_t at, bool narrow)
{
	const uint32_t next = heap_link_get(h, at, HEAP_NEXT, narrow);
	const uint32_t previous = heap_link_get(h, at, HEAP_PREVIOUS, narrow);

	if (next == at) {
		h->bin[bin] = 0;
		h->filled &= ~BIT(bin);
		return;
	}
	link_set(h, previous, HEAP_NEXT, narrow, next);
	link_set(h, next, HEAP_PREVIOUS, narrow, previous);
	h->bin[bin] = next;
}

/* Take a free chunk out of its ring. */
static ALWAYS_INLINE void chunk_unlist(struct z_heap *h, uint32_t at, uint32_t size)
{
	__ASSERT(at + size <= h->end, "heap %p is damaged at offset %u", (void *)h, at);
	heap_count_free(h, 0, size);
	if (size != HEAP_UNIT) {
		ring_remove(h, heap_bin(size), at, false);
	} else if (heap_lists_units(h)) {
		ring_remove(h, 0, at, true);
	}
}

/* Make a range a free chunk. Both its neighbours are in use. */
static inline void chunk_make_free(struct z_heap *h, uint32_t at, uint32_t size)
{
	uint32_t *const right = heap_word(h, at + size);

	heap_count_free(h, size, 0);
	*heap_word(h, at) = size;
	if (size == HEAP_UNIT) {
		*right |= CHUNK_LEFT;
		if (heap_lists_units(h)) {
			ring_insert(h, 0, at, true);
		}
		return;
	}
	right[-1] = size;
	*right = (*right & ~CHUNK_LEFT_UNIT) | CHUNK_LEFT_FREE;
	ring_insert(h, heap_bin(size), at, false);
}

/* Make a range that is in no ring a chunk in use, and what exceeds @p need a free one. */
static ALWAYS_INLINE void chunk_make_used(struct z_heap *h, uint32_t at, uint32_t size,
					  uint32_t need)
{
	const uint32_t left = *heap_word(h, at) & CHUNK_LEFT;

	__ASSERT(need <= size && need % HEAP_UNIT == 0, "%u bytes of a chunk of %u", need, size);
	*heap_word(h, at) = need | left | CHUNK_USED;
	if (need != size) {
		chunk_make_free(h, at + need, size - need);
	} else {
		*heap_word(h, at + size) &= ~CHUNK_LEFT;
	}
}

/* A chunk of the bin that is big enough, 0 if none of the first few is; those go to the end. */
static inline uint32_t bin_search(struct z_heap *h, uint32_t bin, uint32_t need)
{
	const uint32_t head = h->bin[bin];
	uint32_t at = head;

	for (int i = 0; i < CONFIG_SYS_HEAP_ALLOC_LOOPS; i++) {
		if (chunk_size(h, at) >= need) {
			return at;
		}
		at = heap_link_get(h, at, HEAP_NEXT, false);
		if (at == head) {
			break;
		}
	}
	h->bin[bin] = at;
	return 0;
}

/* Take a free chunk of at least @p need bytes out of its ring; 0 if none is found. */
static ALWAYS_INLINE uint32_t chunk_take(struct z_heap *h, uint32_t need)
{
	const uint32_t own = heap_bin(need);
	uint32_t at = 0;

	if (own == 0) {
		at = h->bin[0];
	} else if ((h->filled & BIT(own)) != 0) {
		at = bin_search(h, own, need);
	}
	if (at == 0) {
		const uint32_t bigger = h->filled & ~(2 * BIT(own) - 1);

		if (bigger == 0) {
			return 0;
		}
		at = h->bin[__builtin_ctz(bigger)];
	}
	__ASSERT(!chunk_is_used(h, at) && chunk_size(h, at) >= need,
		 "heap %p: a list leads to offset %u", (void *)h, at);
	chunk_unlist(h, at, chunk_size(h, at));
	return at;
}

/* The chunk that a block lies in, which may begin a few bytes before its head (alignment). */
static inline uint32_t chunk_of(const struct z_heap *h, const void *mem)
{
	const uintptr_t offset = (uintptr_t)mem - (uintptr_t)h;

	__ASSERT(offset > heap_first(h) && offset < h->end, "%p is not in heap %p", mem,
		 (const void *)h);
	return (uint32_t)ROUND_DOWN(offset - HEAP_HEAD, HEAP_UNIT);
}

static inline size_t usable_size(struct z_heap *h, const void *mem)
{
	const uint32_t at = chunk_of(h, mem);

	return at + chunk_size(h, at) - ((uintptr_t)mem - (uintptr_t)h);
}

/* Last step of every operation. */
static inline void after(struct sys_heap *heap)
{
	if (IS_ENABLED(CONFIG_SYS_HEAP_VALIDATE)) {
		const bool whole = sys_heap_validate(heap);

		__ASSERT(whole, "heap %p is damaged", (void *)heap);
		ARG_UNUSED(whole);
	}
}

static inline void *handed_out(struct sys_heap *heap, void *mem)
{
	if (IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		heap_listener_notify_alloc(HEAP_ID_FROM_POINTER(heap), mem,
					   usable_size(heap->heap, mem));
	}
	after(heap);
	return mem;
}

void *sys_heap_alloc(struct sys_heap *heap, size_t bytes)
{
	struct z_heap *const h = heap->heap;
	uint32_t need;
	uint32_t at;

	__ASSERT(h != NULL, "heap %p is not initialised", (void *)heap);
	if (bytes == 0 || bytes >= h->end) {
		return NULL;
	}
	need = (uint32_t)ROUND_UP(bytes + HEAP_HEAD, HEAP_UNIT);
	at = chunk_take(h, need);
	if (at == 0) {
		return NULL;
	}
	chunk_make_used(h, at, chunk_size(h, at), need);
	heap_count(h, need, 0);
	return handed_out(heap, heap_word(h, at + HEAP_HEAD));
}

void *z_heap_alloc_lead(struct sys_heap *heap, size_t align, size_t lead, size_t bytes)
{
	struct z_heap *const h = heap->heap;
	uint32_t found;
	uint32_t size;
	uint32_t at;
	uintptr_t mem;

	__ASSERT(IS_POWER_OF_TWO(align), "alignment %zu is not a power of two", align);
	__ASSERT(lead % sizeof(void *) == 0 && lead <= bytes, "lead %zu", lead);
	if (align <= sizeof(void *)) {
		return sys_heap_alloc(heap, bytes);
	}
	if (bytes == 0 || bytes >= h->end || align >= h->end) {
		return NULL;
	}
	size = (uint32_t)ROUND_UP(bytes + HEAP_HEAD + align - sizeof(void *), HEAP_UNIT);
	found = chunk_take(h, size);
	if (found == 0) {
		return NULL;
	}
	size = chunk_size(h, found);
	mem = ROUND_UP((uintptr_t)heap_word(h, found + HEAP_HEAD) + lead, align) - lead;
	at = (uint32_t)ROUND_DOWN(mem - (uintptr_t)h - HEAP_HEAD, HEAP_UNIT);
	if (at != found) {
		/* A neighbour for the free chunk in front to note itself in. */
		*heap_word(h, at) = CHUNK_USED;
		chunk_make_free(h, found, at - found);
		size -= at - found;
	}
	chunk_make_used(h, at, size,
			(uint32_t)ROUND_UP(mem - (uintptr_t)h + bytes, HEAP_UNIT) - at);
	heap_count(h, chunk_size(h, at), 0);
	return handed_out(heap, (void *)mem);
}

void *sys_heap_aligned_alloc(struct sys_heap *heap, size_t align, size_t bytes)
{
	return align == 0 ? sys_heap_alloc(heap, bytes) : z_heap_alloc_lead(heap, align, 0, bytes);
}

/* Make a chunk that is not in use any more a free one, together with free neighbours. */
static inline void chunk_release(struct z_heap *h, uint32_t at, uint32_t size)
{
	const uint32_t head = *heap_word(h, at);
	const uint32_t right = at + size;
	const uint32_t right_head = *heap_word(h, right);

	if ((right_head & CHUNK_USED) == 0) {
		chunk_unlist(h, right, right_head & ~CHUNK_FLAGS);
		size += right_head & ~CHUNK_FLAGS;
	}
	if ((head & CHUNK_LEFT_FREE) != 0) {
		const uint32_t left =
			(head & CHUNK_LEFT_UNIT) != 0 ? HEAP_UNIT : *heap_word(h, at - HEAP_HEAD);

		/* The head stays behind in a bigger chunk: a second free must see it. */
		*heap_word(h, at) = head & ~CHUNK_USED;
		at -= left;
		size += left;
		chunk_unlist(h, at, left);
	}
	chunk_make_free(h, at, size);
}

void sys_heap_free(struct sys_heap *heap, void *mem)
{
	struct z_heap *const h = heap->heap;
	uint32_t size;
	uint32_t at;

	if (mem == NULL) {
		return;
	}
	at = chunk_of(h, mem);
	size = chunk_size(h, at);
	__ASSERT(chunk_is_used(h, at), "%p is free already (freed twice?)", mem);
	__ASSERT(size <= h->end - at && (*heap_word(h, at + size) & CHUNK_LEFT_FREE) == 0,
		 "what lies behind %p is damaged (written beyond its end?)", mem);
	if (IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		heap_listener_notify_free(HEAP_ID_FROM_POINTER(heap), mem, usable_size(h, mem));
	}
	heap_count(h, 0, size);
	chunk_release(h, at, size);
	after(heap);
}

size_t sys_heap_usable_size(struct sys_heap *heap, void *mem)
{
	return usable_size(heap->heap, mem);
}

/* Let a block have another size where it is; false if its right neighbour does not allow it. */
static bool resize(struct z_heap *h, void *mem, size_t bytes)
{
	const uint32_t at = chunk_of(h, mem);
	const uint32_t size = chunk_size(h, at);
	const uint32_t right = at + size;
	const uint32_t need =
		(uint32_t)ROUND_UP((uintptr_t)mem - (uintptr_t)h + bytes, HEAP_UNIT) - at;
	uint32_t room = size;

	__ASSERT(chunk_is_used(h, at), "%p is free", mem);
	if (need == size) {
		return true;
	}
	if (!chunk_is_used(h, right)) {
		room += chunk_size(h, right);
	}
	if (room < need) {
		return false;
	}
	if (room != size) {
		chunk_unlist(h, right, room - size);
	}
	chunk_make_used(h, at, room, need);
	heap_count(h, need, size);
	return true;
}

bool z_heap_resize(struct sys_heap *heap, void *mem, size_t bytes)
{
	struct z_heap *const h = heap->heap;
	size_t old;

	__ASSERT(mem != NULL && bytes != 0, "%p to %zu bytes", mem, bytes);
	if (bytes >= h->end) {
		return false;
	}
	old = usable_size(h, mem);
	if (!resize(h, mem, bytes)) {
		return false;
	}
	if (IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		heap_listener_notify_free(HEAP_ID_FROM_POINTER(heap), mem, old);
	}
	(void)handed_out(heap, mem);
	return true;
}

void *sys_heap_aligned_realloc(struct sys_heap *heap, void *ptr, size_t align, size_t bytes)
{
	size_t old;
	void *mem;

	if (ptr == NULL) {
		return sys_heap_aligned_alloc(heap, align, bytes);
	}
	if (bytes == 0) {
		sys_heap_free(heap, ptr);
		return NULL;
	}
	if ((align == 0 || IS_ALIGNED(ptr, align)) && z_heap_resize(heap, ptr, bytes)) {
		return ptr;
	}
	old = usable_size(heap->heap, ptr);
	mem = sys_heap_aligned_alloc(heap, align, bytes);
	if (mem != NULL) {
		memcpy(mem, ptr, MIN(old, bytes));
		sys_heap_free(heap, ptr);
	}
	return mem;
}

void sys_heap_init(struct sys_heap *heap, void *mem, size_t bytes)
{
	/* Chunks are at multiples of 8 from here and blocks behind their heads are aligned. */
	const uintptr_t shift = sizeof(void *) - HEAP_HEAD;
	const uintptr_t start = ROUND_UP((uintptr_t)mem - shift, HEAP_UNIT) + shift;
	struct z_heap *const h = (struct z_heap *)start;
	uint32_t first;

	__ASSERT(bytes > sizeof(*h) + HEAP_UNIT + HEAP_HEAD, "a heap of %zu bytes is too small",
		 bytes);
	__ASSERT(bytes <= UINT32_MAX, "a heap of %zu bytes is too big", bytes);
	__ASSERT(!IS_ENABLED(CONFIG_SYS_HEAP_SMALL_ONLY) || bytes <= KB(256),
		 "a heap of %zu bytes; CONFIG_SYS_HEAP_SMALL_ONLY allows 256 KiB", bytes);
	heap->heap = h;
	h->end = (uint32_t)ROUND_DOWN((uintptr_t)mem + bytes - start - HEAP_HEAD, HEAP_UNIT);
	h->filled = 0;
	first = heap_first(h);
	__ASSERT(first < h->end, "a heap of %zu bytes is too small", bytes);
	memset(h->bin, 0, first - sizeof(*h));
	heap_count_init(h);
	*heap_word(h, h->end) = CHUNK_USED;
	chunk_make_free(h, first, h->end - first);
	after(heap);
}

#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
int sys_heap_runtime_stats_get(struct sys_heap *heap, struct sys_memory_stats *stats)
{
	if (heap == NULL || stats == NULL) {
		return -EINVAL;
	}
	stats->allocated_bytes = heap->heap->used_bytes;
	stats->max_allocated_bytes = heap->heap->most_bytes;
	stats->free_bytes = heap->heap->free_bytes;
	return 0;
}

int sys_heap_runtime_stats_reset_max(struct sys_heap *heap)
{
	if (heap == NULL) {
		return -EINVAL;
	}
	heap->heap->most_bytes = heap->heap->used_bytes;
	return 0;
}
#endif /* CONFIG_SYS_HEAP_RUNTIME_STATS */
