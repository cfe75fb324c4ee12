/* SPDX-License-Identifier: Apache-2.0 */
/* Bit search by the compiler's builtins. Positions count from 1; 0 says that no bit is set. */
#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_FFS_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_FFS_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

/** Position of the most significant set bit of `op`. */
static ALWAYS_INLINE unsigned int find_msb_set(uint32_t op)
{
	return op == 0U ? 0U : 32U - (unsigned int)__builtin_clz(op);
}

/** Position of the least significant set bit of `op`. */
static ALWAYS_INLINE unsigned int find_lsb_set(uint32_t op)
{
	return (unsigned int)__builtin_ffs((int)op);
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_COMMON_FFS_H_ */
