/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The frames that may be evicted, as a ring with two hands: what NRU and LRU have in common.
 *
 *                 turns ->
 *        the last one added    A    B    C ...
 *                              ^
 *                           a hand: the next frame to be looked at
 *
 * Interrupts locked, in any call.
 */
#ifndef SUBSYS_DEMAND_PAGING_EVICTION_RING_H_
#define SUBSYS_DEMAND_PAGING_EVICTION_RING_H_

#include <stddef.h>

struct k_mem_page_frame;

enum ring_hand {
	/** Chooses what goes; a frame that is added comes last for it. */
	RING_SELECT,
	/** Forgets what was used. */
	RING_SWEEP,
	RING_HANDS,
};

/** @return how many frames are in the ring. */
size_t ring_count(void);

/** Add a frame, for the selecting hand the last one. Pre: it is not in the ring. */
void ring_add(struct k_mem_page_frame *pf);

/** Take a frame out; a hand that points to it moves on. Pre: it is in the ring. */
void ring_remove(struct k_mem_page_frame *pf);

/** @return the frame that a hand points to; the hand moves on. NULL if the ring is empty. */
struct k_mem_page_frame *ring_pass(enum ring_hand hand);

/** Point a hand to the frame behind one. Pre: `pf` is in the ring. */
void ring_go_behind(enum ring_hand hand, const struct k_mem_page_frame *pf);

/** Point a hand to a frame. Pre: `pf` is in the ring. */
void ring_go_to(enum ring_hand hand, const struct k_mem_page_frame *pf);

#endif /* SUBSYS_DEMAND_PAGING_EVICTION_RING_H_ */
