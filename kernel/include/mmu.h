/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Page frames: the kernel's record of RAM, a word for each frame; and what the mapping calls, the
 * paging code, eviction algorithms and backing stores share. kernel/mm/ owns it.
 *
 * The word of a frame in use holds the address of the page in it and flags, that of a free one
 * the number of the next free one (frames.c). Everything here needs z_mm_lock, that is, interrupts
 * locked.
 */
#ifndef KERNEL_INCLUDE_MMU_H_
#define KERNEL_INCLUDE_MMU_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/mm.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The chosen RAM region, the kernel's virtual range, and the image in it: what main() finds of it,
 * so without boot sections that are given up.
 */
#define K_MEM_PHYS_RAM_START ((uintptr_t)CONFIG_SRAM_BASE_ADDRESS)
#define K_MEM_PHYS_RAM_SIZE (KB(CONFIG_SRAM_SIZE))
#define K_MEM_PHYS_RAM_END (K_MEM_PHYS_RAM_START + K_MEM_PHYS_RAM_SIZE)
#define K_MEM_VIRT_RAM_START ((uint8_t *)CONFIG_KERNEL_VM_BASE)
#define K_MEM_VIRT_RAM_SIZE ((size_t)CONFIG_KERNEL_VM_SIZE)
#define K_MEM_VIRT_RAM_END (K_MEM_VIRT_RAM_START + K_MEM_VIRT_RAM_SIZE)
#if defined(CONFIG_DEMAND_PAGING) && defined(CONFIG_LINKER_USE_BOOT_SECTION)
#define K_MEM_KERNEL_VIRT_START ((uint8_t *)lnkr_boot_end)
#else
#define K_MEM_KERNEL_VIRT_START ((uint8_t *)z_mapped_start)
#endif
#define K_MEM_KERNEL_VIRT_END ((uint8_t *)z_mapped_end)
#define K_MEM_KERNEL_VIRT_SIZE ((size_t)(K_MEM_KERNEL_VIRT_END - K_MEM_KERNEL_VIRT_START))
#define K_MEM_VM_OFFSET K_MEM_VIRT_OFFSET
/** Where memory that the build did not occupy begins. */
#ifdef CONFIG_ARCH_MAPS_ALL_RAM
#define K_MEM_VM_FREE_START (K_MEM_VIRT_RAM_START + z_mem_ram_size())
#else
#define K_MEM_VM_FREE_START K_MEM_KERNEL_VIRT_END
#endif

/* Flags of a frame. */
/** Nobody's; then no other flag counts. */
#define K_MEM_PAGE_FRAME_FREE BIT(0)
/** The machine's, not ours. */
#define K_MEM_PAGE_FRAME_RESERVED BIT(1)
/** Never paged out. */
#define K_MEM_PAGE_FRAME_PINNED BIT(2)
/** There is a page in it. */
#define K_MEM_PAGE_FRAME_MAPPED BIT(3)
/** A transfer is going on. */
#define K_MEM_PAGE_FRAME_BUSY BIT(4)
/** The backing store has a copy, from when the page was loaded. */
#define K_MEM_PAGE_FRAME_BACKED BIT(5)
/** The page was zero, or anything, when it got its frame: unchanged it need not be stored. */
#define K_MEM_PAGE_FRAME_FRESH BIT(6)

struct k_mem_page_frame {
	/** Page-aligned address of the page, and flags. */
	uintptr_t va_and_flags;
};

/**
 * A word for each frame of RAM, region behind region. Not cleared at start-up: entries from
 * z_mem_frames_known on have no value yet, their frames are free.
 */
extern struct k_mem_page_frame k_mem_page_frames[];
extern size_t z_mem_frames_known;

/** The lock of frames, virtual regions and page tables. */
extern struct k_spinlock z_mm_lock;

static inline uintptr_t k_mem_page_frame_flags(const struct k_mem_page_frame *pf)
{
	return pf->va_and_flags & (CONFIG_MMU_PAGE_SIZE - 1U);
}

static inline bool k_mem_page_frame_is_free(struct k_mem_page_frame *pf)
{
	return (pf->va_and_flags & K_MEM_PAGE_FRAME_FREE) != 0U;
}

/** A flag of a frame in use; of a free one all others are what they happen to be. */
static inline bool k_mem_page_frame_has(const struct k_mem_page_frame *pf, uintptr_t flag)
{
	return (pf->va_and_flags & (flag | K_MEM_PAGE_FRAME_FREE)) == flag;
}

static inline bool k_mem_page_frame_is_pinned(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_has(pf, K_MEM_PAGE_FRAME_PINNED);
}

static inline bool k_mem_page_frame_is_reserved(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_has(pf, K_MEM_PAGE_FRAME_RESERVED);
}

static inline bool k_mem_page_frame_is_mapped(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_has(pf, K_MEM_PAGE_FRAME_MAPPED);
}

