/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program that is larger than its RAM computes what it should: code, constants, data that it
 * changes, zeroed and uninitialised memory, in threads and in an interrupt handler.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>

#include "pages.h"

#define RAM_BYTES KB(CONFIG_SRAM_SIZE)
#define PAGE_WORDS (CONFIG_MMU_PAGE_SIZE / sizeof(uint32_t))
#define DATA_PAGES 5

static unsigned long faults(void)
{
	struct k_mem_paging_stats_t stats;

	k_mem_paging_stats_get(&stats);
	return stats.pagefaults.cnt;
}

void call_all(uint32_t stride)
{
	for (uint32_t i = 0; i < PAGE_FUNCTIONS; i++) {
		const uint32_t function = (i * stride) % PAGE_FUNCTIONS;

		zassert_equal(page_call(function, stride + i), page_expected(function, stride + i),
			      "function %u", function);
	}
}

ZTEST(larger_than_ram, test_the_program_is_larger)
{
	const size_t constant = (size_t)__text_region_size + (size_t)__rodata_region_size;

	TC_PRINT(
		"image %zu bytes, text and constants that are not pinned %zu, pinned %zu; RAM %u\n",
		(size_t)z_mapped_size, constant, (size_t)lnkr_pinned_size, (unsigned int)RAM_BYTES);
	zassert_equal(page_code_end - page_code, PAGE_FUNCTIONS * FUNCTION_BYTES);
	zassert_true(constant > 2U * RAM_BYTES);
	zassert_true((uintptr_t)z_image_resident_end - (uintptr_t)z_mapped_start < RAM_BYTES);
}

ZTEST(larger_than_ram, test_code)
{
	const unsigned long before = faults();

	/* 1: the next page each time; 95: the one before; others: far away. */
	call_all(1);
	call_all(PAGE_FUNCTIONS - 1);
	call_all(35);
	call_all(61);
	zassert_true(faults() - before >= PAGE_FUNCTIONS, "%lu page faults", faults() - before);
}

ZTEST(larger_than_ram, test_constants)
{
	for (uint32_t i = 0; i < TABLE_WORDS; i++) {
		zassert_equal(table[i], i * TABLE_FACTOR, "entry %u", i);
	}
	/* And almost every time in another page. */
	for (uint32_t i = 0; i < 4096; i++) {
		const uint32_t far = (i * 31337U) % TABLE_WORDS;

		zassert_equal(table[far], far * TABLE_FACTOR, "entry %u", far);
	}
}

static uint32_t initialised[DATA_PAGES * PAGE_WORDS] = { [0] = 7, [PAGE_WORDS] = 8 };
static uint32_t zeroed[DATA_PAGES * PAGE_WORDS];
static __noinit uint32_t dirty[DATA_PAGES * PAGE_WORDS];

static void fill(uint32_t *words, uint32_t seed)
{
	for (size_t i = 0; i < DATA_PAGES * PAGE_WORDS; i++) {
		words[i] = seed ^ (i * TABLE_FACTOR);
	}
}

static void expect(const uint32_t *words, uint32_t seed)
{
	for (size_t i = 0; i < DATA_PAGES * PAGE_WORDS; i++) {
		zassert_equal(words[i], seed ^ (i * TABLE_FACTOR), "word %zu of %u", i, seed);
	}
}

ZTEST(larger_than_ram, test_data_that_change)
{
	zassert_equal(initialised[0], 7);
	zassert_equal(initialised[1], 0);
	zassert_equal(initialised[PAGE_WORDS], 8);
	for (size_t i = 0; i < ARRAY_SIZE(zeroed); i++) {
		zassert_equal(zeroed[i], 0, "word %zu", i);
	}
	for (uint32_t round = 1; round <= 3; round++) {
		fill(initialised, round);
		fill(zeroed, ~round);
		fill(dirty, round << 16);
		call_all(1);
		expect(initialised, round);
		call_all(PAGE_FUNCTIONS - 1);
		expect(zeroed, ~round);
		expect(dirty, round << 16);
	}
}

ZTEST_SUITE(larger_than_ram, NULL, NULL, NULL, NULL, NULL);
