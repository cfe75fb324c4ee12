/* SPDX-License-Identifier: Apache-2.0 */
/* K_MEM_DIRECT_MAP: virtual address = physical address, or an error. */
#include <errno.h>

#include "test.h"

/* A page of the kernel's range that is free, and above the image. */
static uint8_t *free_place(size_t pages)
{
	uint8_t *mem;

	zassert_ok(k_mem_map_phys(&mem, HPET_PHYS / PAGE, pages * PAGE, 0U));
	k_mem_unmap_phys_bare(mem, pages * PAGE);
	return mem;
}

ZTEST(direct, test_inside)
{
	uint8_t *const place = free_place(3U);
	const k_mem_pfn_t pfn = (uintptr_t)place / PAGE;
	uint8_t *mem = NULL, *other;

	zassert_ok(k_mem_map_phys(&mem, pfn, 3U * PAGE, K_MEM_DIRECT_MAP | K_MEM_CACHE_NONE));
	zassert_equal_ptr(mem, place);
	for (size_t i = 0; i < 3U; i++) {
		zassert_equal(pfn_of(mem + i * PAGE), pfn + i);
	}
	/* Nobody else gets it, and not a second time. */
	zassert_not_equal((uintptr_t)free_place(1U), (uintptr_t)place + 2U * PAGE);
	zassert_equal(k_mem_map_phys(&other, pfn, PAGE, K_MEM_DIRECT_MAP), -EBUSY);
	zassert_equal(k_mem_map_phys(&other, pfn + 2U, 2U * PAGE, K_MEM_DIRECT_MAP), -EBUSY);
	zassert_equal(k_mem_map_phys(&other, pfn - 1U, 2U * PAGE, K_MEM_DIRECT_MAP), -EBUSY);
	k_mem_unmap_phys_bare(mem, 3U * PAGE);
	zassert_equal(entry_of(mem), 0U);
	accounts_check();
}

ZTEST(direct, test_unaligned)
{
	uint8_t *const place = free_place(2U);
	uint8_t *mem;

	k_mem_map_phys_bare(&mem, (uintptr_t)place + PAGE - 2U, 4U, K_MEM_DIRECT_MAP);
	zassert_equal_ptr(mem, place + PAGE - 2U);
	k_mem_unmap_phys_bare(mem, 4U);
	accounts_check();
}

ZTEST(direct, test_refused)
{
	const k_mem_pfn_t image = (uintptr_t)K_MEM_KERNEL_VIRT_START / PAGE;
	const k_mem_pfn_t last = (uintptr_t)(K_MEM_VIRT_RAM_END - PAGE) / PAGE;
	const uint32_t flags = K_MEM_DIRECT_MAP;
	uint8_t *mem = NULL;

	zassert_equal(k_mem_map_phys(&mem, image, PAGE, flags), -EBUSY);
	zassert_equal(k_mem_map_phys(&mem, 0U, PAGE, flags), -EINVAL);
	zassert_equal(k_mem_map_phys(&mem, 0U, 2U * PAGE, flags), -EINVAL);
	/* There are no page tables. */
	zassert_equal(k_mem_map_phys(&mem, 0xB0000U, PAGE, flags), -ENOMEM);
	/* Part of it is behind the range. */
	zassert_equal(k_mem_map_phys(&mem, last, 2U * PAGE, flags), -ENOMEM);
	zassert_equal(k_mem_map_phys(&mem, 0x100000U, PAGE, flags), -EINVAL, "above 4 GiB");
	zassert_equal(k_mem_map_phys(&mem, 0xFFFFFU, 2U * PAGE, flags), -EINVAL);
	zassert_equal(k_mem_map_phys(&mem, last, PAGE, flags | BIT(31)), -EINVAL);
	zassert_is_null(mem);
	accounts_check();
}

/* Below the image is nothing that k_mem_map() gives out, but direct maps may be there. */
ZTEST(direct, test_below_the_image)
{
	const k_mem_pfn_t pfn = (uintptr_t)K_MEM_KERNEL_VIRT_START / PAGE - 8U;
	uint8_t *mem = NULL;

	if (IS_ENABLED(CONFIG_ARCH_MAPS_ALL_RAM)) {
		ztest_test_skip();
	}
	zassert_ok(k_mem_map_phys(&mem, pfn, PAGE, K_MEM_DIRECT_MAP | K_MEM_PERM_RW));
	zassert_equal((uintptr_t)mem, (uintptr_t)pfn * PAGE);
	zassert_equal(k_mem_map_phys(&mem, pfn, PAGE, K_MEM_DIRECT_MAP), -EBUSY);
	k_mem_unmap_phys_bare(mem, PAGE);
	accounts_check();
}

ZTEST_SUITE(direct, NULL, NULL, accounts_begin, NULL, NULL);
