/* SPDX-License-Identifier: Apache-2.0 */
/* Indices that come from outside, bounded so that a CPU cannot run ahead with a wrong one. */
#ifndef ZEPHYR_INCLUDE_SYS_SPECULATION_H_
#define ZEPHYR_INCLUDE_SYS_SPECULATION_H_

#include <zephyr/sys/util_macro.h>
#include <zephyr/types.h>

/**
 * Bound an index, after it has been compared.
 *
 * With CONFIG_BOUNDS_CHECK_BYPASS_MITIGATION by arithmetic alone; else the index is taken as it is.
 *
 * @return @p index if it is below @p array_size, otherwise 0
 */
static inline uint32_t k_array_index_sanitize(uint32_t index, uint32_t array_size)
{
	/* All ones if the difference is negative. */
	uint32_t mask = (uint32_t)(((int64_t)index - (int64_t)array_size) >> 63);

	return IS_ENABLED(CONFIG_BOUNDS_CHECK_BYPASS_MITIGATION) ? (index & mask) : index;
}

#endif /* ZEPHYR_INCLUDE_SYS_SPECULATION_H_ */
