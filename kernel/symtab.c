/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds names in the table that the build made of the first link's text symbols.
 *
 *   count | count addresses, ascending, 32 bits | count offsets, 16 bits | names, NUL-terminated
 *
 * Offsets count from the first name. Called by fault reports, so it trusts no address.
 */
#include <stdbool.h>

#include <zephyr/debug/symtab.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

extern const uint32_t z_symtab_start[], z_symtab_end[];

const char *symtab_find_symbol_name(uintptr_t addr, uint32_t *offset)
{
	const uint32_t *addresses = &z_symtab_start[1];
	bool empty = (uintptr_t)z_symtab_start == (uintptr_t)z_symtab_end;
	uint32_t low = 0, high = empty ? 0U : z_symtab_start[0];
	const uint16_t *names_at = (const uint16_t *)&addresses[high];
	const char *names = (const char *)&names_at[high];

	__ASSERT((uintptr_t)names <= (uintptr_t)z_symtab_end || high == 0U, "%u symbols do not fit",
		 high);
	if (high == 0U || addr < addresses[0] || addr >= (uintptr_t)__text_region_end) {
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
	return &names[names_at[low]];
}
