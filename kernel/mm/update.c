/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_update_flags(). */
#include <errno.h>

#include <mmu.h>

int k_mem_update_flags(void *addr, size_t size, uint32_t flags)
{
	const uint32_t known = K_MEM_CACHE_MASK | K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER;
	int error = -EINVAL;

	if (((uintptr_t)addr | size) % CONFIG_MMU_PAGE_SIZE != 0U || size == 0U ||
	    size - 1U > UINTPTR_MAX - (uintptr_t)addr || (flags & ~known) != 0U) {
		return -EINVAL;
	}
	K_SPINLOCK(&z_mm_lock)
	{
		error = arch_mem_update(addr, size / CONFIG_MMU_PAGE_SIZE, flags);
	}
	return error;
}
