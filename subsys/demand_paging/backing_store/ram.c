/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A backing store in RAM that is set aside: a location is a slot's number times the page size.
 * Never sleeps, never fails. kernel/mm calls it; what must be locked, demand_paging.h says.
 */
#include <string.h>

#include <zephyr/kernel/mm/demand_paging.h>

#include "../frame_index.h"
#include "slots.h"

int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf, uintptr_t *location,
					    bool page_fault)
{
	const uint32_t place = slots_get(pf, page_fault);

	if (place == PLACE_NONE) {
		return -ENOMEM;
	}
	*location = place_location(place);
	return 0;
}

void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	slots_free(place_at(location));
}

int k_mem_paging_backing_store_location_query(void *addr, uintptr_t *location)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(location);
	/* It holds nothing of the image. */
	return -EFAULT;
}

void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	memcpy(slots_content(place_at(location)), K_MEM_SCRATCH_PAGE, CONFIG_MMU_PAGE_SIZE);
}

void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	memcpy(K_MEM_SCRATCH_PAGE, slots_content(place_at(location)), CONFIG_MMU_PAGE_SIZE);
}

void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf, uintptr_t location)
{
	slots_keep(pf, place_at(location));
}

void k_mem_paging_backing_store_init(void)
{
	BUILD_ASSERT((uint64_t)CONFIG_BACKING_STORE_RAM_PAGES * CONFIG_MMU_PAGE_SIZE <=
			     ARCH_UNPAGED_ANON_UNINIT,
		     "a slot's location is below those that stand for no content");
}

size_t k_mem_paging_backing_store_capacity(void)
{
	return CONFIG_BACKING_STORE_RAM_PAGES;
}
