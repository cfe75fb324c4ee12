/* SPDX-License-Identifier: Apache-2.0 */
/* Code and constants that are not in memory before they are used, and come again. */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/linker-defs.h>

#include <kernel_arch_interface.h>

#include "checks.h"

#define WORDS 2048
#define PAGES(start, end) (((uintptr_t)(end) - (uintptr_t)(start)) / CONFIG_MMU_PAGE_SIZE)

static __ondemand_rodata const uint32_t squares[WORDS] = {
	[1] = 1, [2] = 4, [3] = 9, [WORDS - 1] = 4190209
};

static __ondemand_func __attribute__((noinline)) uint32_t sum(void)
{
	uint32_t result = 0;

	for (size_t i = 0; i < WORDS; i++) {
		result += squares[i];
	}
	return result;
}

static size_t loaded_pages(void)
{
	size_t count = 0;

	for (char *page = lnkr_ondemand_start; page < lnkr_ondemand_end;
	     page += CONFIG_MMU_PAGE_SIZE) {
		uintptr_t location;

		if (arch_page_location_get(page, &location) == ARCH_PAGE_LOCATION_PAGED_IN) {
			count++;
		}
	}
	return count;
}

void check_ondemand(void)
{
	const size_t pages = PAGES(lnkr_ondemand_start, lnkr_ondemand_end);

	check(pages == 3, "on-demand sections have two pages of constants and one of code");
	check(z_image_resident_end <= lnkr_ondemand_start, "they are behind the resident part");
	check(loaded_pages() == 0, "nothing of them is loaded at start-up");
	check(sum() == 4190223, "on-demand code computes with on-demand constants");
	check(loaded_pages() == pages, "now all is loaded");
	check(k_mem_page_out(lnkr_ondemand_start, pages * CONFIG_MMU_PAGE_SIZE) == 0,
	      "it can be paged out");
	check(loaded_pages() == 0, "nothing is loaded again");
	check(sum() == 4190223, "it comes a second time");
}
