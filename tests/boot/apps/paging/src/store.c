/* SPDX-License-Identifier: Apache-2.0 */
/* A store that hands its locations out once, which is enough here. */
#include <errno.h>
#include <string.h>

#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/sys/util.h>

#include "store.h"

#define PAGES 16U

/* The last page of the kernel's virtual range. */
#define SCRATCH \
	((void *)(CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_SIZE - CONFIG_MMU_PAGE_SIZE))

enum store_mistake store_mistake;
volatile int *store_needs;

static uint8_t contents[PAGES][CONFIG_MMU_PAGE_SIZE];
static uintptr_t next;

size_t k_mem_paging_backing_store_capacity(void)
{
	return PAGES;
}

void k_mem_paging_backing_store_init(void)
{
}

int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf, uintptr_t *location,
					    bool page_fault)
{
	ARG_UNUSED(pf);
	ARG_UNUSED(page_fault);
	*location = next;
	next += CONFIG_MMU_PAGE_SIZE;
	return next <= sizeof(contents) ? 0 : -ENOMEM;
}

void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	ARG_UNUSED(location);
}

void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	memcpy(contents[location / CONFIG_MMU_PAGE_SIZE], SCRATCH, CONFIG_MMU_PAGE_SIZE);
}

void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	if (store_mistake == STORE_NEEDS_PAGE) {
		(void)*store_needs;
	}
	if (store_mistake == STORE_FAILS) {
		k_mem_paging_backing_store_failed(-EIO);
		return;
	}
	memcpy(SCRATCH, contents[location / CONFIG_MMU_PAGE_SIZE], CONFIG_MMU_PAGE_SIZE);
}

void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf, uintptr_t location)
{
	ARG_UNUSED(pf);
	ARG_UNUSED(location);
}
