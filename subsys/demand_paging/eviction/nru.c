/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NRU: a page goes that was not used recently, that is, since the selecting hand passed it or the
 * period's sweep did (nru_period.c); if there is one near, a page that need not be stored.
 *
 * kernel/mm calls this, interrupts locked. A call looks at most once at each frame. Of its looks,
 * those beyond 1 + LOOK_AHEAD were each paid for by a use of a page.
 */
#include <zephyr/kernel/mm/demand_paging.h>

#include "../frame_index.h"
#include "nru_period.h"
#include "ring.h"

/* How many frames more are looked at for one that need not be written. */
#define LOOK_AHEAD 4U

struct candidate {
	struct k_mem_page_frame *pf;
	uintptr_t info;
};

static bool is_used(struct candidate seen)
{
	return (seen.info & ARCH_DATA_PAGE_ACCESSED) != 0U;
}

/* Whether there was no need to store the page when it was loaded. */
static bool was_elsewhere(struct k_mem_page_frame *pf)
{
	const uintptr_t flags = K_MEM_PAGE_FRAME_BACKED | K_MEM_PAGE_FRAME_FRESH;

	return (k_mem_page_frame_flags(pf) & flags) != 0U;
}

static bool must_be_written(struct candidate seen)
{
	return (seen.info & ARCH_DATA_PAGE_DIRTY) != 0U || !was_elsewhere(seen.pf);
}

static struct candidate look(struct k_mem_page_frame *pf, bool forget)
{
	const uintptr_t info = arch_page_info_get_pfn(k_mem_page_frame_to_virt(pf), NULL, forget);

	__ASSERT((info & ARCH_DATA_PAGE_LOADED) != 0U, "frame %p: nothing there", (void *)pf);
	return (struct candidate){ .pf = pf, .info = info };
}

/* A frame near one that must be written and is not used; else that one. */
static struct candidate look_ahead(struct candidate found, size_t frames)
{
	for (size_t left = MIN(LOOK_AHEAD, frames); left != 0U; left--) {
		struct k_mem_page_frame *const pf = ring_pass(RING_SELECT);

		if (k_mem_page_frame_is_evictable(pf) && was_elsewhere(pf)) {
			const struct candidate seen = look(pf, false);

			if (!is_used(seen) && !must_be_written(seen)) {
				ring_go_to(RING_SELECT, found.pf);
				return seen;
			}
		}
	}
	ring_go_behind(RING_SELECT, found.pf);
	return found;
}

/* All were used: the first one, if possible one that need not be written. */
static struct candidate settle(struct candidate clean, struct candidate first)
{
	const struct candidate found = clean.pf != NULL ? clean : first;

	if (found.pf != NULL) {
		ring_go_behind(RING_SELECT, found.pf);
	}
	return found;
}

static struct candidate choose(void)
{
	struct candidate clean = { .pf = NULL };
	struct candidate first = { .pf = NULL };

	for (size_t left = ring_count(); left != 0U; left--) {
		struct k_mem_page_frame *const pf = ring_pass(RING_SELECT);
		struct candidate seen;

		if (!k_mem_page_frame_is_evictable(pf)) {
			continue;
		}
		seen = look(pf, true);
		if (!is_used(seen)) {
			return must_be_written(seen) ? look_ahead(seen, left - 1U) : seen;
		}
		first = first.pf == NULL ? seen : first;
		clean = clean.pf == NULL && !must_be_written(seen) ? seen : clean;
	}
	return settle(clean, first);
}

struct k_mem_page_frame *k_mem_paging_eviction_select(bool *dirty)
{
	const struct candidate chosen = choose();

	__ASSERT_NO_MSG(dirty != NULL);
	nru_period_go_on();
	if (chosen.pf != NULL) {
		*dirty = (chosen.info & ARCH_DATA_PAGE_DIRTY) != 0U;
	}
	return chosen.pf;
}

void k_mem_paging_eviction_init(void)
{
	nru_period_init();
}

void k_mem_paging_eviction_add(struct k_mem_page_frame *pf)
{
	__ASSERT(k_mem_page_frame_is_evictable(pf), "frame %p: %lx", (void *)pf,
		 (unsigned long)pf->va_and_flags);
	ring_add(pf);
	nru_period_go_on();
}
