/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The contract between kernel and architecture, the kernel's half of it: what only kernel/
 * calls, and where the port hands over to it. What public headers stand on is in
 * zephyr/arch/arch_interface.h, which this includes. kernel/ knows nothing else of a machine.
 */
#ifndef KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_
#define KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The stack that start-up runs on, and later interrupts. The kernel owns it, the port uses it. */
extern char z_interrupt_stacks[CONFIG_ISR_STACK_SIZE];

/**
 * Start the kernel: the only call in the other direction, the last one of the port's start.
 *
 * Pre: C works: bss is zero, exceptions are handled, the interrupt stack is in use, interrupts
 * are locked.
 */
FUNC_NORETURN void z_cstart(void);

/**
 * The port's own set-up that needs a console or initialised devices.
 *
 * Called once by z_cstart() after PRE_KERNEL_2, interrupts locked, on the interrupt stack.
 */
void arch_kernel_init(void);

/**
 * Leave the start-up stack for good and call a function on another one.
 *
 * Called once, interrupts locked. Post: `entry` runs with interrupts enabled on `stack_top`,
 * which is the end of its stack, aligned as the machine's calling convention asks.
 */
FUNC_NORETURN void arch_switch_stack(void (*entry)(void), char *stack_top);

/**
 * Make a thread's first frame, so that the first switch to it calls z_thread_entry() with these
 * arguments and interrupts enabled.
 *
 * Any context. Writes `thread->callee_saved`, `thread->arch` and the stack below `stack_top`,
 * which is aligned to ARCH_STACK_PTR_ALIGN; nothing else of the thread.
 */
void arch_new_thread(struct k_thread *thread, char *stack_top, k_thread_entry_t entry, void *p1,
		     void *p2, void *p3);

/**
 * Make a new thread's copy of the thread-local variables at the top of its stack; the switch to
 * the thread lets its code find them. Only with CONFIG_THREAD_LOCAL_STORAGE.
 *
 * Any context. Writes `thread->tls` and the bytes below `stack_top`.
 *
 * @return how many; what is left of the stack is aligned to ARCH_STACK_PTR_ALIGN
 */
size_t arch_tls_stack_setup(struct k_thread *thread, char *stack_top);

/**
 * k_float_disable() and k_float_enable() of a thread that exists, with CONFIG_FPU_SHARING.
 *
 * Threads, interrupts locked or not; ISRs get -EINVAL.
 */
int arch_float_disable(struct k_thread *thread);
int arch_float_enable(struct k_thread *thread, unsigned int options);

/**
 * Switch from the thread that runs to another one.
 *
 * Pre: interrupts locked, `_current` is `new_thread` already, `old_thread` is where this code
 * runs. Returns, interrupts locked, when somebody switches back to `old_thread`. Called from
 * threads, and from the exit of an interrupt on the stack of the thread that was interrupted.
 */
static inline void arch_switch(struct k_thread *new_thread, struct k_thread *old_thread);

/**
 * The switch at the exit of the outermost interrupt, if `_kernel.ready_q.cache` is not `_current`.
 *
 * Called by the port with interrupts locked and `nested` 0 again, on the stack of the thread that
 * was interrupted; returns when that thread runs again.
 */
void z_swap_from_isr(void);

/**
 * The first function of each thread, which the port calls with interrupts enabled on its stack.
 */
FUNC_NORETURN void z_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/** @return whether this is an interrupt service routine. Any context. */
static inline bool arch_is_in_isr(void);

/** @return how many interrupt lines with a handler are enabled, the clock's among them. */
unsigned int arch_irq_enabled_count(void);

/**
 * End the system: nothing is left to run, or nothing can.
 *
 * Any context, interrupts locked or not. Post: interrupts locked, the status is the last thing
 * on the console and the machine's exit status where it has one.
 *
 * @param status 0 for success
 */
FUNC_NORETURN void arch_system_exit(int status);

/**
 * A fatal error was dealt with and its thread is about to be ended: z_fatal_error() will not
 * return to the architecture.
 *
 * Context of the error, interrupts locked.
 */
void arch_fatal_error_over(void);

