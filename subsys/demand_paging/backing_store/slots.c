/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Slots: a list of free ones, a queue of clean copies, and for each frame where its copy is. None
 * of the tables has a value at start-up: slots from `known` on have never been used, and a frame's
 * entry counts only while the frame is BACKED.
 */
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/sections.h>

#include "../frame_index.h"
#include "slots.h"

#define SLOTS ((uint32_t)CONFIG_BACKING_STORE_RAM_PAGES)
#define NONE UINT32_MAX

/* What holds a slot, unless it is a clean copy: then the frame's index. */
#define HOLDER_FREE UINT32_MAX
#define HOLDER_OUT (UINT32_MAX - 1U)

BUILD_ASSERT(FRAME_INDEX_END < HOLDER_OUT, "an index of a frame is no holder");

struct slot {
	uint32_t holder;
	/* In the list of free slots, or in the queue of clean ones; NONE at the end. */
	uint32_t next;
	/* In the queue of clean ones. */
	uint32_t prev;
};

static __pinned_noinit uint8_t backing_store_ram_pages[SLOTS][CONFIG_MMU_PAGE_SIZE]
	__aligned(CONFIG_MMU_PAGE_SIZE);
static __pinned_noinit struct slot slots[SLOTS];
static __pinned_noinit uint32_t place_of[FRAME_INDEX_END];

static struct {
	uint32_t first;
	uint32_t known;
	/* Slots that are neither free nor clean. */
	uint32_t out;
	uint32_t free;
	uint32_t oldest;
	uint32_t newest;
} store = { .free = NONE, .oldest = NONE, .newest = NONE };

static uint32_t slot_of(uint32_t place)
{
	__ASSERT(place >= store.first && place - store.first < store.known,
		 "place %u was never given out", place);
	return place - store.first;
}

static bool is_clean(uint32_t slot)
{
	return slots[slot].holder < FRAME_INDEX_END;
}

static void append_clean(uint32_t slot, uint32_t holder)
{
	slots[slot] = (struct slot){ .holder = holder, .next = NONE, .prev = store.newest };
	if (store.newest == NONE) {
		store.oldest = slot;
	} else {
		slots[store.newest].next = slot;
	}
	store.newest = slot;
}

static void remove_clean(uint32_t slot)
{
	const struct slot *const it = &slots[slot];

	__ASSERT(is_clean(slot), "slot %u is no clean copy", slot);
	if (it->prev == NONE) {
		store.oldest = it->next;
	} else {
		slots[it->prev].next = it->next;
	}
	if (it->next == NONE) {
		store.newest = it->prev;
	} else {
		slots[it->next].prev = it->prev;
	}
}

/* Take a clean copy from its frame. Returns its slot, or NONE. */
static uint32_t rob(void)
{
	const uint32_t slot = store.oldest;

	if (slot != NONE) {
		struct k_mem_page_frame *const pf = &k_mem_page_frames[slots[slot].holder];

		__ASSERT(k_mem_page_frame_is_backed(pf) && slots_place_of(pf) == store.first + slot,
			 "slot %u is not the copy of frame %p", slot, (void *)pf);
		remove_clean(slot);
		k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BACKED);
	}
	return slot;
}

static uint32_t take(void)
{
	uint32_t slot = store.free;

	if (slot != NONE) {
		__ASSERT(slots[slot].holder == HOLDER_FREE, "slot %u is in use", slot);
		store.free = slots[slot].next;
	} else if (store.known < SLOTS) {
		slot = store.known++;
	} else {
		slot = rob();
	}
	return slot;
}

void slots_init(uint32_t first)
{
	__ASSERT(store.known == 0U, "slots are in use");
	store.first = first;
}

uint32_t slots_place_of(const struct k_mem_page_frame *pf)
{
	return place_of[frame_index(pf)];
}

static void leave(uint32_t slot)
{
	if (is_clean(slot)) {
		remove_clean(slot);
		slots[slot].holder = HOLDER_OUT;
		store.out++;
	}
}

uint32_t slots_get(struct k_mem_page_frame *pf, bool last)
{
	const uint32_t kept = last ? 0U : 1U;
	uint32_t slot;

	if (k_mem_page_frame_is_backed(pf)) {
		leave(slot_of(slots_place_of(pf)));
		return slots_place_of(pf);
	}
	if (SLOTS - store.out <= kept) {
		return PLACE_NONE;
	}
	slot = take();
	__ASSERT(slot != NONE, "%u slots are out, none is left", store.out);
	slots[slot].holder = HOLDER_OUT;
	store.out++;
	return store.first + slot;
}

void slots_keep(struct k_mem_page_frame *pf, uint32_t place)
{
	place_of[frame_index(pf)] = place;
	k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_BACKED);
	if (place >= store.first) {
		const uint32_t slot = slot_of(place);

		__ASSERT(slots[slot].holder == HOLDER_OUT, "slot %u is not a page's", slot);
		store.out--;
		append_clean(slot, frame_index(pf));
	}
}

void slots_free(uint32_t place)
{
	const uint32_t slot = slot_of(place);

	__ASSERT(slots[slot].holder != HOLDER_FREE, "slot %u is free already", slot);
	leave(slot);
	store.out--;
	slots[slot].holder = HOLDER_FREE;
	slots[slot].next = store.free;
	store.free = slot;
}

void *slots_content(uint32_t place)
{
	return backing_store_ram_pages[slot_of(place)];
}
