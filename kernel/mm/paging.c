/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page fault, and one page in or out. Decides when a page may move and what is undone when it
 * cannot; which one goes is the eviction algorithm's, where to is the store's.
 *
 * Called by the architecture's page-fault entry, by paging_api.c, and by the mapping calls for
 * pages that are unmapped. Everything here is in memory always, and touches nothing that is not.
 */
#include <string.h>

#include <kernel_arch_interface.h>
#include <slow_path.h>

#include "paging.h"

/* How often another page is tried when the store fails. */
#define VICTIMS 4
/* When it has no place: others may need none, and the algorithm knows which is best to go. */
#define VICTIMS_WITHOUT_PLACE 64
/* Of load(): the page came or went while another one was stored. */
#define GONE 1

BUILD_ASSERT(IS_POWER_OF_TWO(PAGE_SIZE), "an address's page is found by a mask");
BUILD_ASSERT(K_MEM_PAGE_FRAME_FRESH < PAGE_SIZE, "flags are below the page's address");

struct z_paging z_paging;

static unsigned long faults;

unsigned long k_mem_num_pagefaults_get(void)
{
	return faults;
}

void k_mem_paging_backing_store_failed(int error)
{
	__ASSERT(z_paging.pf != NULL, "a store fails without a transfer");
	/* -EFAULT is the answer for a page that was never mapped. */
	z_paging.error = error < 0 && error != -EFAULT ? error : -EIO;
}

static bool is_anonymous(uintptr_t location)
{
	return location >= ARCH_UNPAGED_ANON_UNINIT;
}

/* --- One transfer --------------------------------------------------------------------------- */

/* A frame is at K_MEM_SCRATCH_PAGE from here on, and stays its page's. */
static void transfer_begin(struct k_mem_page_frame *pf, uintptr_t location, bool out)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(z_paging.in_use && z_paging.pf == NULL, "two transfers at once");
	k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_BUSY);
	z_paging.pf = pf;
	z_paging.location = location;
	z_paging.out = out;
	z_paging.forgotten = false;
	z_paging.error = 0;
	arch_mem_scratch_pfn(k_mem_page_frame_to_pfn(pf));
}

/* The page could not be stored: it is where it was, and must be stored before it can go. */
static int stay(struct k_mem_page_frame *pf, int error)
{
	k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BACKED | K_MEM_PAGE_FRAME_FRESH);
	arch_mem_page_in_pfn(k_mem_page_frame_to_virt(pf), k_mem_page_frame_to_pfn(pf));
	z_paging_may_go(pf);
	return error;
}

/* @return 0 if the frame is empty */
static int end_out(struct k_mem_page_frame *pf, int error)
{
	k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BUSY);
	if (error != 0 || z_paging.forgotten) {
		k_mem_paging_backing_store_location_free(z_paging.location);
	}
	return error != 0 && !z_paging.forgotten ? stay(pf, error) : 0;
}

/* Whether a page is still to come that was at a location when others had not run yet. */
static bool is_wanted(void *page, uintptr_t location)
{
	uintptr_t now = 0U;

	if (!IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ)) {
		return true;
	}
	return arch_page_location_get(page, &now) == ARCH_PAGE_LOCATION_PAGED_OUT &&
	       now == location;
}

/* @return whether the page is in the frame now; if not, the frame is free */
static bool end_in(struct k_mem_page_frame *pf, int error)
{
	const uintptr_t location = z_paging.location;
	void *const page = k_mem_page_frame_to_virt(pf);

	k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BUSY);
	if (error != 0 || z_paging.forgotten || !is_wanted(page, location)) {
		if (z_paging.forgotten && !is_anonymous(location)) {
			k_mem_paging_backing_store_location_free(location);
		}
		z_mem_frame_give(pf);
		return false;
	}
	arch_mem_page_in_pfn(page, k_mem_page_frame_to_pfn(pf));
	if (is_anonymous(location)) {
		k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_FRESH);
	} else {
		k_mem_paging_backing_store_page_finalize(pf, location);
	}
	return true;
}

void z_paging_abandon(void)
{
	struct k_mem_page_frame *const pf = z_paging.pf;

	Z_ASSERT_IRQS_LOCKED();
	z_paging.in_use = false;
	if (pf == NULL) {
		return;
	}
	z_paging.pf = NULL;
	if (!z_paging.out) {
		(void)end_in(pf, -ECANCELED);
	} else if (end_out(pf, -ECANCELED) == 0) {
		z_mem_frame_give(pf);
	}
}

/* --- Out ------------------------------------------------------------------------------------ */

static int write_page(struct k_mem_page_frame *pf, uintptr_t location, k_spinlock_key_t key)
{
	z_paging_time_t start;

	transfer_begin(pf, location, true);
	z_paging_unlock(key);
	start = z_paging_time();
	k_mem_paging_backing_store_page_out(location);
	z_paging_time_count(Z_PAGING_STORE_OUT, start);
	z_paging_relock();
	z_paging.pf = NULL;
	return end_out(pf, z_paging.error);
}

