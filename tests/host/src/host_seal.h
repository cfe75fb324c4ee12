/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In place of arch/x86/mmu/seal.h: every set but the kernel's holds its values with some bits
 * inverted, so an access that is not sealed or unsealed is seen at once.
 */
#ifndef ARCH_X86_MMU_SEAL_H_
#define ARCH_X86_MMU_SEAL_H_

#include "pt_format.h"
#include "soft_mmu.h"
#include "tables.h"

static inline pentry_t x86_pte_seal(const struct x86_tables *set, pentry_t value)
{
	return (pentry_t)soft_mmu_seal(set != &z_x86_kernel_tables, value);
}

static inline pentry_t x86_pte_unseal(const struct x86_tables *set, pentry_t sealed)
{
	return x86_pte_seal(set, sealed);
}

#endif /* ARCH_X86_MMU_SEAL_H_ */
