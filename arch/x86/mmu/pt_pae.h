/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PAE paging: three levels of 64-bit entries (SDM volume 3, "PAE Paging").
 * Included by pt_format.h alone.
 */
#ifndef ARCH_X86_MMU_PT_PAE_H_
#define ARCH_X86_MMU_PT_PAE_H_

#define PT_LEVELS 3
/* Address bits of one level, and how many entries a table of it has. */
#define PT_SHIFT(level) (30U - 9U * (level))
#define PT_ENTRIES(level) ((level) == 0U ? 4U : 512U)
/* The four top-level entries hold no permissions: all their other bits are reserved. */
#define PT_HAS_RIGHTS(level) ((level) != 0U)
#define PT_ADDR_MASK 0x000FFFFFFFFFF000ULL
/* Frame numbers have so many bits: physical addresses end at 64 GiB. */
#define PT_PFN_BITS 24U
/* In an entry whose page may not be executed; its high word. Without NX the bit is reserved. */
#ifdef CONFIG_X86_NX
#define PT_NO_EXEC MMU_XD
#else
#define PT_NO_EXEC 0U
#endif
#define PT_HIGH_NO_EXEC ((uint32_t)((uint64_t)PT_NO_EXEC >> 32))
/* The bits of a high word that are a frame's. */
#define PT_HIGH_FRAME 0x000FFFFFU
#define PT_NAMES                      \
	{                             \
		"PDPTE", "PDE", "PTE" \
	}

/** The value of an entry, in words: compilers do worse with 64 bits. */
typedef struct {
	uint32_t low, high;
} x86_pte_t;

static inline x86_pte_t x86_pte_of(uint32_t low, uint32_t high)
{
	return (x86_pte_t){ low, high };
}

static inline uint32_t x86_pte_high(x86_pte_t value)
{
	return value.high;
}

static inline pentry_t x86_pte_whole(x86_pte_t value)
{
	return (pentry_t)value.high << 32 | value.low;
}

static inline uint32_t x86_pte_high_read(const pentry_t *entry)
{
	return ((const volatile x86_pte_word_t *)entry)[1];
}

static inline void x86_pte_high_write(pentry_t *entry, uint32_t high)
{
	((volatile x86_pte_word_t *)entry)[1] = high;
}

#endif /* ARCH_X86_MMU_PT_PAE_H_ */