int z_paging_empty(struct k_mem_page_frame *pf, bool dirty, bool page_fault, k_spinlock_key_t key)
{
	const bool fresh = !dirty && (pf->va_and_flags & K_MEM_PAGE_FRAME_FRESH) != 0U;
	const bool write = !fresh && (dirty || !k_mem_page_frame_is_backed(pf));
	uintptr_t location = ARCH_UNPAGED_ANON_ZERO;

	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(k_mem_page_frame_is_evictable(pf), "frame %p cannot be emptied: %lx", (void *)pf,
		 (unsigned long)pf->va_and_flags);
	if (!fresh) {
		const int error =
			k_mem_paging_backing_store_location_get(pf, &location, page_fault);

		if (error != 0) {
			/* For an algorithm that keeps an order, others are before it now. */
			z_paging_must_stay(pf);
			z_paging_may_go(pf);
			return error;
		}
		__ASSERT(!is_anonymous(location) && location % PAGE_SIZE == 0U,
			 "the store's location %lx", (unsigned long)location);
	}
	z_paging_must_stay(pf);
	arch_mem_page_out(k_mem_page_frame_to_virt(pf), location);
	return write ? write_page(pf, location, key) : 0;
}

static struct k_mem_page_frame *choose(bool *dirty)
{
	const z_paging_time_t start = z_paging_time();
	struct k_mem_page_frame *const pf = k_mem_paging_eviction_select(dirty);

	z_paging_time_count(Z_PAGING_SELECT, start);
	__ASSERT(pf == NULL || k_mem_page_frame_is_evictable(pf), "frame %p was chosen: %lx",
		 (void *)pf, (unsigned long)pf->va_and_flags);
	return pf;
}

/*
 * The store has no place for what the algorithm chooses: any page that needs none. There is one, or
 * a place, as long as no more was promised than there is.
 */
static int evict_any(struct k_mem_page_frame **frame, k_spinlock_key_t key, bool *dirty)
{
	int error = -ENOMEM;

	for (size_t i = 0; i < z_mem_frames_known && error == -ENOMEM; i++) {
		struct k_mem_page_frame *const pf = &k_mem_page_frames[i];

		if (k_mem_page_frame_is_evictable(pf)) {
			void *const page = k_mem_page_frame_to_virt(pf);

			*dirty = (arch_page_info_get(page, NULL, false) & ARCH_DATA_PAGE_DIRTY) !=
				 0U;
			error = z_paging_empty(pf, *dirty, true, key);
			*frame = pf;
		}
	}
	return error;
}

/* @return 0 if `*frame` is empty */
static int evict(struct k_mem_page_frame **frame, k_spinlock_key_t key,
		 struct z_paging_event *event)
{
	struct k_mem_page_frame *refused = NULL;
	int error = -ENOMEM;
	bool dirty = false;

	for (int i = 0; i < (error == -ENOMEM ? VICTIMS_WITHOUT_PLACE : VICTIMS); i++) {
		struct k_mem_page_frame *const pf = z_paging.started ? choose(&dirty) : NULL;

		if (pf == NULL || pf == refused) {
			break;
		}
		error = z_paging_empty(pf, dirty, true, key);
		*frame = pf;
		if (error == 0) {
			break;
		}
		refused = pf;
	}
	if (error == -ENOMEM && z_paging.started) {
		error = evict_any(frame, key, &dirty);
	}
	if (error == 0) {
		*event = (struct z_paging_event){ .evicted = true, .dirty = dirty };
		z_paging_count_eviction(dirty);
	}
	return error;
}

/* --- In ------------------------------------------------------------------------------------- */

/* Fill a frame, whose page is at a location. */
static int read_page(struct k_mem_page_frame *pf, uintptr_t location, k_spinlock_key_t key)
{
	z_paging_time_t start;

	transfer_begin(pf, location, false);
	z_paging_unlock(key);
	if (location == ARCH_UNPAGED_ANON_ZERO) {
		(void)memset(K_MEM_SCRATCH_PAGE, 0, PAGE_SIZE);
	} else if (IS_ENABLED(CONFIG_BACKING_STORE_SLEEPS) && !z_sys_post_kernel) {
		/* Start-up cannot sleep. */
		z_paging.error = -EWOULDBLOCK;
	} else if (location != ARCH_UNPAGED_ANON_UNINIT) {
		start = z_paging_time();
		k_mem_paging_backing_store_page_in(location);
		z_paging_time_count(Z_PAGING_STORE_IN, start);
	}
	z_paging_relock();
	z_paging.pf = NULL;
	return z_paging.error;
}

/*
 * Empty a frame for a page at a location. Others may have run meanwhile.
 *
 * @return 0, and `*frame` is the caller's; an error; or GONE
 */
