/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ring of frames that may be evicted: two links for each frame of RAM, which have a value
 * only while the frame is in the ring, so that nothing has to be done to them at start-up.
 */
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/sections.h>

#include "../frame_index.h"
#include "ring.h"

#if FRAME_INDEX_END <= UINT16_MAX
typedef uint16_t link_t;
#else
typedef uint32_t link_t;
#endif

struct node {
	link_t next;
	link_t prev;
};

static __pinned_noinit struct node nodes[FRAME_INDEX_END];
static link_t hands[RING_HANDS];
static size_t count;

static __maybe_unused bool is_linked(uint32_t at)
{
	return count != 0U && nodes[at].next < FRAME_INDEX_END &&
	       nodes[at].prev < FRAME_INDEX_END && nodes[nodes[at].next].prev == at &&
	       nodes[nodes[at].prev].next == at;
}

size_t ring_count(void)
{
	return count;
}

void ring_add(struct k_mem_page_frame *pf)
{
	const link_t at = (link_t)frame_index(pf);
	const link_t next = count == 0U ? at : hands[RING_SELECT];
	const link_t prev = count == 0U ? at : nodes[next].prev;

	__ASSERT(count < FRAME_INDEX_END, "more frames than there are");
	nodes[prev].next = at;
	nodes[at].prev = prev;
	nodes[at].next = next;
	nodes[next].prev = at;
	if (count++ == 0U) {
		hands[RING_SELECT] = at;
		hands[RING_SWEEP] = at;
	}
}

void ring_remove(struct k_mem_page_frame *pf)
{
	const link_t at = (link_t)frame_index(pf);

	__ASSERT(is_linked(at), "frame %p was not added", (void *)pf);
	for (int hand = 0; hand < RING_HANDS; hand++) {
		if (hands[hand] == at) {
			hands[hand] = nodes[at].next;
		}
	}
	nodes[nodes[at].prev].next = nodes[at].next;
	nodes[nodes[at].next].prev = nodes[at].prev;
	count--;
}

struct k_mem_page_frame *ring_pass(enum ring_hand hand)
{
	const link_t at = hands[hand];

	if (count == 0U) {
		return NULL;
	}
	__ASSERT(is_linked(at), "a hand points to frame %u, which is not in the ring", at);
	hands[hand] = nodes[at].next;
	return &k_mem_page_frames[at];
}

void ring_go_behind(enum ring_hand hand, const struct k_mem_page_frame *pf)
{
	__ASSERT(is_linked(frame_index(pf)), "frame %p is not in the ring", (const void *)pf);
	hands[hand] = nodes[frame_index(pf)].next;
}

void ring_go_to(enum ring_hand hand, const struct k_mem_page_frame *pf)
{
	__ASSERT(is_linked(frame_index(pf)), "frame %p is not in the ring", (const void *)pf);
	hands[hand] = (link_t)frame_index(pf);
}

/* What is the same for every algorithm with a ring. */
void k_mem_paging_eviction_remove(struct k_mem_page_frame *pf)
{
	ring_remove(pf);
}

void k_mem_paging_eviction_accessed(uintptr_t phys)
{
	struct k_mem_page_frame *const pf = k_mem_phys_to_page_frame(phys);

	__ASSERT(pf != NULL, "%lx is not RAM", (unsigned long)phys);
	if (k_mem_page_frame_is_evictable(pf)) {
		ring_remove(pf);
		ring_add(pf);
	}
}