#ifdef CONFIG_MMU
/*
 * Memory mapping.
 *
 * The kernel calls these with interrupts locked (z_mm_lock), in any context: thread, interrupt,
 * page fault, start-up before any device. None of them allocates, waits or unlocks: the tables for
 * the whole of the kernel's virtual range exist. Each one, when it returns, has changed every set
 * of page tables and made the CPU forget what it cached of the old state. Addresses and sizes are
 * whole pages. Frames are given as numbers (k_mem_pfn_t), so that RAM above 4 GiB has one; the
 * functions that take a physical address are for what lies below, and are thin.
 */

/** A location of the backing store that stands for zeroes, and for any content. */
#define ARCH_UNPAGED_ANON_ZERO ((uintptr_t)0 - CONFIG_MMU_PAGE_SIZE)
#define ARCH_UNPAGED_ANON_UNINIT ((uintptr_t)0 - 2U * CONFIG_MMU_PAGE_SIZE)

/**
 * Map a physical range.
 *
 * @param virt first page; inside the kernel's virtual range, or where page tables are
 * @param phys physical address; with K_MEM_MAP_UNPAGED a location, the same for all pages if it is
 *        one of the two above
 * @param size bytes
 * @param flags K_MEM_CACHE_*, K_MEM_PERM_*, K_MEM_MAP_UNPAGED
 * @retval 0 done
 * @retval -EINVAL not aligned, size 0, a range that wraps, page 0, unknown caching, a physical
 *         address that paging format or CPU does not have, locations that run into the two above
 * @retval -EBUSY a page of the range is mapped, or paged out: nothing was changed
 * @retval -ENOMEM no page table is there: nothing was changed
 */
int arch_mem_map(void *virt, uintptr_t phys, size_t size, uint32_t flags);

/** The same by number of the first frame, or of the first location. */
int arch_mem_map_pfn(void *virt, k_mem_pfn_t pfn, size_t pages, uint32_t flags);

/**
 * Map frames that are not one behind the other.
 *
 * Pre: the range is inside the kernel's virtual range and nothing is mapped there; asserted.
 */
void arch_mem_map_frames(void *virt, const k_mem_pfn_t *pfns, size_t pages, uint32_t flags);

/**
 * Take mappings away, also those of pages that are paged out: as if none had ever been made.
 *
 * @retval 0 done
 * @retval -EINVAL not aligned, size 0, a range that wraps, or no page table is there
 * @retval -EFAULT a page of the range is neither mapped nor paged out: nothing was changed
 */
int arch_mem_unmap(void *addr, size_t size);

/**
 * What arch_mem_unmap_pages() says of a page: frame number or page number of the location, shifted
 * up, and ARCH_DATA_PAGE_* below.
 */
#define ARCH_PAGE_FLAG_BITS 8U
#define ARCH_PAGE_PFN(page) ((k_mem_pfn_t)((page) >> ARCH_PAGE_FLAG_BITS))

/**
 * Take mappings away and tell what was there.
 *
 * @param pages how many
 * @param was set for each: frame or location, and flags; ARCH_DATA_PAGE_NOT_MAPPED if nothing was.
 *        May be NULL
 * @retval 0 done; pages that were not mapped are no error
 * @retval -EINVAL not aligned, or no page table is there
 */
int arch_mem_unmap_pages(void *addr, size_t pages, uint32_t *was);

/**
 * Whether arch_mem_update() finds every page.
 *
 * @retval 0 each is mapped, or paged out
 * @retval -EINVAL as arch_mem_unmap()
 * @retval -EFAULT a page is neither
 */
int arch_mem_check(void *addr, size_t pages);

/**
 * Change caching and permissions of pages; accessed and dirty state, frames and locations stay.
 *
 * @retval 0 done
 * @retval -EINVAL as arch_mem_unmap(), or unknown caching
 * @retval -EFAULT a page is neither mapped nor paged out: nothing was changed
 */
int arch_mem_update(void *addr, size_t pages, uint32_t flags);

/**
 * Where a mapped page is.
 *
 * @param phys set to the physical address of `virt`, which need not be aligned; may be NULL
 * @retval 0 it is mapped
 * @retval -EFAULT it is not, or it is paged out, or it is above 4 GiB
 */
int arch_page_phys_get(void *virt, uintptr_t *phys);

/** The same by number. @retval -EFAULT it is not mapped */
int arch_page_pfn_get(void *virt, k_mem_pfn_t *pfn);

/** Tell the kernel, by z_mem_frames_reserve(), which frames of RAM are the machine's. Once. */
void arch_reserved_pages_update(void);

