/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Symbols that the linker script defines, for C; helpers of the script itself, for the linker.
 *
 * The address of such a symbol is its value. Pairs start/end are half-open; a size is an
 * absolute symbol.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_
#define ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_

#include <zephyr/linker/sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef _LINKER

/** The entries of one level: priorities 0..9, then 10..99. */
#define CREATE_OBJ_LEVEL(object, level) \
	PLACE_SYMBOL_HERE(__##object##_##level##_start); \
	KEEP(*(SORT_BY_NAME(.z_##object##_##level##_P_?_*))); \
	KEEP(*(SORT_BY_NAME(.z_##object##_##level##_P_??_*)));
#define PLACE_SYMBOL_HERE(symbol) symbol = .

#elif !defined(_ASMLANGUAGE)

#include <zephyr/types.h>

#define Z_LINKER_SPAN(name) extern char name##_start[], name##_end[]
#define Z_LINKER_AREA(name) extern char name##_start[], name##_end[], name##_size[]

/* The whole image as it is mapped, in pages; its read-only and writable parts. */
Z_LINKER_AREA(z_mapped);
Z_LINKER_AREA(__text_region);
Z_LINKER_AREA(__rodata_region);
Z_LINKER_AREA(__rom_region);
Z_LINKER_SPAN(_image_ram);
Z_LINKER_SPAN(__bss);
extern char _end[];

/**
 * Everything in the image from z_mapped_start to here is in RAM at start-up, at its own physical
 * address; the rest, if there is one, is loaded from the backing store when it is used.
 */
extern char z_image_resident_end[];

#ifdef CONFIG_LINKER_USE_BOOT_SECTION
Z_LINKER_AREA(lnkr_boot);
Z_LINKER_AREA(lnkr_boot_text);
Z_LINKER_AREA(lnkr_boot_rodata);
Z_LINKER_AREA(lnkr_boot_data);
Z_LINKER_AREA(lnkr_boot_bss);
Z_LINKER_AREA(lnkr_boot_noinit);
#endif

#ifdef CONFIG_LINKER_USE_PINNED_SECTION
Z_LINKER_AREA(lnkr_pinned);
Z_LINKER_AREA(lnkr_pinned_text);
Z_LINKER_AREA(lnkr_pinned_rodata);
Z_LINKER_AREA(lnkr_pinned_data);
Z_LINKER_AREA(lnkr_pinned_bss);
Z_LINKER_AREA(lnkr_pinned_noinit);

/* What user mode may write of it: nothing without user mode. */
Z_LINKER_AREA(_app_smem_pinned);

/** True if an address, or all of a region, always stays in memory. */
static inline bool lnkr_is_region_pinned(uint8_t *addr, size_t sz)
{
	const uintptr_t start = (uintptr_t)addr;

	return start >= (uintptr_t)lnkr_pinned_start && sz <= (uintptr_t)lnkr_pinned_end - start &&
	       start <= (uintptr_t)lnkr_pinned_end;
}

static inline bool lnkr_is_pinned(uint8_t *addr)
{
	return lnkr_is_region_pinned(addr, 1);
}
#endif

#ifdef CONFIG_LINKER_USE_ONDEMAND_SECTION
Z_LINKER_AREA(lnkr_ondemand);
Z_LINKER_AREA(lnkr_ondemand_text);
Z_LINKER_AREA(lnkr_ondemand_rodata);
#endif

#endif

#endif /* ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_ */
