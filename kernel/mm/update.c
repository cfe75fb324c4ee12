/* SPDX-License-Identifier: Apache-2.0 */
/*
 * k_mem_update_flags(). By the batch, so that interrupts are locked no longer for a long range than
 * for a short one; all pages of a long one are looked at first, so that an error changes nothing.
 */
#include <errno.h>

#include <mmu.h>

/* Pages that are changed with interrupts locked. */
#define BATCH 96U

static inline int look(void *addr, size_t pages, uint32_t flags)
{
	ARG_UNUSED(flags);
	return arch_mem_check(addr, pages);
}

/* Does it to all pages, up to the first error. */
static inline int by_batch(int (*what)(void *addr, size_t pages, uint32_t flags), uintptr_t addr,
			   size_t pages, uint32_t flags)
{
	int error = 0;
	size_t more;

	for (; pages != 0U && error == 0; pages -= more, addr += more * CONFIG_MMU_PAGE_SIZE) {
		more = MIN(pages, BATCH);
		K_SPINLOCK(&z_mm_lock)
		{
			error = what((void *)addr, more, flags);
		}
	}
	return error;
}

int k_mem_update_flags(void *addr, size_t size, uint32_t flags)
{
	const uint32_t known = K_MEM_CACHE_MASK | K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER;
	const size_t pages = size / CONFIG_MMU_PAGE_SIZE;
	int error = 0;

	if (((uintptr_t)addr | size) % CONFIG_MMU_PAGE_SIZE != 0U || size == 0U ||
	    size - 1U > UINTPTR_MAX - (uintptr_t)addr || (flags & ~known) != 0U) {
		return -EINVAL;
	}
	if (pages > BATCH) {
		/* The first batch is looked at before it is changed. */
		error = by_batch(look, (uintptr_t)addr + BATCH * CONFIG_MMU_PAGE_SIZE,
				 pages - BATCH, flags);
	}
	return error != 0 ? error : by_batch(arch_mem_update, (uintptr_t)addr, pages, flags);
}
