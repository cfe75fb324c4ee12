/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 32-bit paging: two levels of 32-bit entries (SDM volume 3, "32-Bit Paging").
 * Included by pt_format.h alone.
 */
#ifndef ARCH_X86_MMU_PT_2LEVEL_H_
#define ARCH_X86_MMU_PT_2LEVEL_H_

#define PT_LEVELS 2
/* Address bits of one level, and how many entries a table of it has. */
#define PT_SHIFT(level) (22U - 10U * (level))
#define PT_ENTRIES(level) 1024U
/* Permissions at both levels. */
#define PT_HAS_RIGHTS(level) true
#define PT_ADDR_MASK 0xFFFFF000U
/* Frame numbers have so many bits: physical addresses end at 4 GiB. */
#define PT_PFN_BITS 20U
/* Execution cannot be refused, and there is no high word. */
#define PT_NO_EXEC 0U
#define PT_HIGH_NO_EXEC 0U
#define PT_HIGH_FRAME 0U
#define PT_NAMES             \
	{                    \
		"PDE", "PTE" \
	}

/** The value of an entry. */
typedef struct {
	uint32_t low;
} x86_pte_t;

static inline x86_pte_t x86_pte_of(uint32_t low, uint32_t high)
{
	ARG_UNUSED(high);
	return (x86_pte_t){ low };
}

static inline uint32_t x86_pte_high(x86_pte_t value)
{
	ARG_UNUSED(value);
	return 0;
}

static inline pentry_t x86_pte_whole(x86_pte_t value)
{
	return value.low;
}

static inline uint32_t x86_pte_high_read(const pentry_t *entry)
{
	ARG_UNUSED(entry);
	return 0;
}

static inline void x86_pte_high_write(pentry_t *entry, uint32_t high)
{
	ARG_UNUSED(entry);
	ARG_UNUSED(high);
}

#endif /* ARCH_X86_MMU_PT_2LEVEL_H_ */
