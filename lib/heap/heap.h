/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How a heap's memory is laid out; shared by the files of lib/heap, by nobody else.
 *
 *	heap                                                                      end
 *	| struct z_heap, bins | chunk | chunk | ...                    | chunk | mark |
 *
 * Places in the heap are offsets in bytes from struct z_heap; chunks start at multiples of 8 and
 * are multiples of 8 long; the memory behind a chunk's first word is aligned to a pointer's size
 * (which is why struct z_heap itself lies at 0 modulo 8 with 32 bits, at 4 with 64).
 *
 *	in use      | size, flags | the owner's bytes ...            |
 *	free        | size, flags | next | previous | ...     | size |
 *	free, 8     | size, flags | next:16, previous:16 |
 *
 * Flags lie in the low bits of the size: this chunk is in use; its left neighbour is free; that
 * neighbour is 8 bytes long, so that it has no size at its end. Two neighbours are never both
 * free. The mark is a chunk of size 0 in use. Free chunks of 2^n to 2^(n+1) - 1 units of 8 are a
 * ring, entered at bin n; the next chunk to be looked at is the one in the bin. The links of an
 * 8-byte chunk are counted in units and reach 512 KiB: in a bigger heap such chunks are in no ring
 * and come back into use when a neighbour is freed.
 */
#ifndef LIB_HEAP_HEAP_H_
#define LIB_HEAP_HEAP_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

#define HEAP_UNIT 8U
#define HEAP_HEAD 4U

#define CHUNK_USED 1U
#define CHUNK_LEFT_FREE 2U
#define CHUNK_LEFT_UNIT 4U
#define CHUNK_LEFT (CHUNK_LEFT_FREE | CHUNK_LEFT_UNIT)
#define CHUNK_FLAGS (CHUNK_USED | CHUNK_LEFT)

/** Where a link lies behind a chunk's first word. */
enum heap_link {
	HEAP_NEXT,
	HEAP_PREVIOUS
};

struct z_heap {
	/** Offset of the mark. */
	uint32_t end;
	/** Bit n: bin n has a ring. */
	uint32_t filled;
#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
	/** Bytes of chunks in use without their heads, and the most so far; of free ones. */
	uint32_t used_bytes;
	uint32_t most_bytes;
	uint32_t free_bytes;
#endif
	/** Offset of a chunk of the ring, 0 if there is none. */
	uint32_t bin[];
};

BUILD_ASSERT(sizeof(struct z_heap) % sizeof(uint32_t) == 0, "bins follow without a gap");

/** The word at an offset. */
static ALWAYS_INLINE uint32_t *heap_word(struct z_heap *h, uint32_t at)
{
	return (uint32_t *)((uint8_t *)h + at);
}

static ALWAYS_INLINE uint32_t chunk_size(struct z_heap *h, uint32_t at)
{
	return *heap_word(h, at) & ~CHUNK_FLAGS;
}

static ALWAYS_INLINE bool chunk_is_used(struct z_heap *h, uint32_t at)
{
	return (*heap_word(h, at) & CHUNK_USED) != 0;
}

/** The bin of chunks of a size. */
static ALWAYS_INLINE uint32_t heap_bin(uint32_t size)
{
	return 28U - (uint32_t)__builtin_clz(size);
}

/** Offset of the first chunk: behind the bins for every size that can occur. */
static inline uint32_t heap_first(const struct z_heap *h)
{
	const uint32_t bins = heap_bin(h->end) + 1;

	return (uint32_t)ROUND_UP(sizeof(*h) + bins * sizeof(h->bin[0]), HEAP_UNIT);
}

/** Whether free chunks of 8 bytes are in a ring. */
static ALWAYS_INLINE bool heap_lists_units(const struct z_heap *h)
{
	return !IS_ENABLED(CONFIG_SYS_HEAP_BIG_ONLY) &&
	       (IS_ENABLED(CONFIG_SYS_HEAP_SMALL_ONLY) || h->end <= UINT16_MAX * HEAP_UNIT);
}

/** A neighbour in the ring; @p narrow: the chunk has 8 bytes. */
static ALWAYS_INLINE uint32_t heap_link_get(struct z_heap *h, uint32_t at, enum heap_link link,
					    bool narrow)
{
	uint32_t *const links = heap_word(h, at + HEAP_HEAD);

	return narrow ? (*links >> (16 * link) & UINT16_MAX) * HEAP_UNIT : links[link];
}

/** What a chunk can hold; 0 for none. */
static ALWAYS_INLINE uint32_t chunk_room(uint32_t size)
{
	return size != 0 ? size - HEAP_HEAD : 0;
}

#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
/** Count a chunk that begins, and one that ceases, to be in use; 0: there is none. */
static inline void heap_count(struct z_heap *h, uint32_t begin, uint32_t cease)
{
	h->used_bytes += chunk_room(begin) - chunk_room(cease);
	h->most_bytes = MAX(h->most_bytes, h->used_bytes);
}

/** The same of a chunk that begins, and one that ceases, to be free. */
static inline void heap_count_free(struct z_heap *h, uint32_t begin, uint32_t cease)
{
	h->free_bytes += chunk_room(begin) - chunk_room(cease);
}

static inline void heap_count_init(struct z_heap *h)
{
	h->used_bytes = 0;
	h->most_bytes = 0;
	h->free_bytes = 0;
}
#else
static ALWAYS_INLINE void heap_count(struct z_heap *h, uint32_t begin, uint32_t cease)
{
	ARG_UNUSED(h);
	ARG_UNUSED(begin);
	ARG_UNUSED(cease);
}

static ALWAYS_INLINE void heap_count_free(struct z_heap *h, uint32_t begin, uint32_t cease)
{
	ARG_UNUSED(h);
	ARG_UNUSED(begin);
	ARG_UNUSED(cease);
}

static ALWAYS_INLINE void heap_count_init(struct z_heap *h)
{
	ARG_UNUSED(h);
}
#endif /* CONFIG_SYS_HEAP_RUNTIME_STATS */

#endif /* LIB_HEAP_HEAP_H_ */
