/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic that tells when it overflows; counting zeros, also of 0. */
#ifndef ZEPHYR_INCLUDE_SYS_MATH_EXTRAS_H_
#define ZEPHYR_INCLUDE_SYS_MATH_EXTRAS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* *result = a op b, cut to its width. True if bits were lost. */
#define Z_OVERFLOW_DEFINE(name, type, op) \
	static inline bool name##_##op##_overflow(type a, type b, type *result) \
	{ \
		return __builtin_##op##_overflow(a, b, result); \
	}

Z_OVERFLOW_DEFINE(u16, uint16_t, add)
Z_OVERFLOW_DEFINE(u32, uint32_t, add)
Z_OVERFLOW_DEFINE(u64, uint64_t, add)
Z_OVERFLOW_DEFINE(size, size_t, add)
Z_OVERFLOW_DEFINE(u16, uint16_t, mul)
Z_OVERFLOW_DEFINE(u32, uint32_t, mul)
Z_OVERFLOW_DEFINE(u64, uint64_t, mul)
Z_OVERFLOW_DEFINE(size, size_t, mul)

/** Zeros above the highest, or below the lowest, bit that is set; the width for 0. */
static inline int u32_count_leading_zeros(uint32_t x)
{
	return x == 0 ? 32 : __builtin_clz(x);
}

static inline int u64_count_leading_zeros(uint64_t x)
{
	return x == 0 ? 64 : __builtin_clzll(x);
}

static inline int u32_count_trailing_zeros(uint32_t x)
{
	return x == 0 ? 32 : __builtin_ctz(x);
}

static inline int u64_count_trailing_zeros(uint64_t x)
{
	return x == 0 ? 64 : __builtin_ctzll(x);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MATH_EXTRAS_H_ */
