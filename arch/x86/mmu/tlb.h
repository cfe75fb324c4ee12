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

#include <x86_port.h>

/* From so many pages on, to forget everything is cheaper than one by one. */
#define X86_TLB_PAGES_MAX 16U

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

#endif /* ARCH_X86_MMU_TLB_H_ */
