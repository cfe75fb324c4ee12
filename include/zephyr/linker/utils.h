/* SPDX-License-Identifier: Apache-2.0 */
/* Questions about an address that the image's layout answers. */
#ifndef ZEPHYR_INCLUDE_LINKER_UTILS_H_
#define ZEPHYR_INCLUDE_LINKER_UTILS_H_

#include <stdbool.h>
#include <zephyr/linker/linker-defs.h>

/** True if @p addr lies between two symbols. */
static inline bool z_linker_is_between(const void *addr, const char *start, const char *end)
{
	return (uintptr_t)addr >= (uintptr_t)start && (uintptr_t)addr < (uintptr_t)end;
}

/** Where the image's last text ends. */
static inline uintptr_t z_linker_text_end(void)
{
#ifdef CONFIG_LINKER_USE_ONDEMAND_SECTION
	return (uintptr_t)lnkr_ondemand_text_end;
#else
	return (uintptr_t)__text_region_end;
#endif
}

/** True if @p addr is in the image's read-only data, that of start-up apart. */
static inline bool linker_is_in_rodata(const void *addr)
{
#ifdef CONFIG_LINKER_USE_PINNED_SECTION
	if (z_linker_is_between(addr, lnkr_pinned_rodata_start, lnkr_pinned_rodata_end)) {
		return true;
	}
#endif
#ifdef CONFIG_LINKER_USE_ONDEMAND_SECTION
	if (z_linker_is_between(addr, lnkr_ondemand_rodata_start, lnkr_ondemand_rodata_end)) {
		return true;
	}
#endif
	return z_linker_is_between(addr, __rodata_region_start, __rodata_region_end);
}

#endif /* ZEPHYR_INCLUDE_LINKER_UTILS_H_ */
