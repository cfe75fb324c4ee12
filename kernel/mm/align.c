/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_region_align(). */
#include <zephyr/kernel/mm.h>
#include <zephyr/sys/__assert.h>

size_t k_mem_region_align(uintptr_t *aligned_addr, size_t *aligned_size, uintptr_t addr,
			  size_t size, size_t align)
{
	const size_t offset = addr & (align - 1U);

	__ASSERT(IS_POWER_OF_TWO(align), "%zu is not a power of two", align);
	*aligned_addr = addr - offset;
	*aligned_size = (offset + size + align - 1U) & ~(align - 1U);
	return offset;
}
