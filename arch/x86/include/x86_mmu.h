/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The live page tables, to be looked at: bits of an entry, the set in use, a walk, a dump.
 * These are names that upstream's test suites use; the rest of the port uses mmu/walk.h.
 */
#ifndef ARCH_X86_INCLUDE_X86_MMU_H_
#define ARCH_X86_INCLUDE_X86_MMU_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/arch/x86/mmustructs.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/sys/util.h>

struct k_thread;

/* Bits of an entry (SDM volume 3, 4.3 and, with CONFIG_X86_PAE, 4.4). */
#define MMU_P BITL(0)
#define MMU_RW BITL(1)
#define MMU_US BITL(2)
#define MMU_PWT BITL(3)
#define MMU_PCD BITL(4)
#define MMU_A BITL(5)
#define MMU_D BITL(6)
#define MMU_PS BITL(7)
#define MMU_G BITL(8)
#define MMU_IGNORED0 BITL(9)
#define MMU_IGNORED1 BITL(10)
#define MMU_IGNORED2 BITL(11)

#ifdef CONFIG_X86_PAE
#define BITL BIT64
#define PRI_ENTRY "0x%016llx"
#define MMU_XD BITL(63)
#else
#define BITL BIT
#define PRI_ENTRY "0x%08x"
#define MMU_XD 0U
#endif

/** The kernel's top-level table, in the image. */
extern pentry_t z_x86_kernel_ptables[];

/** @return the top-level table in use. */
static inline pentry_t *z_x86_page_tables_get(void)
{
	uintptr_t cr3;

	__asm__ volatile("movl %%cr3, %0" : "=r"(cr3));
	return (pentry_t *)k_mem_virt_addr(cr3);
}

/**
 * The entry at which a walk ends: of a page, or one that is not present.
 *
 * Any context; the tables must not change meanwhile.
 *
 * @param paging_level set to its level, 0 is the top; may be NULL
 * @param val set to the entry
 * @param ptables a top-level table
 * @param virt any address
 */
void z_x86_pentry_get(int *paging_level, pentry_t *val, pentry_t *ptables, void *virt);

/**
 * Print the entries of a walk, and what the last one says of a page that is not there.
 *
 * Context as z_x86_pentry_get().
 *
 * @param ptables a top-level table
 * @param virt any address
 */
void z_x86_dump_mmu_flags(pentry_t *ptables, void *virt);

/**
 * Print everything that a set maps in letters: one for each entry, 64 in a line.
 *
 * Thread, ISR, early start-up; the tables must not change meanwhile, or the lines tell of different
 * moments. A line is `<address> <KiB of an entry>K <letters>`; one without anything is left out.
 * What the letters mean is printed first: r, w, x, a (writable and executable), capitals if user
 * mode may too, o (paged out), g (guard of a stack), "." (nothing).
 *
 * @param ptables a top-level table
 */
void z_x86_dump_page_tables(pentry_t *ptables);

/**
 * Print everything that a set maps as one JSON object, a line for each run of pages that differ by
 * their frame numbers alone. doc/memory_map_dump.md describes the members.
 *
 * Context as z_x86_dump_page_tables().
 *
 * @param ptables a top-level table
 */
void z_x86_dump_page_tables_json(pentry_t *ptables);

/**
 * Compare a set with what the generator recorded of the tables it made; say the first difference.
 *
 * Any context, before anything is mapped, paged or guarded at run time.
 *
 * @param ptables a top-level table
 * @return whether every address is as recorded, and start-up's identity mapping is gone
 */
bool z_x86_mmu_check(pentry_t *ptables);

/** @return the top-level table that a thread runs on: the kernel's, for all of them. */
static inline pentry_t *z_x86_thread_page_tables_get(const struct k_thread *thread)
{
	(void)thread;
	return z_x86_kernel_ptables;
}

#endif /* ARCH_X86_INCLUDE_X86_MMU_H_ */
