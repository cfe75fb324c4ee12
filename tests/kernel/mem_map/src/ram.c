/* SPDX-License-Identifier: Apache-2.0 */
/* RAM: which frames there are, in which regions, and that each can be used. */
#include <ram.h>

#include "test.h"

/* Every frame is in a region, has a place of its own, and knows its number. */
ZTEST(ram, test_regions)
{
	size_t frames = 0U;

	for (unsigned int i = 0; i < RAM_REGION_COUNT; i++) {
		const k_mem_pfn_t first = ram_regions[i].pfn;
		const k_mem_pfn_t last = first + (k_mem_pfn_t)ram_regions[i].frames - 1U;

		zassert_equal_ptr(k_mem_pfn_to_page_frame(first), &k_mem_page_frames[frames]);
		frames += ram_regions[i].frames;
		zassert_equal_ptr(k_mem_pfn_to_page_frame(last), &k_mem_page_frames[frames - 1U]);
		zassert_equal(k_mem_page_frame_to_pfn(&k_mem_page_frames[frames - 1U]), last);
	}
	zassert_equal(frames, RAM_FRAMES);
	zassert_equal((uint64_t)z_mem_ram_size(), MIN((uint64_t)frames * PAGE, 0xFFFFF000U));
	zassert_is_null(k_mem_pfn_to_page_frame(0xFED00U));
	zassert_is_null(k_mem_pfn_to_page_frame(UINT32_MAX));
	zassert_false(k_mem_is_page_frame(HPET_PHYS));
	zassert_true(k_mem_is_page_frame(K_MEM_PHYS_RAM_START));
	zassert_true(k_mem_is_page_frame(K_MEM_PHYS_RAM_END - 1U));
}

ZTEST(ram, test_image)
{
	for (uint8_t *page = K_MEM_KERNEL_VIRT_START; page < K_MEM_KERNEL_VIRT_END; page += PAGE) {
		struct k_mem_page_frame *const pf = k_mem_phys_to_page_frame(k_mem_phys_addr(page));

		zassert_not_null(pf);
		zassert_true(k_mem_page_frame_is_pinned(pf) && k_mem_page_frame_is_mapped(pf));
		zassert_equal_ptr(k_mem_page_frame_to_virt(pf), page);
		zassert_equal(k_mem_page_frame_to_phys(pf), k_mem_phys_addr(page));
	}
}

/* Page 0 and what the firmware keeps below 1 MiB are nobody's. */
ZTEST(ram, test_reserved)
{
	zassert_true(k_mem_page_frame_is_reserved(k_mem_phys_to_page_frame(0U)));
	zassert_true(k_mem_page_frame_is_reserved(k_mem_phys_to_page_frame(0xA0000U)));
	zassert_true(k_mem_page_frame_is_reserved(k_mem_phys_to_page_frame(0xFF000U)));
	zassert_false(k_mem_page_frame_is_available(k_mem_phys_to_page_frame(0U)));
}

/* A number that only this frame gets. */
static uint32_t sign(k_mem_pfn_t pfn)
{
	return pfn * 2654435761U + 1U;
}

/*
 * All free frames, in blocks as large as virtual space allows, each signed with its number: all
 * have one memory cell of their own, wherever they are.
 */
ZTEST(ram, test_every_frame)
{
	static uint8_t *blocks[64];
	const size_t pages =
		MIN((accounts_now().pages - 2U * ARRAY_SIZE(blocks)) / ARRAY_SIZE(blocks),
		    z_mem_frames_free() / ARRAY_SIZE(blocks));
	size_t frames = 0U;
	k_mem_pfn_t highest = 0U;

	for (size_t b = 0; b < ARRAY_SIZE(blocks); b++) {
		blocks[b] = k_mem_map(pages * PAGE, PLAIN);
		zassert_not_null(blocks[b], "block %zu of %zu pages", b, pages);
		for (size_t i = 0; i < pages; i++) {
			const k_mem_pfn_t pfn = pfn_of(blocks[b] + i * PAGE);

			*(uint32_t *)(blocks[b] + i * PAGE) = sign(pfn);
			highest = MAX(highest, pfn);
			frames++;
		}
	}
	for (size_t b = 0; b < ARRAY_SIZE(blocks); b++) {
		for (size_t i = 0; i < pages; i++) {
			const uint8_t *const page = blocks[b] + i * PAGE;

			zassert_equal(*(const uint32_t *)page, sign(pfn_of(page)));
		}
		k_mem_unmap(blocks[b], pages * PAGE);
	}
	TC_PRINT("%zu frames, the highest is %#x\n", frames, highest);
	zassert_true(highest >= CONFIG_TEST_RAM_HIGHEST, "%#x", highest);
	accounts_check();
}

ZTEST(ram, test_dump)
{
	k_mem_page_frames_dump();
}

/* With CONFIG_ARCH_MAPS_ALL_RAM the regions are one behind the other from the base on. */
ZTEST(ram, test_all_ram_is_mapped)
{
	uint8_t *virt = K_MEM_VIRT_RAM_START;

	if (!IS_ENABLED(CONFIG_ARCH_MAPS_ALL_RAM)) {
		ztest_test_skip();
	}
	for (unsigned int i = 0; i < RAM_REGION_COUNT; i++) {
		for (size_t frame = 0; frame < ram_regions[i].frames; frame++, virt += PAGE) {
			const k_mem_pfn_t pfn = ram_regions[i].pfn + (k_mem_pfn_t)frame;

			/* The image has guard pages below its stacks. */
			if (pfn != 0U && virt != NULL &&
			    (virt < K_MEM_KERNEL_VIRT_START || virt >= K_MEM_KERNEL_VIRT_END)) {
				zassert_equal(pfn_of(virt), pfn, "at %p", (void *)virt);
			}
		}
	}
	zassert_equal_ptr(K_MEM_VM_FREE_START, virt);
}

ZTEST_SUITE(ram, NULL, NULL, accounts_begin, NULL, NULL);
