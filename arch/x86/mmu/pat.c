/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory types by two bits of an entry: PWT and PCD choose one of four entries of the PAT. The
 * CPU's own choice at reset has no write combining; the kernel's numbers K_MEM_CACHE_* are ours.
 *
 *   PCD PWT   at reset    here
 *    0   0    WB          WB      K_MEM_CACHE_WB
 *    0   1    WT          WT      K_MEM_CACHE_WT
 *    1   0    UC-         UC      K_MEM_CACHE_NONE
 *    1   1    UC          WC      K_MEM_X86_CACHE_WC
 *
 * A CPU without PAT keeps the left column, and its UC stands for both of the last two.
 */
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/arch/x86/cr0.h>
#include <zephyr/arch/x86/msr.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <x86_cpuid.h>

#include "pat.h"
#include "pt_format.h"
#include "tlb.h"

#define PAT_UC 0ULL
#define PAT_WC 1ULL
#define PAT_WT 4ULL
#define PAT_WB 6ULL

#define PAT_ENTRY(index, type) ((type) << 8U * (index))
#define PAT_HALF                                                                     \
	(PAT_ENTRY(K_MEM_CACHE_WB, PAT_WB) | PAT_ENTRY(K_MEM_CACHE_WT, PAT_WT) |     \
	 PAT_ENTRY(K_MEM_CACHE_NONE, PAT_UC) | PAT_ENTRY(K_MEM_X86_CACHE_WC, PAT_WC))
/* The upper four are chosen by a bit that no entry has here. */
#define PAT (PAT_HALF | PAT_HALF << 32)

BUILD_ASSERT(MMU_PWT == BIT(3) && MMU_PCD == BIT(4), "the numbers are those of the PAT's entries");

/*
 * The manual's sequence for a change of memory types (SDM volume 3, 12.12.4 and 12.11.8) on one
 * CPU, interrupts locked, no global pages: nothing new enters the caches between the first
 * write-back and the last, and no translation with the old type outlives it.
 */
__boot_func void z_x86_pat_init(void)
{
	const uintptr_t cr0 = x86_cr0_get();

	__ASSERT((cr0 & (X86_CR0_CD | X86_CR0_NW)) == 0U, "CR0 0x%08x: start-up left caches off",
		 (unsigned int)cr0);
	if ((z_x86_boot_args.cpu_features & X86_CPUID_PAT) == 0U) {
		return;
	}
	x86_cr0_set(cr0 | X86_CR0_CD);
	__asm__ volatile("wbinvd" ::: "memory");
	x86_tlb_flush_all();
	z_x86_msr_write(X86_PAT_MSR, PAT);
	__asm__ volatile("wbinvd" ::: "memory");
	x86_tlb_flush_all();
	x86_cr0_set(cr0);
}
