/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where an application's store keeps what is loaded on demand: the build wrote the offset in the
 * image into the tables, the store may have another location. Called once, when the store is
 * initialised; nothing of it can have been used before.
 */
#include <zephyr/kernel/except.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>

#include "paging.h"

static void move_page(uint8_t *page, uintptr_t location, uint32_t flags)
{
	uintptr_t now = 0U;
	int error = 0;

	K_SPINLOCK(&z_mm_lock)
	{
		if (arch_page_location_get(page, &now) == ARCH_PAGE_LOCATION_PAGED_OUT &&
		    now == location) {
			K_SPINLOCK_BREAK;
		}
		error = arch_mem_unmap(page, PAGE_SIZE);
		if (error == 0) {
			error = arch_mem_map(page, location, PAGE_SIZE, flags | K_MEM_MAP_UNPAGED);
		}
	}
	__ASSERT(error == 0, "page %p cannot be at location %lx: %d", (void *)page,
		 (unsigned long)location, error);
}

static void place(char *start, const char *end, uint32_t flags)
{
	for (uint8_t *page = (uint8_t *)start; page < (const uint8_t *)end; page += PAGE_SIZE) {
		uintptr_t location;

		if (k_mem_paging_backing_store_location_query(page, &location) != 0) {
			printk("*** Paging: the backing store (%s) does not have the on-demand "
			       "page %p: k_mem_paging_backing_store_location_query() says so\n",
			       z_paging_store_name(), (void *)page);
			k_panic();
		}
		move_page(page, location, flags);
	}
}

void z_paging_place_ondemand(void)
{
	__ASSERT(!z_paging.started, "on-demand sections are placed once");
	place(lnkr_ondemand_text_start, lnkr_ondemand_text_end, K_MEM_PERM_EXEC);
	place(lnkr_ondemand_rodata_start, lnkr_ondemand_rodata_end, 0U);
}
