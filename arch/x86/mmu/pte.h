/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one way to read and to change an entry, and what the values mean.
 *
 * An entry that is not present is 0, or says what there would be (doc/invariants.md, V2):
 *
 *	P=1         a page; or a link to a table, above the last level
 *	P=0 bit 9   paged out: a location of the backing store in the frame's place
 *	P=0 bit 10  a stack guard: the page's entry, without P
 *
 * Values in tables are sealed, values in variables are not. Three ways to write, so that the MMU,
 * which reads tables at any time, finds the old value, or the new one, or an absent page, and never
 * two halves; and so that no accessed or dirty bit that it sets meanwhile is lost.
 */
#ifndef ARCH_X86_MMU_PTE_H_
#define ARCH_X86_MMU_PTE_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/mm.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "pt_format.h"
#include "seal.h"

#define X86_PTE_PAGED_OUT ((uint32_t)MMU_IGNORED0)
#define X86_PTE_GUARD ((uint32_t)MMU_IGNORED1)
/* What arch_mem_update() changes, and a page that is paged out keeps. */
#define X86_PTE_LOW_RIGHTS ((uint32_t)(MMU_RW | MMU_US | MMU_PWT | MMU_PCD))
#define X86_PTE_LOW_FRAME 0xFFFFF000U

static inline x86_pte_t x86_pte_get(const struct x86_tables *set, const pentry_t *entry)
{
	const uint32_t low = *(const volatile x86_pte_word_t *)entry;

	return x86_pte_unseal(set, x86_pte_of(low, x86_pte_high_read(entry)));
}

/** Bits of either. */
static inline x86_pte_t x86_pte_join(x86_pte_t one, x86_pte_t other)
{
	return x86_pte_of(one.low | other.low, x86_pte_high(one) | x86_pte_high(other));
}

/**
 * Give an entry that is not present a value: the word with the present bit goes last.
 *
 * The CPU has cached nothing of it (SDM volume 3, 4.10.4.3), so nobody need flush.
 */
static inline void x86_pte_fill(const struct x86_tables *set, pentry_t *entry, x86_pte_t value)
{
	const x86_pte_t sealed = x86_pte_seal(set, value);

	x86_pte_high_write(entry, x86_pte_high(sealed));
	*(volatile x86_pte_word_t *)entry = sealed.low;
}

/**
 * Make an entry absent: the word with the present bit goes first.
 *
 * The caller makes the CPU forget the entry.
 *
 * @param value what it is from now on, not present
 * @return what it was, with every accessed and dirty bit that the CPU had set
 */
static inline x86_pte_t x86_pte_take(const struct x86_tables *set, pentry_t *entry, x86_pte_t value)
{
	const x86_pte_t sealed = x86_pte_seal(set, value);
	const uint32_t low =
		__atomic_exchange_n((x86_pte_word_t *)entry, sealed.low, __ATOMIC_SEQ_CST);
	const uint32_t high = x86_pte_high_read(entry);

	x86_pte_high_write(entry, x86_pte_high(sealed));
	return x86_pte_unseal(set, x86_pte_of(low, high));
}

/**
 * Replace an entry, present or not, in one step, if it is what the caller thinks.
 *
 * The caller makes the CPU forget the entry if it was present.
 *
 * @return whether it was; otherwise it is what it was
 */
static inline bool x86_pte_swap(const struct x86_tables *set, pentry_t *entry, x86_pte_t was,
				x86_pte_t value)
{
	/* Of all builtins this one is cmpxchg8b with every compiler, not a library call. */
	return __sync_bool_compare_and_swap(entry, x86_pte_whole(x86_pte_seal(set, was)),
					    x86_pte_whole(x86_pte_seal(set, value)));
}

/** Change bits of an entry alike: those of `keep` stay, those of `put` are set. */
static inline void x86_pte_change(const struct x86_tables *set, pentry_t *entry, x86_pte_t keep,
				  x86_pte_t put)
{
	x86_pte_t was, value;

	do {
		was = x86_pte_get(set, entry);
		value = x86_pte_of((was.low & keep.low) | put.low,
				   (x86_pte_high(was) & x86_pte_high(keep)) | x86_pte_high(put));
	} while (!x86_pte_swap(set, entry, was, value));
}

