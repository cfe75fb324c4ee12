/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A CPU's paging in software, after the Intel manual (SDM volume 3, 4.3, 4.4, 4.8 and 4.10), and a
 * small physical memory that holds two sets of page tables. It shares no definition with the code
 * under test: bits are written here as the manual writes them.
 *
 * It caches whatever the manual allows: translations, also of pages that nobody asked for, links to
 * page tables, and with PAE the top-level entries. It forgets on flushes only.
 */
#ifndef TESTS_HOST_SOFT_MMU_H_
#define TESTS_HOST_SOFT_MMU_H_

#include <stdbool.h>
#include <stdint.h>

#ifdef CONFIG_X86_PAE
typedef uint64_t soft_entry_t;
#define SOFT_LARGE_SHIFT 21U
#define SOFT_ADDRESS 0x000FFFFFFFFFF000ULL
/* What the CPU has address lines for, and tables of 32-bit numbers can say. */
#define SOFT_FRAME_BITS ((HOST_ADDRESS_BITS < 36U ? HOST_ADDRESS_BITS : 36U) - 12U)
#else
typedef uint32_t soft_entry_t;
#define SOFT_LARGE_SHIFT 22U
#define SOFT_ADDRESS 0xFFFFF000U
#define SOFT_FRAME_BITS 20U
#endif

#define SOFT_P 0x001U
#define SOFT_RW 0x002U
#define SOFT_US 0x004U
#define SOFT_PWT 0x008U
#define SOFT_PCD 0x010U
#define SOFT_A 0x020U
#define SOFT_D 0x040U
#define SOFT_PS 0x080U
#define SOFT_PAGED_OUT 0x200U
#define SOFT_GUARD 0x400U
#define SOFT_XD 0x8000000000000000ULL
/* What decides about an access, and what is the same in a large page and in its parts. */
#define SOFT_RIGHTS (SOFT_RW | SOFT_US | SOFT_PWT | SOFT_PCD | SOFT_XD)

#define SOFT_SETS 2U
/* Pages that an entry of the last but one level covers. */
#define SOFT_SLOT_PAGES (1U << (SOFT_LARGE_SHIFT - 12U))

/* The kernel's virtual range, in slots. */
#define SOFT_VM_FIRST ((uint32_t)CONFIG_KERNEL_VM_BASE >> SOFT_LARGE_SHIFT)
#define SOFT_VM_LAST \
	(((uint32_t)CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_SIZE - 1U) >> SOFT_LARGE_SHIFT)
#define SOFT_VM_SLOTS (SOFT_VM_LAST - SOFT_VM_FIRST + 1U)

/* A set's entries: as they stand in memory, or plain. */
static inline uint64_t soft_mmu_seal(bool sealed, uint64_t value)
{
	/* Frame, write permission, and a bit that no entry has: so nothing else becomes 0. */
	return sealed && value != 0U ? value ^ 0x00A5F802U : value;
}

/* Begin anew: empty tables, nothing cached, set 0 in CR3. */
void soft_mmu_reset(void);

/* The page tables of the kernel's virtual range, a top-level table, the pool's address minus its
 * physical one. */
soft_entry_t *soft_mmu_vm_tables(unsigned int set);
soft_entry_t *soft_mmu_top(unsigned int set);
uintptr_t soft_mmu_offset(void);
/* All bytes of all tables. */
const uint8_t *soft_mmu_bytes(uint32_t *size);

/* Link a page table for a slot outside of the kernel's range. */
void soft_mmu_add_table(unsigned int set, uint32_t slot);
/* Link the slot of the kernel's range to its page table. */
void soft_mmu_link_vm(unsigned int set, uint32_t slot);
/* Write an entry for a page, or for a slot. Entries plain. */
void soft_mmu_put(unsigned int set, uint32_t page, uint64_t entry);
void soft_mmu_put_large(unsigned int set, uint32_t slot, uint64_t entry);

/*
 * What memory says of a page now: the plain entry that decides, whose level is said by `large`: of
 * a small page, a large one (then with the frame of the page), or what is not present; 0 if there
 * is no table.
 */
uint64_t soft_mmu_look(unsigned int set, uint32_t page, bool *large);
/* The raw link or large entry of a slot, plain; 0 if there is none. */
uint64_t soft_mmu_slot(unsigned int set, uint32_t slot);

/* Load CR3. */
void soft_mmu_use(unsigned int set);
unsigned int soft_mmu_set(void);

struct soft_access {
	bool write, user, fetch;
};

/* An access in the set in use; a frame number, or -1 for a page fault. */
int64_t soft_mmu_access(uint32_t page, struct soft_access access);
/* What the CPU may do by itself at any time: cache a translation. Says whether there is one. */
bool soft_mmu_speculate(uint32_t page);

/* The model is in one of its flushes: nothing may be asked of it. */
extern volatile bool soft_mmu_is_busy;

/* What was flushed since the last call. */
struct soft_flushes {
	unsigned int pages, all, caches;
};
struct soft_flushes soft_mmu_flushes(void);

/* Whether everything that is cached is what memory says. Prints what is not. */
bool soft_mmu_is_coherent(void);

#endif /* TESTS_HOST_SOFT_MMU_H_ */
