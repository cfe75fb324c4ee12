/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In place of arch/x86/mmu/tlb.h: what the model of the CPU caches is forgotten by these calls and
 * by nothing else.
 */
#ifndef ARCH_X86_MMU_TLB_H_
#define ARCH_X86_MMU_TLB_H_

#include <stddef.h>
#include <stdint.h>

void soft_mmu_flush_page(uint32_t virt);
void soft_mmu_flush_all(void);
void soft_mmu_flush_caches(void);

static inline void x86_tlb_flush_page(uintptr_t virt)
{
	soft_mmu_flush_page((uint32_t)virt);
}

static inline void x86_tlb_flush_all(void)
{
	soft_mmu_flush_all();
}

static inline void x86_caches_flush(void)
{
	soft_mmu_flush_caches();
}

#endif /* ARCH_X86_MMU_TLB_H_ */
