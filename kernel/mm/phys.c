/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Physical ranges by the batch: a batch ends where a page table does, so that interrupts are
 * locked for a table at most, and a port that has large pages sees whole ones.
 */
#include <mmu.h>

#include "phys.h"
#include "vm.h"

#define BATCH_BYTES MB(4)

static size_t batch_of(const uint8_t *virt, size_t pages)
{
	return MIN(pages, (BATCH_BYTES - (uintptr_t)virt % BATCH_BYTES) / VM_PAGE);
}

/* Whether pages have no content: then all of them are at the one location that says so. */
static bool is_anonymous(k_mem_pfn_t pfn, uint32_t flags)
{
	return (flags & K_MEM_MAP_UNPAGED) != 0U && pfn >= ARCH_UNPAGED_ANON_UNINIT / VM_PAGE;
}

int z_mem_phys_map_pages(uint8_t *virt, k_mem_pfn_t pfn, size_t pages, uint32_t flags)
{
	size_t done = 0U;

	__ASSERT((uintptr_t)virt % VM_PAGE == 0U && pages != 0U, "%zu pages at %p", pages,
		 (void *)virt);
	while (done < pages) {
		uint8_t *at = virt + done * VM_PAGE;
		const size_t more = batch_of(at, pages - done);
		int error = 0;

		K_SPINLOCK(&z_mm_lock)
		{
			error = arch_mem_map_pfn(at, pfn, more, flags);
		}
		if (error != 0) {
			if (done != 0U) {
				z_mem_phys_unmap_pages(virt, done);
			}
			return error;
		}
		done += more;
		pfn += is_anonymous(pfn, flags) ? 0U : (k_mem_pfn_t)more;
	}
	return 0;
}

void z_mem_phys_unmap_pages(uint8_t *virt, size_t pages)
{
	size_t more;

	__ASSERT((uintptr_t)virt % VM_PAGE == 0U, "%p is not aligned", (void *)virt);
	for (; pages != 0U; pages -= more, virt += more * VM_PAGE) {
		more = batch_of(virt, pages);
		K_SPINLOCK(&z_mm_lock)
		{
			(void)arch_mem_unmap_pages(virt, more, NULL);
		}
	}
}
