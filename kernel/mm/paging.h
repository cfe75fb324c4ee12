/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of demand paging know of each other: the transfer that is going on, the promises,
 * the counts. doc/demand_paging.md has the states and their drawing.
 *
 *   paging.c          a fault, one page in or out, and what becomes of a page that is unmapped
 *   paging_api.c      ranges: k_mem_page_in() and its kin
 *   paging_commit.c   promises
 *   paging_start.c    start-up: store, algorithm, the image's own pages
 *   paging_turn.c     whose turn it is, with CONFIG_DEMAND_PAGING_ALLOW_IRQ
 *   paging_ondemand.c on-demand sections in an application's store
 *   paging_report.c   failures in words
 *   paging_stats*.c, paging_histogram.c
 */
#ifndef KERNEL_MM_PAGING_H_
#define KERNEL_MM_PAGING_H_

#include <errno.h>

#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/kernel/thread.h>

#include <kernel_internal.h>
#include <locks.h>
#include <mmu.h>

#define PAGE_SIZE CONFIG_MMU_PAGE_SIZE

/**
 * The page that is on its way. One at a time; a thread that dies meanwhile leaves here what has to
 * be put right.
 */
struct z_paging {
	/** Its frame; NULL if none is on its way. The frame's word names the page. */
	struct k_mem_page_frame *pf;
	uintptr_t location;
	/** To the store, or from it. */
	bool out;
	/** The page was unmapped meanwhile: nobody wants it, and its location is free. */
	bool forgotten;
	/** Somebody serves a page, though perhaps without the store. */
	bool in_use;
	/** k_mem_paging_eviction_init() was called. */
	bool started;
	/** What the store said. */
	int error;
};
extern struct z_paging z_paging;

/** What serving a page took beside it, for the thread's counts. */
struct z_paging_event {
	bool evicted;
	bool dirty;
};

/* --- Whose turn it is ----------------------------------------------------------------------- */

/**
 * Wait until nobody else serves a page.
 *
 * Pre: z_mm_lock is not held. Post, if 0: z_mm_lock is held.
 *
 * @retval -EDEADLK what serves a page needs a page
 * @retval -EWOULDBLOCK the caller cannot wait
 */
int z_paging_turn_begin(k_spinlock_key_t *key);

/** Assumes: z_mm_lock held. Post: it is not, and the next one may begin. */
void z_paging_turn_end(k_spinlock_key_t key);

/** The page that is on its way stays where it was: its thread has died. Interrupts locked. */
void z_paging_abandon(void);

/**
 * z_mm_lock is not held while the store works; with CONFIG_DEMAND_PAGING_ALLOW_IRQ interrupts are
 * as the key says then, otherwise they stay locked.
 */
static inline void z_paging_unlock(k_spinlock_key_t key)
{
	if (IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ)) {
		k_spin_unlock(&z_mm_lock, key);
	} else {
		k_spin_release(&z_mm_lock);
	}
}

static inline void z_paging_relock(void)
{
	(void)k_spin_lock(&z_mm_lock);
}

/* --- A page (paging.c); assumes: it is the caller's turn ------------------------------------ */

/**
 * Bring a page, if it is not there.
 *
 * @retval 0 it is there
 * @retval -EFAULT nothing is mapped there
 * @retval -ENOMEM no frame can be had, or no place for what is in one
 * @retval negative what the store said
 */
int z_paging_load(void *page, k_spinlock_key_t key, struct z_paging_event *event);

/**
 * Empty a frame. Post, if 0: its page is paged out, and the frame is the caller's.
 *
 * @param dirty whether the page has changed since it was loaded
 * @param page_fault whether the store's last location may be used
 */
int z_paging_empty(struct k_mem_page_frame *pf, bool dirty, bool page_fault, k_spinlock_key_t key);

/**
 * What the store has of a loaded page is of no use any more. A device may write to a pinned page,
 * of which the tables tell nothing.
 */
void z_paging_drop_copy(struct k_mem_page_frame *pf);

/** Tell the eviction algorithm; it may not know the frame, before it was started. */
static inline void z_paging_may_go(struct k_mem_page_frame *pf)
{
	if (z_paging.started) {
		k_mem_paging_eviction_add(pf);
	}
}

static inline void z_paging_must_stay(struct k_mem_page_frame *pf)
{
	if (z_paging.started) {
		k_mem_paging_eviction_remove(pf);
	}
}

/* --- Promises (paging_commit.c); assumes: interrupts locked --------------------------------- */

