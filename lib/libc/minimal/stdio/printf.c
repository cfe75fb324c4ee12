/* SPDX-License-Identifier: Apache-2.0 */
/* printf() and its kin on streams: the formatter of sys/cbprintf.h, printing by fputc(). */
#include <stdio.h>
#include <zephyr/sys/cbprintf.h>

static int put_on_stream(int c, void *ctx)
{
	return fputc(c, ctx);
}

int vfprintf(FILE *restrict stream, const char *restrict fmt, va_list ap)
{
	return cbvprintf(put_on_stream, stream, fmt, ap);
}

int vprintf(const char *restrict fmt, va_list list)
{
	return vfprintf(stdout, fmt, list);
}

int fprintf(FILE *restrict stream, const char *restrict fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vfprintf(stream, fmt, ap);
	va_end(ap);
	return rc;
}

int printf(const char *restrict fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vfprintf(stdout, fmt, ap);
	va_end(ap);
	return rc;
}
