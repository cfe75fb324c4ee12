/* SPDX-License-Identifier: Apache-2.0 */
/* A backing store whose table can be paged out itself. */
#include <errno.h>
#include <string.h>

#include <zephyr/kernel/mm/demand_paging.h>

#include <mmu.h>

#define SLOTS 8U

static __pinned_noinit char slots[SLOTS][CONFIG_MMU_PAGE_SIZE];
static bool used[SLOTS];

__pinned_func int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf,
							  uintptr_t *location, bool page_fault)
{
	ARG_UNUSED(pf);
	ARG_UNUSED(page_fault);
	for (unsigned int i = 0; i < SLOTS; i++) {
		if (!used[i]) {
			used[i] = true;
			*location = i * CONFIG_MMU_PAGE_SIZE;
			return 0;
		}
	}
	return -ENOMEM;
}

__pinned_func void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	used[location / CONFIG_MMU_PAGE_SIZE] = false;
}

__pinned_func void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	memcpy(slots[location / CONFIG_MMU_PAGE_SIZE], K_MEM_SCRATCH_PAGE, CONFIG_MMU_PAGE_SIZE);
}

__pinned_func void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	memcpy(K_MEM_SCRATCH_PAGE, slots[location / CONFIG_MMU_PAGE_SIZE], CONFIG_MMU_PAGE_SIZE);
}

__pinned_func void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf,
							    uintptr_t location)
{
	ARG_UNUSED(pf);
	k_mem_paging_backing_store_location_free(location);
}

__pinned_func void k_mem_paging_backing_store_init(void)
{
}

__pinned_func size_t k_mem_paging_backing_store_capacity(void)
{
	return SLOTS;
}
