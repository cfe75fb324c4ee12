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
/* Execution cannot be refused. */
#define PT_NO_EXEC 0U
#define PT_NAMES             \
	{                    \
		"PDE", "PTE" \
	}

#endif /* ARCH_X86_MMU_PT_2LEVEL_H_ */
