/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's virtual range, the one that mappings are made in. What the build has occupied is
 * never given out; below K_MEM_VM_FREE_START only what K_MEM_DIRECT_MAP asks for.
 */
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>

#include <mmu.h>

#include "vm.h"

BUILD_ASSERT(CONFIG_KERNEL_VM_SIZE % CONFIG_MMU_PAGE_SIZE == 0, "the range is whole pages");

uint32_t z_mem_vm_used[MEM_REGIONS_WORDS(VM_PAGES)] __pinned_noinit;
uint32_t z_mem_vm_mark[MEM_REGIONS_WORDS(VM_PAGES)] __pinned_noinit;
struct mem_block z_mem_vm_blocks[MEM_REGIONS_BLOCKS(VM_PAGES)] __pinned_bss;

struct mem_regions z_mem_vm __pinned_data = {
	.used = z_mem_vm_used,
	.mark = z_mem_vm_mark,
	.blocks = z_mem_vm_blocks,
	.pages = VM_PAGES,
};

__boot_func static int vm_init(void)
{
	uintptr_t virt;
	size_t size;

	z_mem_vm.floor = z_mem_vm_page(K_MEM_VM_FREE_START);
	__ASSERT(z_mem_vm.floor <= VM_PAGES, "the image ends at %p, outside of the range",
		 (void *)K_MEM_VM_FREE_START);
	mem_regions_init(&z_mem_vm);
	for (unsigned int i = 0; arch_vm_occupied(i, &virt, &size); i++) {
		mem_regions_exclude(&z_mem_vm, z_mem_vm_page((void *)virt), size / VM_PAGE);
	}
#ifdef CONFIG_DEMAND_PAGING
	mem_regions_exclude(&z_mem_vm, z_mem_vm_page(K_MEM_SCRATCH_PAGE), 1U);
#endif
	return 0;
}

SYS_INIT(vm_init, EARLY, 0);
