/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A backing store for programs in ROM: pages of the image come from there as often as they are
 * wanted, until they have changed; those that have changed, and all other pages, go to slots in RAM
 * that is set aside. Never sleeps, never fails. kernel/mm calls it; what must be locked,
 * demand_paging.h says.
 *
 *	location          content
 *	0                 the image's page at z_mapped_start, in ROM at z_x86_rom_image
 *	...
 *	the image's size  slot 0
 *	...
 */
#include <string.h>

#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/linker-defs.h>

#include "../frame_index.h"
#include "slots.h"

/* The devicetree's chosen zephyr,flash, mapped by the build. */
extern const uint8_t z_x86_rom_image[];

#ifndef CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT
/* Pages whose content is zero, or anything, at start-up: there are none of them in ROM. */
Z_LINKER_SPAN(z_unpaged_zero);
#else
#define z_unpaged_zero_start z_mapped_end
#define z_unpaged_zero_end z_mapped_end
#endif

static uintptr_t image_size(void)
{
	return (uintptr_t)z_mapped_end - (uintptr_t)z_mapped_start;
}

static bool is_in_rom(uintptr_t location)
{
	return location < image_size();
}

static bool came_from_rom(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_is_backed(pf) && is_in_rom(place_location(slots_place_of(pf)));
}

static bool is_dirty(struct k_mem_page_frame *pf)
{
	void *const page = k_mem_page_frame_to_virt(pf);

	return (arch_page_info_get_pfn(page, NULL, false) & ARCH_DATA_PAGE_DIRTY) != 0U;
}

int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf, uintptr_t *location,
					    bool page_fault)
{
	uint32_t place;

	if (came_from_rom(pf)) {
		if (!is_dirty(pf)) {
			*location = place_location(slots_place_of(pf));
			return 0;
		}
		/* What is in ROM is no copy of it any more. */
		k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BACKED);
	}
	place = slots_get(pf, page_fault);
	if (place == PLACE_NONE) {
		return -ENOMEM;
	}
	*location = place_location(place);
	return 0;
}

void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	if (!is_in_rom(location)) {
		slots_free(place_at(location));
	}
}

static bool is_between(uintptr_t page, const char *start, const char *end)
{
	return page >= (uintptr_t)start && page < (uintptr_t)end;
}

int k_mem_paging_backing_store_location_query(void *addr, uintptr_t *location)
{
	const uintptr_t page = ROUND_DOWN((uintptr_t)addr, CONFIG_MMU_PAGE_SIZE);

	if (!is_between(page, z_image_resident_end, z_mapped_end) ||
	    is_between(page, z_unpaged_zero_start, z_unpaged_zero_end)) {
		return -EFAULT;
	}
	*location = page - (uintptr_t)z_mapped_start;
	return 0;
}

void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	__ASSERT(!is_in_rom(location), "a page cannot be written to ROM at %lx",
		 (unsigned long)location);
	memcpy(slots_content(place_at(location)), K_MEM_SCRATCH_PAGE, CONFIG_MMU_PAGE_SIZE);
}

void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	const void *const from = is_in_rom(location) ? &z_x86_rom_image[location]
						     : slots_content(place_at(location));

	memcpy(K_MEM_SCRATCH_PAGE, from, CONFIG_MMU_PAGE_SIZE);
}

void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf, uintptr_t location)
{
	slots_keep(pf, place_at(location));
}

void k_mem_paging_backing_store_init(void)
{
	slots_init(place_at(image_size()));
}

size_t k_mem_paging_backing_store_capacity(void)
{
	return CONFIG_BACKING_STORE_RAM_PAGES;
}
