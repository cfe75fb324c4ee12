/* SPDX-License-Identifier: Apache-2.0 */
/* Questions about an address that the image's layout answers. */
#ifndef ZEPHYR_INCLUDE_LINKER_UTILS_H_
#define ZEPHYR_INCLUDE_LINKER_UTILS_H_

#include <stdbool.h>
#include <zephyr/linker/linker-defs.h>

/** True if @p addr is in the image's read-only data. */
static inline bool linker_is_in_rodata(const void *addr)
{
	return (uintptr_t)addr >= (uintptr_t)__rodata_region_start &&
	       (uintptr_t)addr < (uintptr_t)__rodata_region_end;
}

#endif /* ZEPHYR_INCLUDE_LINKER_UTILS_H_ */
