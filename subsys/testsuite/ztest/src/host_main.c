/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A test that is a program of the host: its main(), and what tested code calls of the kernel's
 * output and assertions. All of it is weak, so a test may bring its own.
 */
#include <stdarg.h>
#include <time.h>

#include "ztest_internal.h"

#include "ztest_program.h"

__weak void vprintk(const char *fmt, va_list ap)
{
	(void)vprintf(fmt, ap);
}

__weak void printk(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vprintf(fmt, ap);
	va_end(ap);
}

__weak int vsnprintk(char *str, size_t size, const char *fmt, va_list ap)
{
	return vsnprintf(str, size, fmt, ap);
}

__weak int snprintk(char *str, size_t size, const char *fmt, ...)
{
	va_list ap;
	int length;

	va_start(ap, fmt);
	length = vsnprintf(str, size, fmt, ap);
	va_end(ap);
	return length;
}

__weak void assert_print(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vprintf(fmt, ap);
	va_end(ap);
}

#ifdef CONFIG_ASSERT_NO_FILE_INFO
__weak void assert_post_action(void)
{
	abort();
}
#else
__weak void assert_post_action(const char *file, unsigned int line)
{
	ARG_UNUSED(file);
	ARG_UNUSED(line);
	abort();
}
#endif

uint32_t z_ztest_clock_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint32_t)(now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

uint32_t z_ztest_random(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint32_t)now.tv_nsec * 2654435761U >> 3;
}

int main(void)
{
	/* A program that dies must not take its last words with it. */
	(void)setvbuf(stdout, NULL, _IOLBF, 0);
	return z_ztest_program();
}
