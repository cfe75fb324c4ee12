/* SPDX-License-Identifier: Apache-2.0 */
/*
 * LRU, as far as a CPU tells that only marks pages as used: frames stand in the order in which
 * they were added or last seen used. The first one goes, unless it was used since it was last
 * looked at; then it becomes the last one.
 *
 * kernel/mm calls this, interrupts locked. A call looks at most once at each frame; a second look
 * at a frame costs the program a use of its page.
 */
#include <zephyr/kernel/mm/demand_paging.h>

#include "../frame_index.h"
#include "ring.h"

struct k_mem_page_frame *k_mem_paging_eviction_select(bool *dirty)
{
	struct k_mem_page_frame *first = NULL;
	uintptr_t first_info = 0U;

	__ASSERT_NO_MSG(dirty != NULL);
	for (size_t left = ring_count(); left != 0U; left--) {
		struct k_mem_page_frame *const pf = ring_pass(RING_SELECT);
		uintptr_t info;

		if (!k_mem_page_frame_is_evictable(pf)) {
			continue;
		}
		info = arch_page_info_get_pfn(k_mem_page_frame_to_virt(pf), NULL, true);
		__ASSERT((info & ARCH_DATA_PAGE_LOADED) != 0U, "frame %p: nothing there",
			 (void *)pf);
		if ((info & ARCH_DATA_PAGE_ACCESSED) == 0U) {
			*dirty = (info & ARCH_DATA_PAGE_DIRTY) != 0U;
			return pf;
		}
		if (first == NULL) {
			first = pf;
			first_info = info;
		}
	}
	if (first != NULL) {
		/* All were used: the order is all that is known. */
		ring_go_behind(RING_SELECT, first);
		*dirty = (first_info & ARCH_DATA_PAGE_DIRTY) != 0U;
	}
	return first;
}

void k_mem_paging_eviction_init(void)
{
}

void k_mem_paging_eviction_add(struct k_mem_page_frame *pf)
{
	__ASSERT(k_mem_page_frame_is_evictable(pf), "frame %p: %lx", (void *)pf,
		 (unsigned long)pf->va_and_flags);
	ring_add(pf);
}
