/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where clang differs from gcc. Included by toolchain.h only; the rest is toolchain/gcc.h.
 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_LLVM_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_LLVM_H_

#define TOOLCHAIN_CLANG_VERSION \
	(__clang_major__ * 10000 + __clang_minor__ * 100 + __clang_patchlevel__)

/** Compile this function without optimization. */
#define __no_optimization __attribute__((optnone))
/** Not padded by the address sanitizer, which would tear arrays made by the linker apart. */
#define __noasan __attribute__((no_sanitize("address")))

/* clang warns about diagnostics that it does not know; gcc's names are dropped here. */
#define TOOLCHAIN_DISABLE_GCC_WARNING(warning)
#define TOOLCHAIN_ENABLE_GCC_WARNING(warning)
#define TOOLCHAIN_DISABLE_CLANG_WARNING(warning) Z_DIAG_OFF(warning)
#define TOOLCHAIN_ENABLE_CLANG_WARNING(warning) Z_DIAG_ON

#include <zephyr/toolchain/gcc.h>

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_LLVM_H_ */
