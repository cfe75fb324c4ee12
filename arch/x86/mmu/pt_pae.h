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
/* In an entry whose page may not be executed. Without NX the bit is reserved. */
#ifdef CONFIG_X86_NX
#define PT_NO_EXEC MMU_XD
#else
#define PT_NO_EXEC 0U
#endif
#define PT_NAMES                      \
	{                             \
		"PDPTE", "PDE", "PTE" \
	}

#endif /* ARCH_X86_MMU_PT_PAE_H_ */