static SLOW_PATH int make_room(struct k_mem_page_frame **frame, void *page, uintptr_t location,
			       k_spinlock_key_t key, struct z_paging_event *event)
{
	const int error = evict(frame, key, event);

	if (error == 0 && !is_wanted(page, location)) {
		z_mem_frame_give(*frame);
		return GONE;
	}
	return error;
}

/* @return 0, an error, or GONE: look again */
static int load(void *page, uintptr_t location, k_spinlock_key_t key, struct z_paging_event *event)
{
	struct k_mem_page_frame *pf = z_mem_frame_take();
	int error;

	if (unlikely(pf == NULL)) {
		error = make_room(&pf, page, location, key, event);
		if (error != 0) {
			return error;
		}
	}
	pf->va_and_flags = (uintptr_t)page | K_MEM_PAGE_FRAME_MAPPED;
	error = read_page(pf, location, key);
	if (!end_in(pf, error)) {
		return error != 0 ? error : GONE;
	}
	z_paging_may_go(pf);
	return 0;
}

int z_paging_load(void *page, k_spinlock_key_t key, struct z_paging_event *event)
{
	uintptr_t location;
	int error;

	Z_ASSERT_IRQS_LOCKED();
	__ASSERT((uintptr_t)page % PAGE_SIZE == 0U, "%p is no page", page);
	do {
		const enum arch_page_location where = arch_page_location_get(page, &location);

		if (where != ARCH_PAGE_LOCATION_PAGED_OUT) {
			return where == ARCH_PAGE_LOCATION_PAGED_IN ? 0 : -EFAULT;
		}
		error = load(page, location, key, event);
	} while (unlikely(error == GONE));
	return error;
}

/* --- Faults --------------------------------------------------------------------------------- */

static bool is_paged_out(void *page)
{
	const k_spinlock_key_t key = k_spin_lock(&z_mm_lock);
	uintptr_t location;
	const bool out = arch_page_location_get(page, &location) == ARCH_PAGE_LOCATION_PAGED_OUT;

	k_spin_unlock(&z_mm_lock, key);
	return out;
}

int z_mem_page_fault(void *addr, bool irqs_locked)
{
	void *const page = (void *)ROUND_DOWN((uintptr_t)addr, PAGE_SIZE);
	struct z_paging_event event = { .evicted = false };
	k_spinlock_key_t key;
	int error = z_paging_turn_begin(&key);

	if (error == 0) {
		error = z_paging_load(page, key, &event);
		if (error == 0) {
			faults++;
			z_paging_count_fault(irqs_locked);
		}
		z_paging_turn_end(key);
	} else if (!is_paged_out(page)) {
		error = -EFAULT;
	}
	if (error == 0) {
		z_paging_count_for_thread(&event, true, irqs_locked);
	} else if (error != -EFAULT) {
		z_paging_report(page, error);
	}
	return error;
}

bool k_mem_page_fault(void *addr)
{
	return z_mem_page_fault(addr, true) == 0;
}

/* --- The end of a page ---------------------------------------------------------------------- */

void z_paging_drop_copy(struct k_mem_page_frame *pf)
{
	uintptr_t location;

	Z_ASSERT_IRQS_LOCKED();
	if (z_paging_is_constant(k_mem_page_frame_to_virt(pf))) {
		return;
	}
	if (k_mem_page_frame_is_backed(pf) &&
	    k_mem_paging_backing_store_location_get(pf, &location, false) == 0) {
		k_mem_paging_backing_store_location_free(location);
	}
	k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BACKED | K_MEM_PAGE_FRAME_FRESH);
}

static void forget_loaded(struct k_mem_page_frame *pf)
{
	__ASSERT(!k_mem_page_frame_is_busy(pf), "frame %p is on its way and mapped", (void *)pf);
	if (k_mem_page_frame_is_pinned(pf)) {
		z_paging_frame_unpin();
	} else {
		z_paging_must_stay(pf);
	}
	z_paging_drop_copy(pf);
	z_mem_frame_give(pf);
}

void z_mem_paging_forget(uint32_t page)
{
	const uintptr_t location = (uintptr_t)ARCH_PAGE_PFN(page) * PAGE_SIZE;
	struct k_mem_page_frame *pf;

	Z_ASSERT_IRQS_LOCKED();
	if ((page & ARCH_DATA_PAGE_NOT_MAPPED) != 0U) {
		return;
	}
	if ((page & ARCH_DATA_PAGE_LOADED) != 0U) {
		pf = k_mem_pfn_to_page_frame(ARCH_PAGE_PFN(page));
		__ASSERT(pf != NULL, "frame %x is no RAM", ARCH_PAGE_PFN(page));
		forget_loaded(pf);
	} else if (z_paging.pf != NULL && z_paging.location == location) {
		/* The store is at it; it gets the location back afterwards. */
		z_paging.forgotten = true;
	} else if (!is_anonymous(location)) {
		k_mem_paging_backing_store_location_free(location);
	}
}
