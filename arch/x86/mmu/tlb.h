/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What makes the CPU forget translations: all privileged instructions of mapping. Tests on the
 * host replace this header by a model.
 *
 * Nothing here depends on the set whose entries changed: sets other than the one in CR3 have
 * nothing cached (no global pages, no PCIDs; doc/invariants.md, S6).
 */
#ifndef ARCH_X86_MMU_TLB_H_
#define ARCH_X86_MMU_TLB_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/arch/x86/boot_args.h>

#include <x86_cpuid.h>
#include <x86_port.h>

/**
 * Forget the translation of one address, and everything cached of links to tables
 * (SDM volume 3, 4.10.4.1).
 */
static inline void x86_tlb_flush_page(uintptr_t virt)
{
	__asm__ volatile("invlpg (%0)" ::"r"(virt) : "memory");
}

/** Forget everything; with PAE the top-level entries are read again. */
static inline void x86_tlb_flush_all(void)
{
	x86_cr3_set(x86_cr3_get());
}

/**
 * Nothing is cached of pages that were write-back until now, and no translation says that they are
 * (SDM volume 3, 12.12.4): what is written past the caches would be overwritten by them later.
 */
static inline void x86_caches_flush(void)
{
	if ((z_x86_boot_args.cpu_features & X86_CPUID_SELF_SNOOP) == 0U) {
		__asm__ volatile("wbinvd" ::: "memory");
	}
}

#endif /* ARCH_X86_MMU_TLB_H_ */