static inline bool k_mem_page_frame_is_busy(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_has(pf, K_MEM_PAGE_FRAME_BUSY);
}

static inline bool k_mem_page_frame_is_backed(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_has(pf, K_MEM_PAGE_FRAME_BACKED);
}

/** A page that may go: mapped, and neither reserved, pinned nor in a transfer. */
static inline bool k_mem_page_frame_is_evictable(struct k_mem_page_frame *pf)
{
	const uintptr_t flags = K_MEM_PAGE_FRAME_FREE | K_MEM_PAGE_FRAME_RESERVED |
				K_MEM_PAGE_FRAME_PINNED | K_MEM_PAGE_FRAME_MAPPED |
				K_MEM_PAGE_FRAME_BUSY;

	return (pf->va_and_flags & flags) == K_MEM_PAGE_FRAME_MAPPED;
}

/** Neither the machine's nor anybody's. */
static inline bool k_mem_page_frame_is_available(struct k_mem_page_frame *pf)
{
	return k_mem_page_frame_is_free(pf);
}

static inline void k_mem_page_frame_set(struct k_mem_page_frame *pf, uint8_t flags)
{
	__ASSERT(!k_mem_page_frame_is_free(pf), "frame %p is free", (void *)pf);
	pf->va_and_flags |= flags;
}

static inline void k_mem_page_frame_clear(struct k_mem_page_frame *pf, uint8_t flags)
{
	__ASSERT(!k_mem_page_frame_is_free(pf), "frame %p is free", (void *)pf);
	pf->va_and_flags &= ~(uintptr_t)flags;
}

/** The page in a frame. Pre: it is mapped. */
static inline void *k_mem_page_frame_to_virt(struct k_mem_page_frame *pf)
{
	return (void *)(pf->va_and_flags & ~((uintptr_t)CONFIG_MMU_PAGE_SIZE - 1U));
}

/** @return number of the physical page that a frame is. */
k_mem_pfn_t k_mem_page_frame_to_pfn(const struct k_mem_page_frame *pf);

/** @return the frame of a physical page; NULL if it is not RAM. */
struct k_mem_page_frame *k_mem_pfn_to_page_frame(k_mem_pfn_t pfn);

/** The same by address. Pre: below 4 GiB. */
static inline uintptr_t k_mem_page_frame_to_phys(const struct k_mem_page_frame *pf)
{
	return (uintptr_t)k_mem_page_frame_to_pfn(pf) * CONFIG_MMU_PAGE_SIZE;
}

static inline struct k_mem_page_frame *k_mem_phys_to_page_frame(uintptr_t phys)
{
	return k_mem_pfn_to_page_frame(phys / CONFIG_MMU_PAGE_SIZE);
}

static inline bool k_mem_is_page_frame(uintptr_t phys)
{
	return k_mem_phys_to_page_frame(phys) != NULL;
}

/** @return bytes of all RAM regions of the devicetree, as far as 32 bits go. */
size_t z_mem_ram_size(void);

/** @return how many frames are free. */
size_t z_mem_frames_free(void);

/** Take a free frame; its word is 0. @return NULL if there is none. */
struct k_mem_page_frame *z_mem_frame_take(void);

/** Give a frame back. Pre: neither free nor reserved. */
void z_mem_frame_give(struct k_mem_page_frame *pf);

/** Print every frame in use: number, page, flags. Thread or ISR. */
void k_mem_page_frames_dump(void);

#ifdef CONFIG_DEMAND_PAGING
/** z_mem_page_fault() by upstream's name, with interrupts locked there. @return whether served. */
bool k_mem_page_fault(void *addr);

/** @return page faults served so far. */
unsigned long k_mem_num_pagefaults_get(void);

/**
 * Promise room for pages of anonymous memory, in RAM or in the backing store.
 *
 * Interrupts locked.
 *
 * @retval 0 promised
 * @retval -ENOMEM there is not so much
 */
int z_mem_paging_commit(size_t pages);

/** Take a promise back. */
void z_mem_paging_uncommit(size_t pages);

/**
 * Load pages of a range, for the mapping calls: k_mem_page_in() and, with `stay`, k_mem_pin() that
 * return an error. Context as these. Unmapping takes back what was done before one.
 *
 * @retval 0 done
 * @retval -ENOMEM too few frames, or pinned too many
 * @retval negative as k_mem_page_out()
 */
int z_mem_paging_load(void *addr, size_t size, bool stay);

/**
 * What becomes of a page that is being unmapped: its frame or its location becomes free.
 *
 * Interrupts locked. @param page what arch_mem_unmap_pages() said of it
 */
void z_mem_paging_forget(uint32_t page);
#endif /* CONFIG_DEMAND_PAGING */

#ifdef __cplusplus
}
#endif

#include <zephyr/compat/mmu_3_4.h>

#endif /* KERNEL_INCLUDE_MMU_H_ */
