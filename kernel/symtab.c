/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds names in the table that the build made of the first link's text symbols.
 *
 *   count | count addresses, ascending, 32 bits | count names, each ended by a NUL
 *
 * Names are found by counting: a report has time, and an image has no room for their offsets.
 * Called by fault reports, so it trusts no address.
 */
#include <stdbool.h>
#include <string.h>

#include <zephyr/debug/symtab.h>
#include <zephyr/linker/utils.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

extern const uint32_t z_symtab_start[], z_symtab_end[];

/* Whether the table is in memory, or may be loaded from ROM: not if nobody can wait for it. */
static bool is_readable(void)
{
	const unsigned int key = arch_irq_lock();
	bool readable = arch_irq_unlocked(key) && !arch_is_in_isr();

	if (!readable) {
		uintptr_t page = ROUND_DOWN((uintptr_t)z_symtab_start, CONFIG_MMU_PAGE_SIZE);
		uintptr_t where;

		readable = true;
		for (; page < (uintptr_t)z_symtab_end; page += CONFIG_MMU_PAGE_SIZE) {
			readable &= arch_page_location_get((void *)page, &where) ==
				    ARCH_PAGE_LOCATION_PAGED_IN;
		}
	}
	arch_irq_unlock(key);
	return readable;
}

static uint32_t count(void)
{
	const bool empty = (uintptr_t)z_symtab_start == (uintptr_t)z_symtab_end;

	if (empty || (IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ) && !is_readable())) {
		return 0U;
	}
	return z_symtab_start[0];
}

const char *symtab_find_symbol_name(uintptr_t addr, uint32_t *offset)
{
	const uint32_t *addresses = &z_symtab_start[1];
	uint32_t low = 0, high = count();
	const char *name = (const char *)&addresses[high];

	__ASSERT((uintptr_t)name <= (uintptr_t)z_symtab_end || high == 0U, "%u symbols do not fit",
		 high);
	if (high == 0U || addr < addresses[0] || addr >= z_linker_text_end()) {
		return NULL;
	}
	/* addresses[low] <= addr, and addr < addresses[high] where that exists. */
	while (high - low > 1U) {
		uint32_t middle = low + (high - low) / 2U;

		if (addresses[middle] <= addr) {
			low = middle;
		} else {
			high = middle;
		}
	}
	if (offset != NULL) {
		*offset = addr - addresses[low];
	}
	for (uint32_t before = low; before > 0U; before--) {
		name += strlen(name) + 1U;
	}
	__ASSERT((uintptr_t)name < (uintptr_t)z_symtab_end, "symbol %u has no name", low);
	return name;
}
