/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which frames are not the kernel's to give out, by what the boot loader said of RAM. Called by
 * kernel/mm at start-up, once; linked only with it.
 *
 * The loader's map may be unsorted, overlap and leave holes, and its ranges need not be whole
 * pages. A page is given out only if all of it is RAM and none of it is anything else.
 */
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>
#include <x86_cpuid.h>

/* Without a map: what a PC has below is interrupt vectors, firmware's data, and devices. */
#define LOW_MEMORY_END 0x100000U

#define PAGE ((uint64_t)CONFIG_MMU_PAGE_SIZE)

BUILD_ASSERT(IS_POWER_OF_TWO(CONFIG_MMU_PAGE_SIZE), "pages are rounded to by division");
BUILD_ASSERT(sizeof(k_mem_pfn_t) == sizeof(uint32_t), "numbers end where 32 bits do");

/* All pages that [from, to) touches, as far as frames have numbers. */
__boot_func static void reserve(uint64_t from, uint64_t to)
{
	const uint64_t first = MIN(from / PAGE, UINT32_MAX);
	const uint64_t end = MIN(to / PAGE + (to % PAGE != 0U ? 1U : 0U), UINT32_MAX);

	if (from < to && first < end) {
		z_mem_frames_reserve((k_mem_pfn_t)first, (k_mem_pfn_t)(end - first));
	}
}

__boot_func static uint64_t end_of(const struct x86_boot_map_entry *entry)
{
	return entry->size <= UINT64_MAX - entry->base ? entry->base + entry->size : UINT64_MAX;
}

/* The end of the RAM at `at`; `at` if there is none, and then `*next` is where some begins. */
__boot_func static uint64_t ram_end(uint64_t at, uint64_t *next)
{
	const struct x86_boot_map_entry *map = x86_boot_map();
	uint64_t end = at;

	*next = UINT64_MAX;
	for (unsigned int i = 0; i < z_x86_boot_args.map_count; i++) {
		if (map[i].type != X86_BOOT_MAP_RAM || map[i].size == 0U) {
			continue;
		}
		if (map[i].base > at) {
			*next = MIN(*next, map[i].base);
		} else {
			end = MAX(end, end_of(&map[i]));
		}
	}
	return end;
}

__boot_func static void reserve_holes(void)
{
	uint64_t at = 0, next;

	while (at != UINT64_MAX) {
		const uint64_t end = ram_end(at, &next);

		if (end == at) {
			reserve(at, next);
			at = next;
		} else {
			at = end;
		}
	}
}

/* RAM that is something else as well, is something else. */
__boot_func static void reserve_others(void)
{
	const struct x86_boot_map_entry *map = x86_boot_map();

	for (unsigned int i = 0; i < z_x86_boot_args.map_count; i++) {
		if (map[i].type != X86_BOOT_MAP_RAM) {
			reserve(map[i].base, end_of(&map[i]));
		}
	}
}

__boot_func void arch_reserved_pages_update(void)
{
	const struct x86_boot_module *modules = x86_boot_modules();

	__ASSERT(z_x86_boot_args.used <= sizeof(z_x86_boot_args.space), "the map overran its room");
	if (z_x86_boot_args.map_count == 0U) {
		reserve(0, LOW_MEMORY_END);
	} else {
		reserve_holes();
		reserve_others();
	}
	for (unsigned int i = 0; i < z_x86_boot_args.module_count; i++) {
		reserve(modules[i].start, modules[i].end);
	}
	if (x86_has_cpuid()) {
		/* What the CPU has no address lines for. */
		reserve((uint64_t)1 << x86_address_bits(), UINT64_MAX);
	}
	reserve(0, PAGE);
}
