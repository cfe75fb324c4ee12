/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Demand paging: what applications call, what an eviction algorithm has to define, and what a
 * backing store has to define. doc/demand_paging.md tells how they work together.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MM_DEMAND_PAGING_H_
#define ZEPHYR_INCLUDE_KERNEL_MM_DEMAND_PAGING_H_

#include <zephyr/kernel/mm.h>

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

struct k_mem_page_frame;
struct k_thread;

/* Empty structs differ in C++: outside of extern "C". */

/** Counts since the start of the system, or of a thread. */
struct k_mem_paging_stats_t {
#ifdef CONFIG_DEMAND_PAGING_STATS
	struct {
		/** Page faults that were served. */
		unsigned long cnt;
		/** Of these, with interrupts locked; and with interrupts enabled. */
		unsigned long irq_locked;
		unsigned long irq_unlocked;
#ifndef CONFIG_DEMAND_PAGING_ALLOW_IRQ
		/** Of these, in interrupt service routines. */
		unsigned long in_isr;
#endif
	} pagefaults;
	struct {
		/** Pages evicted that had not changed; and that had. */
		unsigned long clean;
		unsigned long dirty;
	} eviction;
#endif
};

/** How often something took how long. */
struct k_mem_paging_histogram_t {
#ifdef CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM
	unsigned long counts[CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM_NUM_BINS];
	/** The longest time that a bin counts, in cycles; the last bin takes the rest. */
	unsigned long bounds[CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM_NUM_BINS];
#endif
};

#ifdef __cplusplus
extern "C" {
#endif

/*
 * For applications. Addresses and sizes are whole pages. Thread context; in an ISR or with
 * interrupts locked only if the store does not sleep and interrupts stay locked while it works
 * (CONFIG_DEMAND_PAGING_ALLOW_IRQ=n).
 */

/**
 * Page a range out: its frames become free.
 *
 * Pages before the one that an error is about are paged out, that one and the others are as they
 * were.
 *
 * @retval 0 all of it is paged out
 * @retval -EINVAL not whole pages, or a range that wraps
 * @retval -ENOMEM the backing store is full
 * @retval -EFAULT a page of it is not mapped, or pinned, or of the image's part that stays
 * @retval -EIO the backing store failed; or another error that it told
 * @retval -EWOULDBLOCK CONFIG_DEMAND_PAGING_ALLOW_IRQ, and the caller cannot wait
 */
int k_mem_page_out(void *addr, size_t size);

/**
 * Load a range. It may be paged out again at any time. A page that is not mapped, a range that is
 * not whole pages, or a failing store is a fatal error.
 */
void k_mem_page_in(void *addr, size_t size);

/**
 * Load a range and keep it in memory. Too few frames, and what is fatal for k_mem_page_in(), is a
 * fatal error; pages before the one that it is about stay pinned.
 *
 * The calls do not nest: one k_mem_unpin() ends any number of them.
 */
void k_mem_pin(void *addr, size_t size);

/** Let a range be paged out again. */
void k_mem_unpin(void *addr, size_t size);

/** Counts of the system. Any context. */
void k_mem_paging_stats_get(struct k_mem_paging_stats_t *stats);

/**
 * Counts of a thread: faults it took, pages evicted for them. Any context.
 *
 * They belong to the struct: a thread that is created in that of one that has ended goes on where
 * that one has stopped.
 */
void k_mem_paging_thread_stats_get(struct k_thread *thread, struct k_mem_paging_stats_t *stats);

/*
 * The longest time that each bin counts, in cycles, ascending, the last one ULONG_MAX. Those of the
 * kernel are weak and made at start-up from the counter's frequency, each bin twice the one before;
 * an application may define the arrays itself, with CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM_NUM_BINS
 * elements.
 */
extern unsigned long k_mem_paging_eviction_histogram_bounds[];
extern unsigned long k_mem_paging_backing_store_histogram_bounds[];

/** How long selecting a page took. Any context. */
void k_mem_paging_histogram_eviction_get(struct k_mem_paging_histogram_t *hist);

/** How long the backing store took to bring a page. Any context. */
void k_mem_paging_histogram_backing_store_page_in_get(struct k_mem_paging_histogram_t *hist);

/** How long the backing store took to take a page. Any context. */
void k_mem_paging_histogram_backing_store_page_out_get(struct k_mem_paging_histogram_t *hist);

/*
 * An eviction algorithm (CONFIG_EVICTION_CUSTOM: the application's) defines these. All are called
 * with interrupts locked.
 */

/**
 * Choose a page frame whose page shall go. It may be left where it is after all: then the frame is
 * removed and added again, and another one is asked for, a few times.
 *
 * Never called before k_mem_paging_eviction_init().
 *
 * @param dirty set to whether the page has changed since it was loaded
 * @return NULL if no frame may be evicted
 */
struct k_mem_page_frame *k_mem_paging_eviction_select(bool *dirty);

/** Called once at the beginning of POST_KERNEL. */
void k_mem_paging_eviction_init(void);

#ifdef CONFIG_EVICTION_TRACKING
/** A frame may be evicted from now on. */
void k_mem_paging_eviction_add(struct k_mem_page_frame *pf);
/** A frame that was added must not be evicted any more. */
void k_mem_paging_eviction_remove(struct k_mem_page_frame *pf);
/** For CPUs whose tables do not tell: the frame at a physical address, below 4 GiB, was used. */
void k_mem_paging_eviction_accessed(uintptr_t phys);
#else
static inline void k_mem_paging_eviction_add(struct k_mem_page_frame *pf)
{
	ARG_UNUSED(pf);
}

static inline void k_mem_paging_eviction_remove(struct k_mem_page_frame *pf)
{
	ARG_UNUSED(pf);
}

static inline void k_mem_paging_eviction_accessed(uintptr_t phys)
{
	ARG_UNUSED(phys);
}
#endif

#if defined(CONFIG_EVICTION_NRU) && defined(CONFIG_SYS_CLOCK_EXISTS)
/**
 * Stop the algorithm's timer until a page comes or goes. For the kernel, which ends the system
 * when main() has returned and no thread and no timer is left. Interrupts locked.
 */
void z_mem_paging_eviction_pause(void);
#else
static inline void z_mem_paging_eviction_pause(void)
{
}
#endif

/*
 * A backing store (CONFIG_BACKING_STORE_CUSTOM: the application's) defines these. A location is
 * any multiple of the page size, 0 too, below ARCH_UNPAGED_ANON_UNINIT. Transfers never overlap;
 * with CONFIG_DEMAND_PAGING_ALLOW_IRQ they run with interrupts enabled, and a store that declares
 * CONFIG_BACKING_STORE_SLEEPS may wait in them; their thread may be ended there, and the next
 * transfer begins. Everything else is called with interrupts locked.
 */

/**
 * Where a loaded page shall be stored.
 *
 * The answer is the same as before if the frame is K_MEM_PAGE_FRAME_BACKED. A store that is full
 * may take the location of another frame's clean copy, whose BACKED it clears.
 *
 * @param pf the frame; k_mem_page_frame_to_virt() tells the page
 * @param location set to the place
 * @param page_fault true if the last free location may be used
 * @retval 0 there is one
 * @retval -ENOMEM the store is full
 */
int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf, uintptr_t *location,
					    bool page_fault);

