/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What demand paging stands on, for programs that test eviction algorithms and stores on the host:
 * frames, and pages whose accessed and dirty bits the test sets as a CPU would. A program includes
 * this once.
 */
#ifndef TESTS_HOST_PAGING_MODEL_H_
#define TESTS_HOST_PAGING_MODEL_H_

#include <zephyr/kernel/mm/demand_paging.h>

#include <mmu.h>
#include <ram_regions.h>

#include "check.h"

#define PAGES 400U
/* Where pages are. */
#ifndef PAGE_0
#define PAGE_0 CONFIG_KERNEL_VM_BASE
#endif
/* Frames are not the first ones of the address space. */
#define FIRST_PFN 0x100U
#define NO_FRAME UINT32_MAX

struct model_page {
	/* Index of its frame, or NO_FRAME. */
	uint32_t frame;
	bool accessed;
	bool dirty;
	/* Looks since the test last set it to 0. */
	unsigned int looks;
};

static struct model_page pages[PAGES];
/* How often the algorithm looked at a page, and how often that page had been used. */
static unsigned long long looks, cleared;
/* Most looks of one time that the lock was held. */
static unsigned int looks_held, most_looks_held;

struct k_mem_page_frame k_mem_page_frames[RAM_FRAMES];
size_t z_mem_frames_known = RAM_FRAMES;
struct k_spinlock z_mm_lock;

static inline void *page_address(uint32_t page)
{
	return (void *)(PAGE_0 + (uintptr_t)page * CONFIG_MMU_PAGE_SIZE);
}

static inline uint32_t page_of(const void *addr)
{
	return (uint32_t)(((uintptr_t)addr - PAGE_0) / CONFIG_MMU_PAGE_SIZE);
}

k_mem_pfn_t k_mem_page_frame_to_pfn(const struct k_mem_page_frame *pf)
{
	return FIRST_PFN + (k_mem_pfn_t)(pf - k_mem_page_frames);
}

struct k_mem_page_frame *k_mem_pfn_to_page_frame(k_mem_pfn_t pfn)
{
	return pfn - FIRST_PFN < RAM_FRAMES ? &k_mem_page_frames[pfn - FIRST_PFN] : NULL;
}

uintptr_t arch_page_info_get_pfn(void *addr, k_mem_pfn_t *pfn, bool clear_accessed)
{
	struct model_page *page = &pages[page_of(addr)];
	uintptr_t info = ARCH_DATA_PAGE_LOADED;

	CHECK(page_of(addr) < PAGES && page->frame != NO_FRAME);
	if (pfn != NULL) {
		*pfn = FIRST_PFN + page->frame;
	}
	info |= page->accessed ? ARCH_DATA_PAGE_ACCESSED : 0U;
	info |= page->dirty ? ARCH_DATA_PAGE_DIRTY : 0U;
	looks++;
	page->looks++;
	if (z_mm_lock.held) {
		static unsigned int time;

		looks_held = time == z_mm_lock.times ? looks_held + 1U : 1U;
		most_looks_held = MAX(most_looks_held, looks_held);
		time = z_mm_lock.times;
	}
	if (clear_accessed) {
		cleared += page->accessed ? 1U : 0U;
		page->accessed = false;
	}
	return info;
}

/* A page gets a frame, as kernel/mm does it before it tells anybody. */
static inline void model_load(uint32_t page, uint32_t frame)
{
	pages[page] = (struct model_page){ .frame = frame };
	k_mem_page_frames[frame].va_and_flags =
		(uintptr_t)page_address(page) | K_MEM_PAGE_FRAME_MAPPED;
}

static inline void model_unload(uint32_t page)
{
	k_mem_page_frames[pages[page].frame].va_and_flags = K_MEM_PAGE_FRAME_FREE;
	pages[page].frame = NO_FRAME;
}

static inline void model_begin(void)
{
	for (uint32_t i = 0; i < PAGES; i++) {
		pages[i] = (struct model_page){ .frame = NO_FRAME };
	}
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		k_mem_page_frames[i].va_and_flags = K_MEM_PAGE_FRAME_FREE;
	}
}

#endif /* TESTS_HOST_PAGING_MODEL_H_ */