/**
 * The kernel's answer: these frames are never given out. What is not RAM of ours is ignored; ranges
 * may overlap and come in any order.
 *
 * Called by arch_reserved_pages_update() alone.
 */
void z_mem_frames_reserve(k_mem_pfn_t first, k_mem_pfn_t count);

/**
 * Ranges of the kernel's virtual range that the build has occupied, the image's among them.
 *
 * @param index from 0 on
 * @retval true `*virt` and `*size` are set
 * @retval false there are no more
 */
bool arch_vm_occupied(unsigned int index, uintptr_t *virt, size_t *size);

#ifdef CONFIG_DEMAND_PAGING
/**
 * Serve a page fault.
 *
 * Called by the architecture on the stack of what faulted. Interrupts are locked; with
 * CONFIG_DEMAND_PAGING_ALLOW_IRQ they are as they were there. What is returned beside 0 and -EFAULT
 * was said on the console.
 *
 * @param addr what was not there
 * @param irqs_locked whether interrupts were locked there
 * @retval 0 the access can be repeated
 * @retval -EFAULT nothing is paged out there
 * @retval -ENOMEM no frame can be had
 * @retval -EWOULDBLOCK CONFIG_DEMAND_PAGING_ALLOW_IRQ, and the faulting code cannot wait
 * @retval -EDEADLK it is what serves a page that faulted
 * @retval negative what the backing store said
 */
int z_mem_page_fault(void *addr, bool irqs_locked);
#endif

/** Where the content of a page is. */
enum arch_page_location {
	/** Its content is in the backing store, at the location. */
	ARCH_PAGE_LOCATION_PAGED_OUT,
	/** It is in memory, at the physical address. */
	ARCH_PAGE_LOCATION_PAGED_IN,
	/** Nothing is mapped there. */
	ARCH_PAGE_LOCATION_BAD,
};

/**
 * A page's content is in the backing store: an access to it faults from now on.
 *
 * Pre: it is mapped. Its permissions are kept for arch_mem_page_in().
 *
 * @param location page-aligned; 0 is a valid one
 */
void arch_mem_page_out(void *addr, uintptr_t location);

/**
 * A page's content is in memory again, with the permissions it had; neither accessed nor dirty.
 *
 * Pre: it is paged out.
 */
void arch_mem_page_in(void *addr, uintptr_t phys);
void arch_mem_page_in_pfn(void *addr, k_mem_pfn_t pfn);

/** Where a transfer finds its page: the last page of the kernel's virtual range. */
#define K_MEM_SCRATCH_PAGE                                             \
	((void *)(uintptr_t)((uint32_t)CONFIG_KERNEL_VM_BASE +         \
			     ((uint32_t)CONFIG_KERNEL_VM_SIZE - CONFIG_MMU_PAGE_SIZE)))

/** Map a frame at K_MEM_SCRATCH_PAGE, writable, instead of what was there. */
void arch_mem_scratch(uintptr_t phys);
void arch_mem_scratch_pfn(k_mem_pfn_t pfn);

/**
 * Where a page's content is.
 *
 * @param location set to physical address or location; unchanged if there is none
 */
enum arch_page_location arch_page_location_get(void *addr, uintptr_t *location);

/**
 * What the tables say of a page: ARCH_DATA_PAGE_LOADED, _ACCESSED, _DIRTY, or
 * ARCH_DATA_PAGE_NOT_MAPPED.
 *
 * @param location set to physical address or location; may be NULL
 * @param clear_accessed forget, after answering, that it was accessed
 */
uintptr_t arch_page_info_get(void *addr, uintptr_t *location, bool clear_accessed);
uintptr_t arch_page_info_get_pfn(void *addr, k_mem_pfn_t *pfn, bool clear_accessed);

#ifdef CONFIG_HW_STACK_PROTECTION
/**
 * Make the page below a thread's stack absent; an access to it is K_ERR_STACK_CHK_FAIL.
 *
 * @param page K_KERNEL_STACK_RESERVED bytes, page-aligned, mapped; or a guard page already
 */
void arch_stack_guard_set(void *page);

/** Give it back as it was. Any page is allowed: one that is no guard stays as it is. */
void arch_stack_guard_release(void *page);
#endif
#endif /* CONFIG_MMU */

#ifdef __cplusplus
}
#endif

/* The port's definitions of what is inline. */
#include <kernel_arch_func.h>

#endif /* KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_ */
