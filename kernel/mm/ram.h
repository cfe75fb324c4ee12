/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The RAM regions of the devicetree, and the place of each in the array of frames. The list is made
 * by gen_mmu.py --reserve; with one region everything here is a subtraction.
 */
#ifndef KERNEL_MM_RAM_H_
#define KERNEL_MM_RAM_H_

#include <stddef.h>
#include <stdint.h>

#include <ram_regions.h>

#include <zephyr/kernel/internal/mm.h>
#include <zephyr/toolchain.h>

struct ram_region {
	k_mem_pfn_t pfn;
	size_t frames;
};

static const struct ram_region ram_regions[RAM_REGION_COUNT] = { RAM_REGIONS };

BUILD_ASSERT(RAM_FRAMES > 0, "the devicetree has no RAM");
BUILD_ASSERT(RAM_FRAMES < (1 << 24) - 1, "a frame's place has 24 bits");

/** What no place is. */
#define RAM_NOWHERE SIZE_MAX

/** @return place of a frame in the array, or RAM_NOWHERE if it is not RAM */
static ALWAYS_INLINE size_t ram_index(k_mem_pfn_t pfn)
{
	size_t before = 0U;

	for (unsigned int i = 0; i < RAM_REGION_COUNT; i++) {
		const size_t offset = pfn - ram_regions[i].pfn;

		if (offset < ram_regions[i].frames) {
			return before + offset;
		}
		before += ram_regions[i].frames;
	}
	return RAM_NOWHERE;
}

/** The same for a frame that is RAM. */
static ALWAYS_INLINE size_t ram_index_of(k_mem_pfn_t pfn)
{
	return RAM_REGION_COUNT == 1 ? pfn - ram_regions[0].pfn : ram_index(pfn);
}

/** @return the frame at a place of the array. Pre: index < RAM_FRAMES */
static ALWAYS_INLINE k_mem_pfn_t ram_pfn(size_t index)
{
	const struct ram_region *ram = ram_regions;

	while (RAM_REGION_COUNT != 1 && index >= ram->frames) {
		index -= ram->frames;
		ram++;
	}
	return ram->pfn + (k_mem_pfn_t)index;
}

#endif /* KERNEL_MM_RAM_H_ */
