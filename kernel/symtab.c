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

extern const uint32_t z_symtab_start[], z_symtab_end[];

const char *symtab_find_symbol_name(uintptr_t addr, uint32_t *offset)
{
	const uint32_t *addresses = &z_symtab_start[1];
	bool empty = (uintptr_t)z_symtab_start == (uintptr_t)z_symtab_end;
	uint32_t low = 0, high = empty ? 0U : z_symtab_start[0];
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
