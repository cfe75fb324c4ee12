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

static inline x86_pte_t x86_pte_seal(const struct x86_tables *set, x86_pte_t value)
{
	const uint64_t sealed = soft_mmu_seal(set != &z_x86_kernel_tables, x86_pte_whole(value));

	return x86_pte_of((uint32_t)sealed, (uint32_t)(sealed >> 32));
}

static inline x86_pte_t x86_pte_unseal(const struct x86_tables *set, x86_pte_t sealed)
{
	return x86_pte_seal(set, sealed);
}

#endif /* ARCH_X86_MMU_SEAL_H_ */
