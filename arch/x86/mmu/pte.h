/* SPDX-License-Identifier: Apache-2.0 */
/* The one way to change an entry. */
#ifndef ARCH_X86_MMU_PTE_H_
#define ARCH_X86_MMU_PTE_H_

#include <stdint.h>

#include <zephyr/sys/util.h>

#include "pt_format.h"

/**
 * Make an entry absent.
 *
 * The word with the present bit goes first, so that the MMU never sees half of the old entry as
 * present. Assumes: interrupts locked, and the caller makes the CPU forget the entry (CR3).
 */
static inline void x86_pte_clear(pentry_t *entry)
{
	volatile uint32_t *word = (volatile uint32_t *)entry;

	for (unsigned int i = 0; i < sizeof(*entry) / sizeof(*word); i++) {
		word[i] = 0;
	}
}

#endif /* ARCH_X86_MMU_PTE_H_ */
