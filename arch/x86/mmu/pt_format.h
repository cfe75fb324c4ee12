/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The paging format that this compilation is for. Everything in mmu/ sees pentry_t and the PT_*
 * names; only the two headers chosen from here know how many levels and bits there are.
 */
#ifndef ARCH_X86_MMU_PT_FORMAT_H_
#define ARCH_X86_MMU_PT_FORMAT_H_

#include <stdbool.h>
#include <stdint.h>

#include <x86_mmu.h>
#include <zephyr/sys/util.h>

/* What the CPU reads and writes at once. */
typedef uint32_t __attribute__((__may_alias__)) x86_pte_word_t;

#ifdef CONFIG_X86_PAE
#include "pt_pae.h"
#else
#include "pt_2level.h"
#endif

/** The level whose entries may be large pages (bit PS): the last but one, in both formats. */
#define PT_LARGE_LEVEL (PT_LEVELS - 2U)

_Static_assert(PT_SHIFT(PT_LEVELS - 1U) == 12U, "small pages are 4 KiB");
_Static_assert((uint64_t)PT_ENTRIES(0U) << PT_SHIFT(0U) == 1ULL << 32, "a set covers 4 GiB");

#endif /* ARCH_X86_MMU_PT_FORMAT_H_ */
