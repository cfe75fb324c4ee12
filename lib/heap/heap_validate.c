/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a heap whole? Every rule that heap.h states is checked, in two rounds: chunks from the first
 * to the mark, then the rings. Nothing is trusted that has not been compared with the heap's end,
 * so that damage gives an answer and not a fault or an endless loop. Called by tests and, with
 * CONFIG_SYS_HEAP_VALIDATE, after every operation.
 */
#include "heap.h"

/* What the first round found. */
struct census {
	uint32_t free_in_rings;
	uint32_t used_bytes;
	uint32_t free_bytes;
};

static bool chunk_fits(struct z_heap *h, uint32_t at, uint32_t first)
{
	return at % HEAP_UNIT == 0 && at >= first && at < h->end && chunk_size(h, at) != 0 &&
	       chunk_size(h, at) <= h->end - at;
}

/* Flags say the truth about the left neighbour, of which only the first word is known good. */
static bool left_is_known(struct z_heap *h, uint32_t at, uint32_t left)
{
	const uint32_t flags = *heap_word(h, at) & CHUNK_LEFT;
	const uint32_t size = at - left;

	if (chunk_is_used(h, left)) {
		return flags == 0;
	}
	if (size == HEAP_UNIT) {
		return flags == CHUNK_LEFT;
	}
	return flags == CHUNK_LEFT_FREE && *heap_word(h, at - HEAP_HEAD) == size;
}

/* Whether a free chunk must be in a ring. */
static bool is_listed(struct z_heap *h, uint32_t at)
{
	return !chunk_is_used(h, at) && (chunk_size(h, at) != HEAP_UNIT || heap_lists_units(h));
}

/* No two free neighbours; the flags tell so. */
static bool left_is_good(struct z_heap *h, uint32_t at, uint32_t left)
{
	return left == 0 ||
	       (left_is_known(h, at, left) && (chunk_is_used(h, at) || chunk_is_used(h, left)));
}

static bool chunks_are_good(struct z_heap *h, struct census *census)
{
	const uint32_t first = heap_first(h);
	uint32_t left = 0;
	uint32_t at = first;

	__ASSERT(first % HEAP_UNIT == 0, "first chunk of heap %p at offset %u", (void *)h, first);
	while (at != h->end) {
		if (!chunk_fits(h, at, first) || !left_is_good(h, at, left)) {
			return false;
		}
		if (chunk_is_used(h, at)) {
			census->used_bytes += chunk_room(chunk_size(h, at));
		} else {
			census->free_bytes += chunk_room(chunk_size(h, at));
		}
		census->free_in_rings += is_listed(h, at);
		left = at;
		at += chunk_size(h, at);
	}
	return (*heap_word(h, at) & ~CHUNK_LEFT) == CHUNK_USED && left_is_known(h, at, left);
}

/* One ring; each chunk in it is taken off the count of those that must be in rings. */
static bool ring_is_good(struct z_heap *h, uint32_t bin, uint32_t *left_over)
{
	const bool narrow = bin == 0;
	const uint32_t first = heap_first(h);
	uint32_t at = h->bin[bin];

	if (((h->filled & BIT(bin)) != 0) != (at != 0)) {
		return false;
	}
	if (at == 0) {
		return true;
	}
	do {
		const uint32_t next =
			chunk_fits(h, at, first) ? heap_link_get(h, at, HEAP_NEXT, narrow) : 0;

		if (*left_over == 0 || !chunk_fits(h, next, first) || chunk_is_used(h, at) ||
		    heap_bin(chunk_size(h, at)) != bin ||
		    heap_link_get(h, next, HEAP_PREVIOUS, narrow) != at) {
			return false;
		}
		(*left_over)--;
		at = next;
	} while (at != h->bin[bin]);
	return true;
}

#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
static bool count_is_good(const struct z_heap *h, const struct census *census)
{
	return h->used_bytes == census->used_bytes && h->used_bytes <= h->most_bytes &&
	       h->free_bytes == census->free_bytes;
}
#else
static bool count_is_good(const struct z_heap *h, const struct census *census)
{
	return census->used_bytes + census->free_bytes <= h->end;
}
#endif

bool sys_heap_validate(struct sys_heap *heap)
{
	struct z_heap *const h = heap->heap;
	struct census census = { 0 };
	uint32_t bins;

	__ASSERT(h != NULL, "heap %p is not initialised", (void *)heap);
	bins = heap_bin(h->end) + 1;
	if (!chunks_are_good(h, &census) || !count_is_good(h, &census)) {
		return false;
	}
	for (uint32_t bin = 0; bin < bins; bin++) {
		if (!ring_is_good(h, bin, &census.free_in_rings)) {
			return false;
		}
	}
	return census.free_in_rings == 0 && h->filled >> 1 >> (bins - 1) == 0;
}
