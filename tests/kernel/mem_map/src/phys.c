/* SPDX-License-Identifier: Apache-2.0 */
/* Mappings of physical ranges: where they point, caching, sizes, what they leave alone. */
#include <errno.h>

#include <x86_cpuid.h>

#include "test.h"

static uint8_t buffer[4U * CONFIG_MMU_PAGE_SIZE] __aligned(CONFIG_MMU_PAGE_SIZE);

ZTEST(phys, test_same_byte)
{
	static const struct {
		size_t offset, size;
	} cases[] = {
		{ 0U, 1U }, { 1U, PAGE }, { PAGE - 1U, 2U }, { 7U, 3U * PAGE }, { 0U, PAGE }
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		const size_t last = cases[i].offset + cases[i].size - 1U;
		uint8_t *mem = NULL;

		k_mem_map_phys_bare(&mem, k_mem_phys_addr(buffer + cases[i].offset), cases[i].size,
				    K_MEM_CACHE_WB | K_MEM_PERM_RW);
		zassert_equal((uintptr_t)mem % PAGE, cases[i].offset % PAGE, "case %zu", i);
		mem[0] = (uint8_t)(i + 1U);
		mem[cases[i].size - 1U] = (uint8_t)(i + 100U);
		zassert_equal(buffer[last], (uint8_t)(i + 100U), "case %zu", i);
		zassert_true(cases[i].size == 1U || buffer[cases[i].offset] == (uint8_t)(i + 1U));
		k_mem_unmap_phys_bare(mem, cases[i].size);
		zassert_equal(entry_of(mem), 0U);
		zassert_equal(entry_of(mem + cases[i].size - 1U), 0U);
		accounts_check();
	}
}

/* Entry 0 of the PAT is WB, 1 WT, 2 UC, 3 WC: the caching flags are its index. */
ZTEST(phys, test_caching)
{
	static const pentry_t wanted[] = { 0U, MMU_PWT, MMU_PCD, MMU_PCD | MMU_PWT };

	for (uint32_t cache = K_MEM_CACHE_WB; cache <= K_MEM_X86_CACHE_WC; cache++) {
		uint8_t *mem;

		zassert_ok(k_mem_map_phys(&mem, HPET_PHYS / PAGE, PAGE, cache));
		zassert_equal(entry_of(mem) & (MMU_PWT | MMU_PCD), wanted[cache], "caching %u",
			      cache);
		zassert_equal(pfn_of(mem), HPET_PHYS / PAGE);
		dies(write_it, mem);
		k_mem_unmap_phys_bare(mem, PAGE);
	}
	accounts_check();
}

/* Mappings of one frame are independent, and take no frame. */
ZTEST(phys, test_aliases)
{
	uint8_t *first, *second;
	const size_t frames = accounts_now().frames;

	k_mem_map_phys_bare(&first, k_mem_phys_addr(buffer), PAGE, K_MEM_PERM_RW);
	k_mem_map_phys_bare(&second, k_mem_phys_addr(buffer), PAGE, 0U);
	zassert_equal(accounts_now().frames, frames);
	first[5] = 77U;
	zassert_equal(second[5], 77U);
	dies(write_it, second);
	k_mem_unmap_phys_bare(first, PAGE);
	zassert_equal(second[5], 77U);
	dies(read_it, first);
	k_mem_unmap_phys_bare(second, PAGE);
	buffer[5] = 0U;
	accounts_check();
}

/* With guards: the page before and the page behind are not mapped. */
ZTEST(phys, test_guarded)
{
	uint8_t *const mem =
		k_mem_map_phys_guard(k_mem_phys_addr(buffer), 2U * PAGE, K_MEM_PERM_RW, false);
	const size_t frames = accounts_now().frames;

	zassert_not_null(mem);
	mem[PAGE] = 9U;
	zassert_equal(buffer[PAGE], 9U);
	dies(read_it, mem - 1);
	dies(read_it, mem + 2U * PAGE);
	k_mem_unmap_phys_guard(mem, 2U * PAGE, false);
	zassert_equal(accounts_now().frames, frames, "frames of the image were given out");
	dies(read_it, mem);
	accounts_check();
}

/* 7 MiB: several page tables. Nothing is read: there may be nothing. */
ZTEST(phys, test_large)
{
	const size_t size = MB(4) + 5U * PAGE;
	uint8_t *mem;

	zassert_ok(k_mem_map_phys(&mem, 0xE0000000U / PAGE, size, K_MEM_X86_CACHE_WC));
	for (size_t at = 0; at < size; at += PAGE) {
		zassert_equal(pfn_of(mem + at), (0xE0000000U + at) / PAGE);
	}
	k_mem_unmap_phys_bare(mem, size);
	for (size_t at = 0; at < size; at += PAGE) {
		zassert_equal(entry_of(mem + at), 0U);
	}
	accounts_check();
}

/* PAE has frames above 4 GiB, if the CPU has address lines for them; 2-level tables have none. */
ZTEST(phys, test_above_4_gib)
{
	const bool there = IS_ENABLED(CONFIG_X86_PAE) && x86_address_bits() > 32U;
	const k_mem_pfn_t pfn = 0x123456U;
	uint8_t *mem = NULL;

	if (there) {
		zassert_ok(k_mem_map_phys(&mem, pfn, PAGE, 0U));
		zassert_equal(pfn_of(mem), pfn);
		k_mem_unmap_phys_bare(mem, PAGE);
		zassert_equal(k_mem_map_phys(&mem, (1U << 24) - 1U, 2U * PAGE, 0U), -EINVAL);
	} else {
		zassert_equal(k_mem_map_phys(&mem, pfn, PAGE, 0U), -EINVAL);
		zassert_is_null(mem);
		zassert_equal(k_mem_map_phys(&mem, (1U << 20) - 1U, 2U * PAGE, 0U), -EINVAL);
	}
	accounts_check();
}

ZTEST(phys, test_align)
{
	uintptr_t addr;
	size_t size;

	zassert_equal(k_mem_region_align(&addr, &size, 0x12345U, 0x10U, PAGE), 0x345U);
	zassert_true(addr == 0x12000U && size == PAGE);
	zassert_equal(k_mem_region_align(&addr, &size, 0x12FFFU, 2U, PAGE), 0xFFFU);
	zassert_true(addr == 0x12000U && size == 2U * PAGE);
	zassert_equal(k_mem_region_align(&addr, &size, 0x12000U, PAGE, PAGE), 0U);
	zassert_true(addr == 0x12000U && size == PAGE);
	zassert_equal(k_mem_region_align(&addr, &size, 13U, 3U, 1U), 0U);
	zassert_true(addr == 13U && size == 3U);
}

ZTEST_SUITE(phys, NULL, NULL, accounts_begin, NULL, NULL);
