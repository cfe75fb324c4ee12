/* SPDX-License-Identifier: Apache-2.0 */
/*
 * printk(): formatted output that works from the first moments of start-up, in interrupts and
 * in fatal errors. The format is that of cbprintf.h. Without CONFIG_PRINTK the calls vanish.
 */
#ifndef ZEPHYR_INCLUDE_SYS_PRINTK_H_
#define ZEPHYR_INCLUDE_SYS_PRINTK_H_

#include <inttypes.h>
#include <stdarg.h>
#include <stddef.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_PRINTK

/** Print to the console. Any context; a call is not interrupted by another (PRINTK_SYNC). */
__printf_like(1, 2) void printk(const char *fmt, ...);
__printf_like(1, 0) void vprintk(const char *fmt, va_list ap);

#else

static inline __printf_like(1, 2) void printk(const char *fmt, ...)
{
	ARG_UNUSED(fmt);
}

static inline __printf_like(1, 0) void vprintk(const char *fmt, va_list ap)
{
	ARG_UNUSED(fmt);
	ARG_UNUSED(ap);
}

#endif

/**
 * Print into @p str, at most @p size bytes with the NUL.
 * @return the length that the whole text has, as snprintf()
 */
__printf_like(3, 4) int snprintk(char *str, size_t size, const char *fmt, ...);
__printf_like(3, 0) int vsnprintk(char *str, size_t size, const char *fmt, va_list ap);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_PRINTK_H_ */
