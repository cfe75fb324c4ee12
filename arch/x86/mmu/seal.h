/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How values stand in the tables of a set: every value that goes into a table is sealed for it,
 * every one that comes out is unsealed. Today all sets hold plain values. A set in which pages are
 * hidden from the CPU does it here and nowhere else; tests replace this header by one that does.
 *
 * What must hold: unsealing is the inverse, and 0 is sealed as 0, as the build leaves zero tables.
 */
#ifndef ARCH_X86_MMU_SEAL_H_
#define ARCH_X86_MMU_SEAL_H_

#include "pt_format.h"

struct x86_tables;

/** A value as it stands in a table of a set. */
static inline x86_pte_t x86_pte_seal(const struct x86_tables *set, x86_pte_t value)
{
	ARG_UNUSED(set);
	return value;
}

/** The inverse. */
static inline x86_pte_t x86_pte_unseal(const struct x86_tables *set, x86_pte_t sealed)
{
	ARG_UNUSED(set);
	return sealed;
}

#endif /* ARCH_X86_MMU_SEAL_H_ */
