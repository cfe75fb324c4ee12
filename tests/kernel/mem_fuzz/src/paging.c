/* SPDX-License-Identifier: Apache-2.0 */
/* What demand paging adds: pages go out, come in, stay. */
#include "model.h"

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>

#include <mmu.h>

/* Frames that are left to the test, and of these, how many may be pinned at a time. */
#define FRAMES_LEFT 48U
static size_t most_pinned;

void paging_setup(void)
{
	const size_t free = k_mem_free_get();

	most_pinned = MIN(free / PAGE, FRAMES_LEFT) / 6U;
	printk("%zu frames are free, %zu pages may be pinned\n", free / PAGE, most_pinned);
	if (free > FRAMES_LEFT * PAGE) {
		zassert_not_null(
			k_mem_map(free - FRAMES_LEFT * PAGE, K_MEM_MAP_LOCK | K_MEM_MAP_UNINIT));
	}
}

static void out(struct region *region, size_t first, size_t pages)
{
	bool pinned = false;
	int ret;

	for (size_t page = first; page < first + pages; page++) {
		pinned = pinned || region->pinned[page];
	}
	ret = k_mem_page_out(region->addr + first * PAGE, pages * PAGE);
	zassert_true(ret == 0 || ret == -ENOMEM || (pinned && ret == -EFAULT), "page out: %d", ret);
	zassert_true(!pinned || ret != 0, "a pinned page went");
	for (size_t page = first; ret == 0 && page < first + pages; page++) {
		uintptr_t location;

		zassert_equal(arch_page_location_get(region->addr + page * PAGE, &location),
			      ARCH_PAGE_LOCATION_PAGED_OUT);
	}
}

static void set_pinned(struct region *region, size_t first, size_t pages, bool pinned)
{
	for (size_t page = first; page < first + pages; page++) {
		region->pinned[page] = pinned;
	}
}

void paging_step(void)
{
	struct region *const region = random_region(true);

	if (region == NULL) {
		return;
	}
	const size_t first = below(region->pages);
	const size_t pages = 1U + below(region->pages - first);
	uint8_t *const addr = region->addr + first * PAGE;

	switch (below(5)) {
	case 0:
		if (pages_pinned() + pages <= most_pinned) {
			k_mem_pin(addr, pages * PAGE);
			set_pinned(region, first, pages, true);
		}
		break;
	case 1:
		k_mem_unpin(addr, pages * PAGE);
		set_pinned(region, first, pages, false);
		break;
	case 2:
		k_mem_page_in(addr, pages * PAGE);
		break;
	default:
		out(region, first, pages);
		break;
	}
}

/* A guard page of the image has a frame that nothing shows. */
static inline bool is_guard(struct k_mem_page_frame *pf)
{
	const uint8_t *const page = k_mem_page_frame_to_virt(pf);

	return k_mem_page_frame_is_pinned(pf) && page >= K_MEM_KERNEL_VIRT_START &&
	       page < K_MEM_KERNEL_VIRT_END;
}

/* Each frame in use holds the page that the tables say. */
__pinned_func void check_paging(void)
{
	const unsigned int key = arch_irq_lock();

	for (size_t i = 0; i < z_mem_frames_known; i++) {
		struct k_mem_page_frame *const pf = &k_mem_page_frames[i];
		k_mem_pfn_t pfn;

		if (k_mem_page_frame_is_free(pf) || !k_mem_page_frame_is_mapped(pf)) {
			continue;
		}
		if (arch_page_pfn_get(k_mem_page_frame_to_virt(pf), &pfn) != 0) {
			zassert_true(is_guard(pf), "frame %zu", i);
			continue;
		}
		zassert_equal(pfn, k_mem_page_frame_to_pfn(pf), "frame %zu", i);
		zassert_false(k_mem_page_frame_is_busy(pf), "frame %zu", i);
	}
	arch_irq_unlock(key);
}
