/* SPDX-License-Identifier: Apache-2.0 */
/* Changes permissions and caching of pages, whether they are there, paged out or guards. */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

static void update_set(const struct x86_tables *set, uintptr_t virt, size_t pages, pentry_t rights)
{
	while (pages != 0U) {
		pentry_t *entry;
		const size_t count = z_x86_entries(set, virt, pages, &entry);

		__ASSERT(count != 0U, "table sets differ at %p", (void *)virt);
		for (size_t i = 0; i < count; i++) {
			x86_pte_change(set, &entry[i], ~(pentry_t)X86_PTE_RIGHTS, rights);
		}
		virt += count * CONFIG_MMU_PAGE_SIZE;
		pages -= count;
	}
}

int arch_mem_update(void *addr, size_t pages, uint32_t flags)
{
	const uintptr_t virt = (uintptr_t)addr;
	struct x86_tables *set;
	pentry_t bits;
	int ret;

	if (!x86_range_is_sound(virt, pages) || x86_pte_bits(flags, &bits) != 0) {
		return -EINVAL;
	}
	ret = z_x86_check_used(virt, pages, false);
	if (ret != 0) {
		return ret;
	}
	x86_tables_for_each(set)
	{
		update_set(set, virt, pages, bits & X86_PTE_RIGHTS);
	}
	x86_range_flush(virt, pages);
	return 0;
}
