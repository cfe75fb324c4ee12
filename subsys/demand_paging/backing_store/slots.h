/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages of RAM set aside, for stores that keep pages in them. Decides which place a page gets and
 * how long clean copies live; what a place's number means to the kernel is the store's.
 *
 * A place is a page number in the store: places below SLOTS_FIRST belong to the store (an image in
 * ROM), those from there on are slots. A slot is
 *
 *	free    nobody's
 *	out     the content of a page that is not in memory, or is about to leave it
 *	clean   a copy of a page that is in memory: its frame is K_MEM_PAGE_FRAME_BACKED
 *
 * and a clean one is taken from its frame when no free one is left, the one that was loaded first
 * before the others.
 *
 * Interrupts locked, but for slots_content(). No call's cost depends on how many slots there are.
 */
#ifndef SUBSYS_DEMAND_PAGING_BACKING_STORE_SLOTS_H_
#define SUBSYS_DEMAND_PAGING_BACKING_STORE_SLOTS_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/__assert.h>

struct k_mem_page_frame;

/** No place: the store is full. */
#define PLACE_NONE UINT32_MAX

/** @return the place that the kernel calls a location; and the other way round. */
static inline uint32_t place_at(uintptr_t location)
{
	__ASSERT(location % CONFIG_MMU_PAGE_SIZE == 0U, "%lx is no location",
		 (unsigned long)location);
	return (uint32_t)(location / CONFIG_MMU_PAGE_SIZE);
}

static inline uintptr_t place_location(uint32_t place)
{
	return (uintptr_t)place * CONFIG_MMU_PAGE_SIZE;
}

/** Say where slots begin. Before any other call, if not at 0. */
void slots_init(uint32_t first);

/** @return where a BACKED frame's content is. */
uint32_t slots_place_of(const struct k_mem_page_frame *pf);

/**
 * A place for a page that is about to leave memory: its clean copy's, if it has one.
 *
 * @param last whether the last slot that can be had may be used
 * @return PLACE_NONE if there is none
 */
uint32_t slots_get(struct k_mem_page_frame *pf, bool last);

/** A page was loaded from a place: the place stays its clean copy. */
void slots_keep(struct k_mem_page_frame *pf, uint32_t place);

/** A slot becomes free. */
void slots_free(uint32_t place);

/** @return the page that is a slot's. Any context. */
void *slots_content(uint32_t place);

#endif /* SUBSYS_DEMAND_PAGING_BACKING_STORE_SLOTS_H_ */
