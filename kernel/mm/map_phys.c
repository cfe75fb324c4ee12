/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mappings of a physical range, as drivers make them: at a free virtual range, or, with
 * K_MEM_DIRECT_MAP, where virtual and physical addresses are the same.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include <mmu.h>

#include "phys.h"
#include "vm.h"

#define RIGHTS (K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER)
/* Pages of the virtual address space. */
#define SPACE_PAGES (UINTPTR_MAX / VM_PAGE + 1U)

static bool flags_valid(uint32_t flags)
{
	return (flags & ~(K_MEM_CACHE_MASK | RIGHTS | K_MEM_DIRECT_MAP)) == 0U &&
	       (flags & K_MEM_CACHE_MASK) <= K_MEM_X86_CACHE_WC;
}

/* Whether none of a range is inside the kernel's. */
static bool is_outside(uintptr_t first, uintptr_t last)
{
	const size_t from = z_mem_vm_page((void *)first), to = z_mem_vm_page((void *)last);

	/* Page numbers are counted from the kernel's range on, and wrap. */
	return from >= VM_PAGES && to >= from;
}

/* Whether all of it is. */
static bool is_inside(uintptr_t first, uintptr_t last)
{
	return z_mem_vm_page((void *)first) < VM_PAGES && z_mem_vm_page((void *)last) < VM_PAGES;
}

/* Whether a direct map can be tried; `*inside` is whether it is in the kernel's range. */
static int check_direct(k_mem_pfn_t pfn, size_t pages, bool *inside)
{
	uintptr_t virt, last;

	if (!IS_ENABLED(CONFIG_KERNEL_DIRECT_MAP)) {
		return -ENOTSUP;
	}
	if (pfn == 0U || pfn >= SPACE_PAGES || pages > SPACE_PAGES - pfn) {
		return -EINVAL;
	}
	virt = (uintptr_t)pfn * VM_PAGE;
	last = virt + (pages - 1U) * VM_PAGE;
	*inside = is_inside(virt, last);
	/* The range's page tables end with it. */
	return *inside || is_outside(virt, last) ? 0 : -ENOMEM;
}

static int map_direct(uint8_t **virt_ptr, k_mem_pfn_t pfn, size_t pages, uint32_t flags)
{
	uint8_t *virt = (uint8_t *)((uintptr_t)pfn * VM_PAGE);
	bool inside = false, taken = true;
	int error = check_direct(pfn, pages, &inside);

	if (error != 0) {
		return error;
	}
	if (inside) {
		K_SPINLOCK(&z_mm_lock)
		{
			taken = mem_regions_take(&z_mem_vm, z_mem_vm_page(virt), pages);
		}
	}
	if (!taken) {
		return -EBUSY;
	}
	error = z_mem_phys_map_pages(virt, pfn, pages, flags & ~K_MEM_DIRECT_MAP);
	if (error == 0) {
		*virt_ptr = virt;
	} else if (inside) {
		K_SPINLOCK(&z_mm_lock)
		{
			mem_regions_give(&z_mem_vm, z_mem_vm_page(virt), pages);
		}
	}
	return error;
}

int k_mem_map_phys(uint8_t **virt_ptr, k_mem_pfn_t pfn, size_t size, uint32_t flags)
{
	const size_t pages = size / VM_PAGE;
	size_t first = 0U;
	int error;

	__ASSERT(virt_ptr != NULL, "there is nowhere to put the address");
	if (size == 0U || size % VM_PAGE != 0U || !flags_valid(flags) || pfn + pages < pfn) {
		return -EINVAL;
	}
	if ((flags & K_MEM_DIRECT_MAP) != 0U) {
		return map_direct(virt_ptr, pfn, pages, flags);
	}
	K_SPINLOCK(&z_mm_lock)
	{
		first = z_mem_vm_alloc(pages, VM_BARE);
	}
	if (first == MEM_REGIONS_NONE) {
		return -ENOMEM;
	}
	error = z_mem_phys_map_pages(z_mem_vm_address(first), pfn, pages, flags);
	if (error != 0) {
		K_SPINLOCK(&z_mm_lock)
		{
			mem_regions_give(&z_mem_vm, first, pages);
		}
		return error;
	}
	*virt_ptr = z_mem_vm_address(first);
	return 0;
}

/* Whole pages that a range touches. @return false if there are none, or it wraps */
static bool pages_of(uintptr_t addr, size_t size, uintptr_t *aligned, size_t *aligned_size)
{
	if (size == 0U || size - 1U > UINTPTR_MAX - addr) {
		return false;
	}
	(void)k_mem_region_align(aligned, aligned_size, addr, size, VM_PAGE);
	/* 4 GiB in all is 0. */
	return *aligned_size != 0U;
}

void k_mem_map_phys_bare(uint8_t **virt_ptr, uintptr_t phys, size_t size, uint32_t flags)
{
	uintptr_t aligned;
	size_t aligned_size;
	uint8_t *virt;
	int error = -EINVAL;

	if (pages_of(phys, size, &aligned, &aligned_size)) {
		error = k_mem_map_phys(&virt, (k_mem_pfn_t)(aligned / VM_PAGE), aligned_size,
				       flags);
	}
	if (error != 0) {
		printk("%zu bytes at physical address %#lx cannot be mapped (flags %#x): error "
		       "%d\n",
		       size, (unsigned long)phys, flags, error);
		k_panic();
		return;
	}
	*virt_ptr = virt + (phys - aligned);
}

void k_mem_unmap_phys_bare(uint8_t *virt, size_t size)
{
	uintptr_t aligned;
	size_t aligned_size, first, pages;
	bool known = false;

	if (!pages_of((uintptr_t)virt, size, &aligned, &aligned_size)) {
		__ASSERT(false, "%zu bytes at %p are no range", size, (void *)virt);
		return;
	}
	first = z_mem_vm_page((void *)aligned);
	pages = aligned_size / VM_PAGE;
	K_SPINLOCK(&z_mm_lock)
	{
		known = mem_regions_is(&z_mem_vm, first, pages, VM_BARE);
		if (known) {
			/* Nobody else shall unmap it too. */
			mem_regions_turn(&z_mem_vm, first, pages);
		}
	}
	if (known) {
		z_mem_phys_unmap_pages((uint8_t *)aligned, pages);
		K_SPINLOCK(&z_mm_lock)
		{
			mem_regions_turn(&z_mem_vm, first, pages);
			mem_regions_give(&z_mem_vm, first, pages);
		}
	} else if (IS_ENABLED(CONFIG_KERNEL_DIRECT_MAP) && first >= VM_PAGES) {
		z_mem_phys_unmap_pages((uint8_t *)aligned, pages);
	} else {
		__ASSERT(false, "%zu bytes at %p are not mapped so", size, (void *)virt);
	}
}
