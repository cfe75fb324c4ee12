/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Promises. Nothing is promised that cannot be kept:
 *
 *	promised pages <= frames + what the store holds - 1
 *
 * A page that is promised has a frame or a location of the store, or needs none yet. The one
 * location that is kept back is where the page goes whose frame a page fault wants. A pinned page
 * is promised as well, and takes one away from either side.
 *
 * Called by the mapping calls, by pinning, and at start-up, with interrupts locked.
 */
#include <zephyr/kernel/except.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/sys/printk.h>

#include "paging.h"

static struct {
	/* Frames that pages can have, and how many of these are pinned. */
	size_t frames;
	size_t pinned;
	size_t promised;
} commit;

/* For stores that do not say: never full. */
__weak size_t k_mem_paging_backing_store_capacity(void)
{
	return SIZE_MAX;
}

static size_t room(void)
{
	const size_t capacity = k_mem_paging_backing_store_capacity();
	size_t pages;

	if (capacity == 0U || size_add_overflow(commit.frames, capacity - 1U, &pages)) {
		return capacity == 0U ? commit.frames : SIZE_MAX;
	}
	return pages;
}

int z_mem_paging_commit(size_t pages)
{
	const size_t limit = room();

	Z_ASSERT_IRQS_LOCKED();
	if (commit.promised > limit || pages > limit - commit.promised) {
		return -ENOMEM;
	}
	commit.promised += pages;
	return 0;
}

void z_mem_paging_uncommit(size_t pages)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(pages <= commit.promised, "%zu pages of %zu that were promised", pages,
		 commit.promised);
	commit.promised -= pages;
}

void z_paging_promise_image(size_t pages)
{
	commit.promised += pages;
}

void z_paging_frames_add(size_t frames)
{
	commit.frames += frames;
}

int z_paging_frame_pin(void)
{
	Z_ASSERT_IRQS_LOCKED();
	if (commit.pinned + CONFIG_DEMAND_PAGING_PAGE_FRAMES_RESERVE >= commit.frames) {
		return -ENOMEM;
	}
	commit.pinned++;
	return 0;
}

void z_paging_frame_unpin(void)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(commit.pinned != 0U, "unpinned more often than pinned");
	commit.pinned--;
}

void z_paging_check_promises(void)
{
	if (commit.frames != 0U && commit.promised <= room()) {
		return;
	}
	printk("*** Paging: %zu pages of the image and of drivers need a place, but there are %zu "
	       "page frames, and the backing store (%s) holds %zu pages, one of which is kept for "
	       "page faults. Make the store or RAM larger, or pin less.\n",
	       commit.promised, commit.frames, z_paging_store_name(),
	       k_mem_paging_backing_store_capacity());
	k_panic();
}
