/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ranges: k_mem_page_in(), k_mem_page_out(), k_mem_pin(), k_mem_unpin(), and what the mapping calls
 * need of them. Page by page, so that others have their turn in between.
 */
#include <zephyr/kernel/except.h>

#include <kernel_arch_interface.h>

#include "paging.h"

/* What is done with a page; the caller's turn. */
typedef int (*page_fn)(void *page, k_spinlock_key_t key, struct z_paging_event *event);

/* @return the first error; `*failed` is its page then */
static int for_range(void *addr, size_t size, page_fn fn, void **failed)
{
	uint8_t *page = addr;
	int error = 0;

	if ((uintptr_t)addr % PAGE_SIZE != 0U || size % PAGE_SIZE != 0U ||
	    (size != 0U && (uintptr_t)addr > UINTPTR_MAX - (size - 1U))) {
		*failed = addr;
		return -EINVAL;
	}
	for (size_t pages = size / PAGE_SIZE; pages != 0U && error == 0; pages--) {
		struct z_paging_event event = { .evicted = false };
		k_spinlock_key_t key;

		*failed = page;
		error = z_paging_turn_begin(&key);
		if (error == 0) {
			error = fn(page, key, &event);
			z_paging_turn_end(key);
			z_paging_count_for_thread(&event, false, false);
		}
		page += PAGE_SIZE;
	}
	return error;
}

/* The frame of a loaded page; NULL if it is not in RAM that can be given out. */
static struct k_mem_page_frame *frame_of(void *page)
{
	k_mem_pfn_t pfn;
	struct k_mem_page_frame *pf =
		arch_page_pfn_get(page, &pfn) == 0 ? k_mem_pfn_to_page_frame(pfn) : NULL;

	return pf == NULL || k_mem_page_frame_is_free(pf) || k_mem_page_frame_is_reserved(pf) ||
			       !k_mem_page_frame_is_mapped(pf)
		       ? NULL
		       : pf;
}

static int out(void *page, k_spinlock_key_t key, struct z_paging_event *event)
{
	uintptr_t location;
	struct k_mem_page_frame *pf;
	bool dirty;
	int error;

	ARG_UNUSED(event);
	if (arch_page_location_get(page, &location) == ARCH_PAGE_LOCATION_PAGED_OUT) {
		return 0;
	}
	pf = frame_of(page);
	if (pf == NULL || !k_mem_page_frame_is_evictable(pf) ||
	    k_mem_page_frame_to_virt(pf) != page) {
		return -EFAULT;
	}
	dirty = (arch_page_info_get(page, NULL, false) & ARCH_DATA_PAGE_DIRTY) != 0U;
	error = z_paging_empty(pf, dirty, false, key);
	if (error == 0) {
		z_mem_frame_give(pf);
	}
	return error;
}

/* A frame is one less for others. @return -ENOMEM if what was promised would not have room then */
static int take_away(const void *page)
{
	const size_t more = z_paging_is_promised(page) ? 0U : 1U;
	int error = z_mem_paging_commit(more);

	if (error == 0) {
		error = z_paging_frame_pin();
		if (error != 0) {
			z_mem_paging_uncommit(more);
		}
	}
	return error;
}

static void give_back(const void *page)
{
	z_paging_frame_unpin();
	z_mem_paging_uncommit(z_paging_is_promised(page) ? 0U : 1U);
}

static int pin(void *page, k_spinlock_key_t key, struct z_paging_event *event)
{
	struct k_mem_page_frame *pf;
	int error = z_paging_load(page, key, event);

	if (error != 0) {
		return error;
	}
	pf = frame_of(page);
	/* What is not RAM stays anyhow, and the image's other half. */
	if (pf == NULL || k_mem_page_frame_is_pinned(pf)) {
		return 0;
	}
	error = take_away(page);
	if (error == 0) {
		z_paging_must_stay(pf);
		z_paging_drop_copy(pf);
		k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_PINNED);
	}
	return error;
}

static int unpin(void *page, k_spinlock_key_t key, struct z_paging_event *event)
{
	struct k_mem_page_frame *const pf = frame_of(page);

	ARG_UNUSED(key);
	ARG_UNUSED(event);
	__ASSERT(!z_paging_is_permanent(page), "page %p must stay in memory", page);
	if (pf == NULL || !k_mem_page_frame_is_pinned(pf) || z_paging_is_permanent(page)) {
		return 0;
	}
	k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_PINNED);
	give_back(page);
	z_paging_may_go(pf);
	return 0;
}

int z_mem_paging_load(void *addr, size_t size, bool stay)
{
	void *failed;

	return for_range(addr, size, stay ? pin : z_paging_load, &failed);
}

/* The caller counts on what it has asked for. */
static void must(int error, void *page)
{
	if (error != 0) {
		z_paging_report(page, error);
		k_oops();
	}
}

int k_mem_page_out(void *addr, size_t size)
{
	void *failed;

	return for_range(addr, size, out, &failed);
}

void k_mem_page_in(void *addr, size_t size)
{
	void *failed = addr;

	must(for_range(addr, size, z_paging_load, &failed), failed);
}

void k_mem_pin(void *addr, size_t size)
{
	void *failed = addr;

	must(for_range(addr, size, pin, &failed), failed);
}

void k_mem_unpin(void *addr, size_t size)
{
	void *failed = addr;

	must(for_range(addr, size, unpin, &failed), failed);
}
