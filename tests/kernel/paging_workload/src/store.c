/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A backing store of the application's: keeps no clean copies, and what it keeps it changes, so
 * that a page which did not go through it is noticed. With CONFIG_BACKING_STORE_SLEEPS it takes a
 * tick for each page.
 */
#include <errno.h>
#include <string.h>

#include <mmu.h>

#include "workload.h"

#define PLACES (DATA_PAGES + 40)
#define WORDS (CONFIG_MMU_PAGE_SIZE / sizeof(uint32_t))
#define MASK 0x3c3c3c3cU

static __pinned_noinit uint32_t content[PLACES][WORDS];
static __pinned_bss bool used[PLACES];
static __pinned_bss size_t free_places;
static __pinned_bss bool busy;

static __pinned_func size_t place_at(uintptr_t location)
{
	const size_t place = location / CONFIG_MMU_PAGE_SIZE;

	RULE(location % CONFIG_MMU_PAGE_SIZE == 0U && place < PLACES && used[place], 's');
	return place;
}

static __pinned_func void copy(uint32_t *to, const uint32_t *from)
{
	RULE(!busy, 's');
	busy = true;
	if (IS_ENABLED(CONFIG_BACKING_STORE_SLEEPS)) {
		k_sleep(K_TICKS(1));
	}
	for (size_t i = 0; i < WORDS; i++) {
		to[i] = from[i] ^ MASK;
	}
	busy = false;
}

__pinned_func int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf,
							  uintptr_t *location, bool page_fault)
{
	static __pinned_bss size_t next;

	RULE(!k_mem_page_frame_is_backed(pf), 's');
	if (free_places <= (page_fault ? 0U : 1U)) {
		return -ENOMEM;
	}
	while (used[next]) {
		next = (next + 1U) % PLACES;
	}
	used[next] = true;
	free_places--;
	*location = next * CONFIG_MMU_PAGE_SIZE;
	return 0;
}

__pinned_func void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	used[place_at(location)] = false;
	free_places++;
}

__pinned_func int k_mem_paging_backing_store_location_query(void *addr, uintptr_t *location)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(location);
	return -EFAULT;
}

__pinned_func void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	copy(content[place_at(location)], K_MEM_SCRATCH_PAGE);
}

__pinned_func void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	copy(K_MEM_SCRATCH_PAGE, content[place_at(location)]);
}

__pinned_func void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf,
							    uintptr_t location)
{
	ARG_UNUSED(pf);
	k_mem_paging_backing_store_location_free(location);
}

void k_mem_paging_backing_store_init(void)
{
	free_places = PLACES;
}

__pinned_func size_t k_mem_paging_backing_store_capacity(void)
{
	return PLACES;
}
