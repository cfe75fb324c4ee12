/* SPDX-License-Identifier: Apache-2.0 */
/* Changes permissions and caching of pages, whether they are there, paged out or guards. */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

static inline void update_set(const struct x86_tables *set, uintptr_t virt, size_t pages,
			      x86_pte_t rights)
{
	const x86_pte_t keep = x86_pte_of(~X86_PTE_LOW_RIGHTS, PT_HIGH_FRAME);

	for (;;) {
		const struct x86_entries run = x86_entries(set, virt, pages);

		__ASSERT(run.first != NULL, "table sets differ at %p", (void *)virt);
		for (size_t i = 0; i < run.count; i++) {
			x86_pte_change(set, &run.first[i], keep, rights);
		}
		if (run.count == pages) {
			return;
		}
		virt += run.count * CONFIG_MMU_PAGE_SIZE;
		pages -= run.count;
	}
}

static ALWAYS_INLINE int check(uintptr_t virt, size_t pages)
{
	return x86_range_is_sound(virt, pages) ? z_x86_check_used(virt, pages, false) : -EINVAL;
}

int arch_mem_check(void *addr, size_t pages)
{
	return check((uintptr_t)addr, pages);
}

int arch_mem_update(void *addr, size_t pages, uint32_t flags)
{
	const uintptr_t virt = (uintptr_t)addr;
	const int ret = x86_pte_flags_are_sound(flags) ? check(virt, pages) : -EINVAL;
	struct x86_tables *set;

	if (ret != 0) {
		return ret;
	}
	x86_tables_for_each(set)
	{
		update_set(set, virt, pages, x86_pte_rights(flags));
	}
	x86_range_flush(virt, pages);
	if ((flags & K_MEM_CACHE_MASK) != K_MEM_CACHE_WB) {
		x86_caches_flush();
	}
	return 0;
}
