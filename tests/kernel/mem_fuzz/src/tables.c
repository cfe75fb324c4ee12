/* SPDX-License-Identifier: Apache-2.0 */
/* Compares the entries of the live tables with the model: not what calls say, what the CPU sees. */
#include "model.h"

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#include <x86_mmu.h>

#define LAST_LEVEL (IS_ENABLED(CONFIG_X86_PAE) ? 2 : 1)

static pentry_t entry_of(const uint8_t *page)
{
	pentry_t entry;
	int level;

	z_x86_pentry_get(&level, &entry, z_x86_page_tables_get(), (void *)page);
	zassert_equal(level, LAST_LEVEL, "%p ends at level %d", page, level);
	return entry;
}

/* The bits that permissions and caching decide, whether the page is there or not. */
static pentry_t expected(uint32_t flags)
{
	pentry_t entry = 0;

	entry |= (flags & K_MEM_PERM_RW) != 0U ? MMU_RW : 0U;
	entry |= (flags & K_MEM_PERM_EXEC) == 0U && IS_ENABLED(CONFIG_X86_NX) ? MMU_XD : 0U;
	entry |= (flags & 1U) != 0U ? MMU_PWT : 0U;
	entry |= (flags & 2U) != 0U ? MMU_PCD : 0U;
	return entry;
}

static void check_absent(const uint8_t *page)
{
	zassert_true((entry_of(page) & MMU_P) == 0U, "guard page %p is present", page);
}

static void check_region(const struct region *region)
{
	const pentry_t mask = MMU_RW | MMU_US | MMU_PWT | MMU_PCD | MMU_G | MMU_XD;

	check_absent(region->addr - PAGE);
	check_absent(region->addr + region->pages * PAGE);
	for (size_t page = 0; page < region->pages; page++) {
		const uint8_t *const at = region->addr + page * PAGE;
		const pentry_t entry = entry_of(at);

		zassert_equal(entry & mask, expected(region->flags), "entry " PRI_ENTRY " of %p",
			      entry, at);
		if (!IS_ENABLED(CONFIG_DEMAND_PAGING) || region->pinned[page]) {
			zassert_true((entry & MMU_P) != 0U, "%p is not there", at);
		}
	}
}

void check_tables(void)
{
	ARRAY_FOR_EACH(regions, i)
	{
		if (regions[i].addr != NULL) {
			check_region(&regions[i]);
		}
	}
}
