/* SPDX-License-Identifier: Apache-2.0 */
/* Logarithm to base 2, rounded down; a constant expression for a constant. */
#ifndef ZEPHYR_INCLUDE_MATH_ILOG2_H_
#define ZEPHYR_INCLUDE_MATH_ILOG2_H_

/* The builtins fold constants; for 0, which has no logarithm, the result is that of 1. */
#define ilog2_compile_time_const_u32(n) (31 - __builtin_clz((unsigned int)(n) | 1U))
#define ilog2(n) \
	(sizeof(n) > sizeof(unsigned int) ? 63 - __builtin_clzll((unsigned long long)(n) | 1ULL) \
					  : ilog2_compile_time_const_u32(n))

#endif /* ZEPHYR_INCLUDE_MATH_ILOG2_H_ */
