/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Formatted output, character by character through a callback: at once (cbprintf), or later, from
 * a package of the format and its arguments (cbprintf_package, cbpprintf).
 *
 * The format is that of the C standard's printf() without wide characters: flags - + space # 0,
 * width, precision, lengths hh h l ll j z t L, conversions d i u o x X c s p n %, with
 * CONFIG_CBPRINTF_FP_SUPPORT f F e E g G and with CONFIG_CBPRINTF_FP_A_SUPPORT a A. A conversion
 * that the image was built without, or that does not exist, is printed as it stands. With
 * CONFIG_CBPRINTF_NANO there are no precision and no floating point.
 *
 * What a package looks like is in cbprintf_package.h.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_H_

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/cbprintf_enums.h>
#include <zephyr/sys/cbprintf_package.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef CONFIG_CBPRINTF_LIBC_SUBSTS
#include <stdio.h>
#endif

#include <zephyr/sys/cbprintf_internal.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Takes one character.
 *
 * @param c the character, as unsigned char
 * @param ctx what the caller of cbprintf() passed
 * @return anything not negative to go on; a negative number ends the output
 */
typedef int (*cbprintf_cb)(int c, void *ctx);

/**
 * Takes the next @p len bytes of a converted package; at its end NULL and 0.
 * @return not negative to go on
 */
typedef int (*cbprintf_convert_cb)(const void *buf, size_t len, void *ctx);

/** A function like cbvprintf(). */
typedef int (*cbvprintf_external_formatter_func)(cbprintf_cb out, void *ctx, const char *fmt,
						 va_list ap);

/**
 * Print through a callback. Any context in which the callback may run.
 *
 * @return number of characters printed, or the negative number that the callback returned
 */
__printf_like(3, 4) int cbprintf(cbprintf_cb out, void *ctx, const char *format, ...);

/** The formatter; @p flags are Z_CBVPRINTF_PROCESS_FLAG_*. */
int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags);

static inline __printf_like(3, 0) int cbvprintf(cbprintf_cb out, void *ctx, const char *format,
						va_list ap)
{
	return z_cbvprintf_impl(out, ctx, format, ap, 0);
}

/** The same for arguments that are tagged. @retval -EINVAL fewer arguments than conversions */
static inline int cbvprintf_tagged_args(cbprintf_cb out, void *ctx, const char *format, va_list ap)
{
	return z_cbvprintf_impl(out, ctx, format, ap, Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS);
}

/**
 * 1 if a string has to be copied, so that only cbprintf_package() can make the package: a char
 * pointer is among the arguments that @p flags do not declare to be constant.
 * CBPRINTF_STATIC_PACKAGE refuses such arguments, unless CBPRINTF_PACKAGE_ADD_RW_STR_POS puts the
 * copy off.
 */
#define CBPRINTF_MUST_RUNTIME_PACKAGE(flags, ... /* fmt, ... */) \
	Z_CBPRINTF_MUST_RUNTIME_PACKAGE(flags, __VA_ARGS__)

/**
 * Make a package by the types of the arguments, without reading the format.
 *
 * @param packaged where, or NULL to learn the size
 * @param inlen bytes there
 * @param outlen a variable: bytes of the package, -ENOSPC if there is too little room, -EINVAL if
 *               a string would have to be copied
 * @param align_offset address of @p packaged modulo CBPRINTF_PACKAGE_ALIGNMENT; a whole number of
 *                     words
 * @param flags CBPRINTF_PACKAGE_*
 * @param ... a format that stays where it is, and its arguments, each evaluated once if packaged
 *            is not NULL
 */
#define CBPRINTF_STATIC_PACKAGE(packaged, inlen, outlen, align_offset, flags, ... /* fmt, ... */) \
	Z_CBPRINTF_STATIC_PACKAGE(packaged, inlen, outlen, align_offset, flags, __VA_ARGS__)

/**
 * Make a package by reading the format. Strings that are not in the image's read-only data are
 * appended or listed. Any context.
 *
 * @param packaged where, aligned for a pointer; or NULL to learn the size
 * @param len bytes there; if packaged is NULL, the address that it would have, modulo
 *            CBPRINTF_PACKAGE_ALIGNMENT
 * @param flags CBPRINTF_PACKAGE_*
 * @return bytes of the package
 * @retval -EFAULT packaged is not aligned
 * @retval -ENOSPC len is too little
 * @retval -EINVAL too many arguments or strings for a package
 */
__printf_like(4, 5) int cbprintf_package(void *packaged, size_t len, uint32_t flags,
					 const char *format, ...);
__printf_like(4, 0) int cbvprintf_package(void *packaged, size_t len, uint32_t flags,
					  const char *format, va_list ap);

/**
 * Make another package, with strings appended that this one only points to.
 *
 * @param in_packaged a package
 * @param in_len its bytes, 0 to count them
 * @param cb takes the new package in pieces; NULL to learn the size
 * @param ctx for cb
 * @param flags CBPRINTF_PACKAGE_CONVERT_*
 * @param strl room for lengths of strings: written if cb is NULL, else read, so that the second of
 *             two calls need not count again; or NULL
 * @param strl_len entries of strl
 * @return bytes of the new package, or what cb returned if that was negative
 * @retval -EINVAL no package
 */
int cbprintf_package_convert(void *in_packaged, size_t in_len, cbprintf_convert_cb cb, void *ctx,
			     uint32_t flags, uint16_t *strl, size_t strl_len);

/**
 * cbprintf_package_convert() into memory.
 * @param packaged where, or NULL to learn the size
 * @retval -ENOSPC @p len bytes there are too little
 */
int cbprintf_package_copy(void *in_packaged, size_t in_len, void *packaged, size_t len,
			  uint32_t flags, uint16_t *strl, size_t strl_len);

/** cbprintf_package_copy() that appends every listed string: no pointer is left. */
int cbprintf_fsc_package(void *in_packaged, size_t in_len, void *packaged, size_t len);

/** Print a package by another formatter. Writes the pointers to appended strings into it. */
int cbpprintf_external(cbprintf_cb out, cbvprintf_external_formatter_func formatter, void *ctx,
		       void *packaged);

/**
 * Print a package.
 * @return as cbprintf()
 * @retval -EINVAL packaged is NULL
 */
int cbpprintf(cbprintf_cb out, void *ctx, void *packaged);

#ifdef CONFIG_CBPRINTF_LIBC_SUBSTS
/** The functions of stdio.h without fcb, whatever the C library is. */
__printf_like(2, 3) int fprintfcb(FILE *stream, const char *format, ...);
__printf_like(2, 0) int vfprintfcb(FILE *stream, const char *format, va_list ap);
__printf_like(1, 2) int printfcb(const char *format, ...);
__printf_like(1, 0) int vprintfcb(const char *format, va_list ap);
__printf_like(3, 4) int snprintfcb(char *str, size_t size, const char *format, ...);
__printf_like(3, 0) int vsnprintfcb(char *str, size_t size, const char *format, va_list ap);
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_H_ */