/** The same for bits of the low word. */
static inline void x86_pte_change_low(const struct x86_tables *set, pentry_t *entry, uint32_t clear,
				      uint32_t put)
{
	x86_pte_change(set, entry, x86_pte_of(~clear, UINT32_MAX), x86_pte_of(put, 0U));
}

/** Make an entry absent, whatever it was. */
static inline void x86_pte_clear(pentry_t *entry)
{
	*(volatile x86_pte_word_t *)entry = 0U;
	x86_pte_high_write(entry, 0U);
}

static inline bool x86_pte_is_nothing(x86_pte_t value)
{
	return (value.low | x86_pte_high(value)) == 0U;
}

static inline bool x86_pte_is_present(x86_pte_t value)
{
	return (value.low & MMU_P) != 0U;
}

static inline bool x86_pte_is_paged_out(x86_pte_t value)
{
	return (value.low & (MMU_P | X86_PTE_PAGED_OUT)) == X86_PTE_PAGED_OUT;
}

static inline bool x86_pte_is_guard(x86_pte_t value)
{
	return (value.low & (MMU_P | X86_PTE_GUARD)) == X86_PTE_GUARD;
}

/** Whether an entry of a level links to a table of the next one. */
static inline bool x86_pte_is_link(x86_pte_t value, unsigned int level)
{
	return level != PT_LEVELS - 1U && x86_pte_is_present(value) &&
	       (level != PT_LARGE_LEVEL || (value.low & MMU_PS) == 0U);
}

/** Frame of a small page, or location of one that is paged out, as the number of a page. */
static inline k_mem_pfn_t x86_pte_pfn(x86_pte_t value)
{
	return value.low >> 12 | (x86_pte_high(value) & PT_HIGH_FRAME) << 20;
}

static inline x86_pte_t x86_pte_frame(k_mem_pfn_t pfn)
{
	return x86_pte_of(pfn << 12, pfn >> 20);
}

/* Between an entry and what the contract says of a page. */
#define X86_PTE_SAY_SHIFT 4U
#define X86_PTE_MARKS ((uint32_t)(MMU_A | MMU_D))

/** What the CPU marked, as ARCH_DATA_PAGE_ACCESSED and ARCH_DATA_PAGE_DIRTY. */
static inline uint32_t x86_pte_marks(x86_pte_t value)
{
	BUILD_ASSERT(ARCH_DATA_PAGE_ACCESSED == MMU_A >> X86_PTE_SAY_SHIFT &&
			     ARCH_DATA_PAGE_DIRTY == MMU_D >> X86_PTE_SAY_SHIFT,
		     "what is said of a page is its entry's bits, moved");

	return (value.low & X86_PTE_MARKS) >> X86_PTE_SAY_SHIFT;
}

/** Permissions and caching alone. */
static inline x86_pte_t x86_pte_rights_of(x86_pte_t value)
{
	return x86_pte_of(value.low & X86_PTE_LOW_RIGHTS, x86_pte_high(value) & ~PT_HIGH_FRAME);
}

/** Whether caching is one that there is. */
static inline bool x86_pte_flags_are_sound(uint32_t flags)
{
	return (flags & K_MEM_CACHE_MASK) <= K_MEM_X86_CACHE_WC;
}

/**
 * Flags of the contract as permissions and caching.
 *
 * Caching is a number of an entry of the PAT, of which PWT and PCD are the low bits.
 */
static inline x86_pte_t x86_pte_rights(uint32_t flags)
{
	BUILD_ASSERT(K_MEM_CACHE_NONE == MMU_PCD >> 3 && K_MEM_CACHE_WT == MMU_PWT >> 3,
		     "PWT and PCD are next to each other");
	BUILD_ASSERT(K_MEM_PERM_RW == MMU_RW << 2 && K_MEM_PERM_USER == MMU_US << 3,
		     "permissions are moved, not decoded");

	return x86_pte_of((flags & 3U) << 3 | (flags & K_MEM_PERM_RW) >> 2 |
				  (flags & K_MEM_PERM_USER) >> 3,
			  (flags & K_MEM_PERM_EXEC) != 0U ? 0U : PT_HIGH_NO_EXEC);
}

#endif /* ARCH_X86_MMU_PTE_H_ */
