/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The compiler behind one set of names.
 *
 * Decides: which compiler's header is used, and the defaults for what that one leaves out. The
 * attributes themselves are in toolchain/gcc.h; clang adds its differences in toolchain/llvm.h.
 */
#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_H_

/** True if the compiler has the built-in function @p x; for use in \#if. */
#ifdef __has_builtin
#define HAS_BUILTIN(x) __has_builtin(x)
#else
#define HAS_BUILTIN(x) HAS_BUILTIN_##x
#endif

#if defined(__clang__)
#include <zephyr/toolchain/llvm.h>
#elif defined(__GNUC__) || defined(_LINKER)
#include <zephyr/toolchain/gcc.h>
#else
#error "This compiler is not supported: use gcc or clang."
#endif

/** Version as a number, 120200 for 12.2.0; 0 for another compiler. */
#ifndef TOOLCHAIN_GCC_VERSION
#define TOOLCHAIN_GCC_VERSION 0
#endif
#ifndef TOOLCHAIN_CLANG_VERSION
#define TOOLCHAIN_CLANG_VERSION 0
#endif

/** The compiler knows \#pragma GCC diagnostic, _Generic and __auto_type. */
#define TOOLCHAIN_HAS_PRAGMA_DIAG 1
#define TOOLCHAIN_HAS_C_GENERIC 1
#define TOOLCHAIN_HAS_C_AUTO_TYPE 1
#define TOOLCHAIN_HAS_ZLA 1

#if !defined(_LINKER) && (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
#error "Only little-endian machines are supported."
#endif

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_H_ */
