/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page tables' part of start-up: the end of the identity mapping (doc/invariants.md, S4 to S6).
 * It was needed between loading CR3 and the jump to virtual addresses; from here on a stray
 * physical address faults. Which entries it was is the generator's knowledge, not ours: no other
 * entry is touched. Then memory types, and in builds with assertions the tables are compared with
 * the record.
 */
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

#include <x86_port.h>

#include "pat.h"
#include "pte.h"
#include "record.h"
#include "tables.h"

__boot_func void z_x86_mmu_init(void)
{
	const struct x86_record *record = &z_x86_mmu_record;
	unsigned int end = record->identity_first + record->identity_count;

	__ASSERT(record->magic == X86_RECORD_MAGIC, "the image has no record of its page tables");
	__ASSERT(record->levels == PT_LEVELS, "tables of %u levels, code for %u", record->levels,
		 (unsigned int)PT_LEVELS);
	__ASSERT(end <= PT_ENTRIES(0U), "identity entries up to %u are outside the table", end);
	__ASSERT((uintptr_t)z_x86_mmu_init >> PT_SHIFT(0U) < record->identity_first ||
			 (uintptr_t)z_x86_mmu_init >> PT_SHIFT(0U) >= end,
		 "the kernel's own entry is among those to be cleared");

	for (unsigned int i = record->identity_first; i < end; i++) {
		x86_pte_clear(&z_x86_kernel_ptables[i]);
	}
	/*
	 * With PAE the CPU keeps the four top-level entries in registers that only a load of CR3
	 * fills (SDM volume 3, "PDPTE Registers"): without it the mapping would live on.
	 */
	x86_cr3_set(x86_cr3_get());
	z_x86_tables_init();
	z_x86_pat_init();
	if (IS_ENABLED(CONFIG_ASSERT) && !z_x86_mmu_check(z_x86_kernel_ptables)) {
		printk("the page tables are not those of the build\n");
		arch_system_exit(-1);
	}
}
