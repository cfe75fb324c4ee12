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

#define X86_PTE_PAGED_OUT MMU_IGNORED0
#define X86_PTE_GUARD MMU_IGNORED1
/* What arch_mem_update() changes, and a page that is paged out keeps. */
#define X86_PTE_RIGHTS (MMU_RW | MMU_US | MMU_PWT | MMU_PCD | MMU_XD)

/* 32 bits are what the CPU reads and writes at once. */
typedef uint32_t __attribute__((__may_alias__)) x86_pte_word_t;

#define X86_PTE_WORDS (sizeof(pentry_t) / sizeof(x86_pte_word_t))

static inline pentry_t x86_pte_get(const struct x86_tables *set, const pentry_t *entry)
{
	return x86_pte_unseal(set, *entry);
}

static inline void x86_pte_high_put(pentry_t *entry, pentry_t sealed)
{
	if (X86_PTE_WORDS > 1U) {
		((volatile x86_pte_word_t *)entry)[X86_PTE_WORDS - 1U] =
			(uint32_t)((uint64_t)sealed >> 32);
	}
}

/**
 * Give an entry that is not present a value: the word with the present bit goes last.
 *
 * The CPU has cached nothing of it (SDM volume 3, 4.10.4.3), so nobody need flush.
 */
static inline void x86_pte_fill(const struct x86_tables *set, pentry_t *entry, pentry_t value)
{
	const pentry_t sealed = x86_pte_seal(set, value);

	x86_pte_high_put(entry, sealed);
	*(volatile x86_pte_word_t *)entry = (uint32_t)sealed;
}

/**
 * Make an entry absent: the word with the present bit goes first.
 *
 * The caller makes the CPU forget the entry.
 *
 * @param value what it is from now on, not present
 * @return what it was, with every accessed and dirty bit that the CPU had set
 */
static inline pentry_t x86_pte_take(const struct x86_tables *set, pentry_t *entry, pentry_t value)
{
	const pentry_t sealed = x86_pte_seal(set, value);
	const uint32_t low =
		__atomic_exchange_n((x86_pte_word_t *)entry, (uint32_t)sealed, __ATOMIC_SEQ_CST);
	const pentry_t was = (*entry & ~(pentry_t)UINT32_MAX) | low;

	x86_pte_high_put(entry, sealed);
	return x86_pte_unseal(set, was);
}

/**
 * Replace an entry, present or not, in one step, if it is what the caller thinks.
 *
 * The caller makes the CPU forget the entry if it was present.
 *
 * @return whether it was; otherwise it is what it was
 */
static inline bool x86_pte_swap(const struct x86_tables *set, pentry_t *entry, pentry_t was,
				pentry_t value)
{
	/* Of all builtins this one is cmpxchg8b with every compiler, not a library call. */
	return __sync_bool_compare_and_swap(entry, x86_pte_seal(set, was),
					    x86_pte_seal(set, value));
}

/** Change bits of an entry alike: those of `keep` stay, those of `put` are set. */
static inline void x86_pte_change(const struct x86_tables *set, pentry_t *entry, pentry_t keep,
				  pentry_t put)
{
	pentry_t was;

	do {
		was = x86_pte_get(set, entry);
	} while (!x86_pte_swap(set, entry, was, (was & keep) | put));
}

/** Make an entry absent, whatever it was. */
static inline void x86_pte_clear(pentry_t *entry)
{
	*(volatile x86_pte_word_t *)entry = 0U;
	x86_pte_high_put(entry, 0U);
}

static inline bool x86_pte_is_present(pentry_t value)
{
	return (value & MMU_P) != 0U;
}

static inline bool x86_pte_is_paged_out(pentry_t value)
{
	return (value & (MMU_P | X86_PTE_PAGED_OUT)) == X86_PTE_PAGED_OUT;
}

static inline bool x86_pte_is_guard(pentry_t value)
{
	return (value & (MMU_P | X86_PTE_GUARD)) == X86_PTE_GUARD;
}

/** Whether an entry of a level links to a table of the next one. */
static inline bool x86_pte_is_link(pentry_t value, unsigned int level)
{
	return level != PT_LEVELS - 1U && (value & MMU_P) != 0U &&
	       (level != PT_LARGE_LEVEL || (value & MMU_PS) == 0U);
}

/** Frame of a small page, or location of one that is paged out, as the number of a page. */
static inline k_mem_pfn_t x86_pte_pfn(pentry_t value)
{
	return (k_mem_pfn_t)((value & PT_ADDR_MASK) >> 12);
}

static inline pentry_t x86_pte_frame(k_mem_pfn_t pfn)
{
	return (pentry_t)pfn << 12;
}

/**
 * Flags of the contract as bits of an entry, present or paged out.
 *
 * Caching is a number of an entry of the PAT, of which PWT and PCD are the low bits.
 *
 * @retval 0 `*bits` is set
 * @retval -EINVAL unknown caching
 */
static inline int x86_pte_bits(uint32_t flags, pentry_t *bits)
{
	BUILD_ASSERT(K_MEM_CACHE_NONE == MMU_PCD >> 3 && K_MEM_CACHE_WT == MMU_PWT >> 3,
		     "PWT and PCD are next to each other");
	BUILD_ASSERT(K_MEM_PERM_RW == MMU_RW << 2 && K_MEM_PERM_USER == MMU_US << 3,
		     "permissions are moved, not decoded");
	const uint32_t low =
		(flags & 3U) << 3 | (flags & K_MEM_PERM_RW) >> 2 | (flags & K_MEM_PERM_USER) >> 3;

	if ((flags & K_MEM_CACHE_MASK) > K_MEM_X86_CACHE_WC) {
		return -EINVAL;
	}
	*bits = low | ((flags & K_MEM_MAP_UNPAGED) != 0U ? X86_PTE_PAGED_OUT : MMU_P) |
		((flags & K_MEM_PERM_EXEC) != 0U ? 0U : PT_NO_EXEC);
	return 0;
}

#endif /* ARCH_X86_MMU_PTE_H_ */