/** Frames that pages can have: those free at start-up and those of the image that may go. */
void z_paging_frames_add(size_t frames);
/** One of them is pinned. @retval -ENOMEM too few would be left */
int z_paging_frame_pin(void);
void z_paging_frame_unpin(void);
/** Pages of the image that need a frame or a location; more than there is room for, perhaps. */
void z_paging_promise_image(size_t pages);
/** Panic, in words, if there is more promised than there is. */
void z_paging_check_promises(void);

/* --- Start-up ------------------------------------------------------------------------------- */

/** Ask an application's store where the on-demand sections are (paging_ondemand.c). */
void z_paging_place_ondemand(void);

/* --- Failures in words (paging_report.c) ---------------------------------------------------- */

/** Say why a page could not be loaded. Any context. */
void z_paging_report(const void *page, int error);

/** @return whether an address is of the image's part that never goes */
bool z_paging_is_permanent(const void *addr);

/** @return whether nothing writes to an address, of the image's part that may go */
bool z_paging_is_constant(const void *addr);

/**
 * @return whether a page that may go counts as promised. Constants that come from the store do not:
 * they need neither frame nor location, until they are pinned
 */
bool z_paging_is_promised(const void *page);

/** @return what the store is called */
const char *z_paging_store_name(void);

/* --- Counts --------------------------------------------------------------------------------- */

#ifdef CONFIG_DEMAND_PAGING_STATS
/** Assume: interrupts locked. */
void z_paging_count_fault(bool irqs_locked);
void z_paging_count_eviction(bool dirty);
#else
static inline void z_paging_count_fault(bool irqs_locked)
{
	ARG_UNUSED(irqs_locked);
}

static inline void z_paging_count_eviction(bool dirty)
{
	ARG_UNUSED(dirty);
}
#endif

#ifdef CONFIG_DEMAND_PAGING_THREAD_STATS
/**
 * The same for the running thread; not for an ISR. No lock, nobody's turn: the thread's struct may
 * itself be paged out.
 */
void z_paging_count_for_thread(const struct z_paging_event *event, bool fault, bool irqs_locked);
#else
static inline void z_paging_count_for_thread(const struct z_paging_event *event, bool fault,
					     bool irqs_locked)
{
	ARG_UNUSED(event);
	ARG_UNUSED(fault);
	ARG_UNUSED(irqs_locked);
}
#endif

/** Which histogram. */
enum z_paging_step {
	Z_PAGING_SELECT,
	Z_PAGING_STORE_IN,
	Z_PAGING_STORE_OUT,
	Z_PAGING_STEPS
};

#ifdef CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM
#ifdef CONFIG_DEMAND_PAGING_STATS_USING_TIMING_FUNCTIONS
#include <zephyr/timing/timing.h>
typedef timing_t z_paging_time_t;

static inline void z_paging_time_init(void)
{
	timing_init();
	timing_start();
}

static inline z_paging_time_t z_paging_time(void)
{
	return timing_counter_get();
}

static inline uint64_t z_paging_time_since(z_paging_time_t start)
{
	timing_t end = timing_counter_get();

	return timing_cycles_get(&start, &end);
}

static inline uint64_t z_paging_time_per_second(void)
{
	return timing_freq_get();
}
#else
#include <zephyr/kernel/uptime.h>
typedef uint32_t z_paging_time_t;

static inline void z_paging_time_init(void)
{
}

static inline z_paging_time_t z_paging_time(void)
{
	return k_cycle_get_32();
}

static inline uint64_t z_paging_time_since(z_paging_time_t start)
{
	return k_cycle_get_32() - start;
}

static inline uint64_t z_paging_time_per_second(void)
{
	return (uint64_t)sys_clock_hw_cycles_per_sec();
}
#endif

/** Count how long it was since `start`. Any context; the caller's turn. */
void z_paging_time_count(enum z_paging_step step, z_paging_time_t start);
/** Bounds that the application did not set. Once, when there is a clock. */
void z_paging_histograms_init(void);
#else
typedef uint32_t z_paging_time_t;

static inline z_paging_time_t z_paging_time(void)
{
	return 0U;
}

static inline void z_paging_time_count(enum z_paging_step step, z_paging_time_t start)
{
	ARG_UNUSED(step);
	ARG_UNUSED(start);
}

static inline void z_paging_histograms_init(void)
{
}
#endif

#endif /* KERNEL_MM_PAGING_H_ */