/** A location's content is no longer needed. Never called while a transfer of it is going on. */
void k_mem_paging_backing_store_location_free(uintptr_t location);

/**
 * Where the image's page for an address is stored, for sections that are loaded on demand. A store
 * that does not define it has nothing of the image.
 *
 * @retval 0 `*location` is set
 * @retval -EFAULT the store does not have it
 */
int k_mem_paging_backing_store_location_query(void *addr, uintptr_t *location);

/** Copy K_MEM_SCRATCH_PAGE to a location. */
void k_mem_paging_backing_store_page_out(uintptr_t location);

/** Copy a location to K_MEM_SCRATCH_PAGE. */
void k_mem_paging_backing_store_page_in(uintptr_t location);

/**
 * A page was loaded: keep the location as a clean copy (set K_MEM_PAGE_FRAME_BACKED) or free it.
 */
void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf, uintptr_t location);

/**
 * Called once, before the first transfer: at the beginning of POST_KERNEL, or, if parts of the
 * image are not in memory at start-up (CONFIG_LINKER_GENERIC_SECTIONS_PRESENT_AT_BOOT=n), at EARLY.
 */
void k_mem_paging_backing_store_init(void);

/**
 * How many pages the store can hold beside the image's own, one of them for page faults alone.
 *
 * A store that does not define it is taken as never full: memory is promised without limit, and a
 * page fault that finds the store full ends its thread.
 */
size_t k_mem_paging_backing_store_capacity(void);

/**
 * To be called by a store inside a transfer that fails.
 *
 * The page stays where it was, and a location that was to be written is freed. The thread that
 * needs the page gets a fatal error, which names page, store and error; when a page cannot be
 * stored, another one is tried before. A caller of k_mem_page_out() gets the error.
 *
 * @param error a negative errno, -EIO for example
 */
void k_mem_paging_backing_store_failed(int error);

#ifdef __cplusplus
}
#endif

#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_KERNEL_MM_DEMAND_PAGING_H_ */
