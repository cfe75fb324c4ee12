/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A store that has the on-demand sections at locations of its own, and slots for everything else.
 * It is in memory always; the sections are not, before they are used.
 */
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>

#include <mmu.h>

#define PAGE CONFIG_MMU_PAGE_SIZE
#define SLOTS 64U
#define FIRST ((uintptr_t)0x10000000)

extern const uint8_t z_x86_rom_image[];

static __pinned_bss bool used[SLOTS];
static __pinned_noinit uint8_t contents[SLOTS][PAGE];
static __pinned_bss unsigned int loaded;
/* In ROM, the last one of the sections. */
static __pinned_bss const uint8_t *last_page;

__pinned_func size_t k_mem_paging_backing_store_capacity(void)
{
	return SLOTS;
}

void k_mem_paging_backing_store_init(void)
{
	last_page =
		z_x86_rom_image + ((uintptr_t)lnkr_ondemand_end - (uintptr_t)z_mapped_start) - PAGE;
}

/* In the reverse order. */
__pinned_func int k_mem_paging_backing_store_location_query(void *addr, uintptr_t *location)
{
	const uintptr_t at = (uintptr_t)addr;

	if (at < (uintptr_t)lnkr_ondemand_start || at >= (uintptr_t)lnkr_ondemand_end) {
		return -EFAULT;
	}
	*location = FIRST + ((uintptr_t)lnkr_ondemand_end - PAGE - ROUND_DOWN(at, PAGE));
	return 0;
}

__pinned_func int k_mem_paging_backing_store_location_get(struct k_mem_page_frame *pf,
							  uintptr_t *location, bool page_fault)
{
	unsigned int left = 0U;

	if (k_mem_page_frame_is_backed(pf)) {
		return k_mem_paging_backing_store_location_query(k_mem_page_frame_to_virt(pf),
								 location);
	}
	for (unsigned int i = 0U; i < SLOTS; i++) {
		if (!used[i]) {
			*location = i * PAGE;
			left++;
		}
	}
	if (left <= (page_fault ? 0U : 1U)) {
		return -ENOMEM;
	}
	used[*location / PAGE] = true;
	return 0;
}

__pinned_func void k_mem_paging_backing_store_location_free(uintptr_t location)
{
	if (location < FIRST) {
		used[location / PAGE] = false;
	}
}

__pinned_func void k_mem_paging_backing_store_page_out(uintptr_t location)
{
	memcpy(contents[location / PAGE], K_MEM_SCRATCH_PAGE, PAGE);
}

__pinned_func void k_mem_paging_backing_store_page_in(uintptr_t location)
{
	if (location < FIRST) {
		memcpy(K_MEM_SCRATCH_PAGE, contents[location / PAGE], PAGE);
		return;
	}
	loaded++;
	memcpy(K_MEM_SCRATCH_PAGE, last_page - (location - FIRST), PAGE);
}

__pinned_func void k_mem_paging_backing_store_page_finalize(struct k_mem_page_frame *pf,
							    uintptr_t location)
{
	if (location < FIRST) {
		used[location / PAGE] = false;
	} else {
		k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_BACKED);
	}
}

static __ondemand_rodata const volatile uint32_t table[2048] = { [0] = 3, [2047] = 4 };

static __ondemand_func __attribute__((noinline)) uint32_t add(uint32_t x)
{
	return x + table[2047] + table[0];
}

ZTEST(ondemand, test_loaded)
{
	const unsigned int before = loaded;
	const size_t size = (size_t)lnkr_ondemand_size;

	zassert_equal(size, 3U * PAGE);
	for (unsigned int round = 0U; round < 2U; round++) {
		zassert_equal(add(10U), 17U);
		zassert_equal(loaded, before + 3U * (round + 1U));
		zassert_equal(add(11U), 18U);
		zassert_equal(loaded, before + 3U * (round + 1U));
		zassert_ok(k_mem_page_out(lnkr_ondemand_start, size));
	}
}

ZTEST(ondemand, test_pin)
{
	void *const page = lnkr_ondemand_start;

	k_mem_pin(page, PAGE);
	zassert_equal(k_mem_page_out(page, PAGE), -EFAULT);
	k_mem_unpin(page, PAGE);
	zassert_ok(k_mem_page_out(page, PAGE));
	zassert_equal(add(10U), 17U);
	zassert_ok(k_mem_page_out(lnkr_ondemand_start, (size_t)lnkr_ondemand_size));
}

ZTEST_SUITE(ondemand, NULL, NULL, NULL, NULL, NULL);
