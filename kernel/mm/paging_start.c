/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Demand paging at start-up: what there is of frames, which pages of the image may go, store and
 * algorithm; and the end of the boot sections.
 *
 * The image's pages are, in this order, boot, pinned, the others, those loaded on demand. The first
 * two never go. Everything up to z_image_resident_end is in memory from the beginning.
 */
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>

#include <kernel_arch_interface.h>

#include "paging.h"

/* Pages that z_mem_boot_over() gives up with interrupts locked. */
#define BATCH 32U

__weak int k_mem_paging_backing_store_location_query(void *addr, uintptr_t *location)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(location);
	return -EFAULT;
}

/* The image's first page that may go: without a pinned part, of those loaded on demand. */
static uint8_t *pageable_start(void)
{
#ifdef CONFIG_LINKER_USE_PINNED_SECTION
	return (uint8_t *)lnkr_pinned_end;
#else
	return (uint8_t *)z_image_resident_end;
#endif
}

static bool is_between(const uint8_t *page, const char *start, const char *end)
{
	return page >= (const uint8_t *)start && page < (const uint8_t *)end;
}

bool z_paging_is_permanent(const void *addr)
{
	return (const uint8_t *)addr >= (const uint8_t *)z_mapped_start &&
	       (const uint8_t *)addr < pageable_start();
}

bool z_paging_is_constant(const void *addr)
{
	const uint8_t *const page = addr;

	if (page < pageable_start()) {
		return false;
	}
#ifdef CONFIG_LINKER_USE_ONDEMAND_SECTION
	if (is_between(page, lnkr_ondemand_start, lnkr_ondemand_end)) {
		return true;
	}
#endif
	return is_between(page, __text_region_start, __text_region_end) ||
	       is_between(page, __rodata_region_start, __rodata_region_end);
}

bool z_paging_is_promised(const void *page)
{
	return (const char *)page < z_image_resident_end || !z_paging_is_constant(page);
}

/* Behind z_mem_manage_init(): from here on memory can be promised. */
__boot_func static int paging_init(void)
{
	size_t resident = 0U, places = 0U;

	for (uint8_t *page = pageable_start(); page < (uint8_t *)z_mapped_end; page += PAGE_SIZE) {
		resident += page < (uint8_t *)z_image_resident_end ? 1U : 0U;
		places += z_paging_is_promised(page) ? 1U : 0U;
	}
	z_paging_frames_add(z_mem_frames_free() + resident);
	z_paging_promise_image(places);
	if (!IS_ENABLED(CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT)) {
		/* Drivers and applications have functions that start-up calls soon. */
		k_mem_paging_backing_store_init();
	}
	return 0;
}

SYS_INIT(paging_init, EARLY, 1);

/* Constant pages that are in memory and in the store too need not be written. */
static void keep_constants(void)
{
	for (uint8_t *page = pageable_start(); page < (uint8_t *)z_image_resident_end;
	     page += PAGE_SIZE) {
		uintptr_t location;
		k_mem_pfn_t pfn;

		if (!z_paging_is_constant(page) ||
		    k_mem_paging_backing_store_location_query(page, &location) != 0 ||
		    arch_page_pfn_get(page, &pfn) != 0) {
			continue;
		}
		K_SPINLOCK(&z_mm_lock)
		{
			k_mem_paging_backing_store_page_finalize(k_mem_pfn_to_page_frame(pfn),
								 location);
		}
	}
}

/* Frames that got their pages before there was an algorithm. */
static void tell_algorithm(void)
{
	for (size_t i = 0; i < z_mem_frames_known; i++) {
		K_SPINLOCK(&z_mm_lock)
		{
			if (k_mem_page_frame_is_evictable(&k_mem_page_frames[i])) {
				k_mem_paging_eviction_add(&k_mem_page_frames[i]);
			}
		}
	}
}

void z_mem_paging_start(void)
{
	__ASSERT(!z_paging.started, "paging starts once");
	z_paging_histograms_init();
	if (IS_ENABLED(CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT)) {
		k_mem_paging_backing_store_init();
	}
	if (IS_ENABLED(CONFIG_LINKER_USE_ONDEMAND_SECTION) &&
	    IS_ENABLED(CONFIG_BACKING_STORE_CUSTOM)) {
		z_paging_place_ondemand();
	}
	k_mem_paging_eviction_init();
	keep_constants();
	tell_algorithm();
	z_paging.started = true;
	z_paging_check_promises();
}

#ifdef CONFIG_LINKER_USE_BOOT_SECTION
/* Pages whose words say that they are pinned: their frames become free. */
static void give_up(uint8_t *page, size_t pages)
{
	uint32_t was[BATCH];

	if (arch_mem_unmap_pages(page, pages, was) != 0) {
		__ASSERT(false, "the boot sections have no tables");
		return;
	}
	for (size_t i = 0; i < pages; i++) {
		struct k_mem_page_frame *const pf = k_mem_pfn_to_page_frame(ARCH_PAGE_PFN(was[i]));

		__ASSERT(pf != NULL && k_mem_page_frame_is_pinned(pf), "page %zu at %p: %x", i,
			 (void *)page, was[i]);
		z_mem_frame_give(pf);
	}
	z_paging_frames_add(pages);
}

void z_mem_boot_over(void)
{
	uint8_t *page = (uint8_t *)lnkr_boot_start;

	while (page < (uint8_t *)lnkr_boot_end) {
		const size_t left = (size_t)((uint8_t *)lnkr_boot_end - page) / PAGE_SIZE;
		const size_t pages = MIN(left, BATCH);

		K_SPINLOCK(&z_mm_lock)
		{
			give_up(page, pages);
		}
		page += pages * PAGE_SIZE;
	}
}
#else
void z_mem_boot_over(void)
{
}
#endif
