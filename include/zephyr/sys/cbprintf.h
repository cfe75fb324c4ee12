/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Formatted output, character by character through a callback.
 *
 * The format is that of the C standard's printf() without wide characters: flags - + space # 0,
 * width, precision, lengths hh h l ll j z t L, conversions d i u o x X c s p n %, with
 * CONFIG_CBPRINTF_FP_SUPPORT f F e E g G and with CONFIG_CBPRINTF_FP_A_SUPPORT a A. A conversion
 * that the image was built without, or that does not exist, is printed as it stands. With
 * CONFIG_CBPRINTF_NANO there are no precision and no floating point.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_H_

#include <stdarg.h>
#include <stddef.h>
#include <zephyr/toolchain.h>

#ifdef CONFIG_CBPRINTF_LIBC_SUBSTS
#include <stdio.h>
#endif

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

/** A function like cbvprintf(). */
typedef int (*cbvprintf_external_formatter_func)(cbprintf_cb out, void *ctx, const char *fmt,
						 va_list ap);

/**
 * Print through a callback. Any context in which the callback may run.
 *
 * @return number of characters printed, or the negative number that the callback returned
 */
__printf_like(3, 4) int cbprintf(cbprintf_cb out, void *ctx, const char *format, ...);
__printf_like(3, 0) int cbvprintf(cbprintf_cb out, void *ctx, const char *format, va_list ap);

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
