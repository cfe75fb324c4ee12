/* SPDX-License-Identifier: Apache-2.0 */
/* The functions of sys/cbprintf.h that end in fcb (CONFIG_CBPRINTF_LIBC_SUBSTS). */
#include <stdio.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>

int vfprintfcb(FILE *stream, const char *format, va_list ap)
{
	return vfprintf(stream, format, ap);
}

int vprintfcb(const char *format, va_list ap)
{
	return vfprintf(stdout, format, ap);
}

int fprintfcb(FILE *stream, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintf(stream, format, ap);
	va_end(ap);
	return rc;
}

int printfcb(const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintf(stdout, format, ap);
	va_end(ap);
	return rc;
}

int vsnprintfcb(char *str, size_t size, const char *format, va_list ap)
{
	return vsnprintk(str, size, format, ap);
}

int snprintfcb(char *str, size_t size, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vsnprintk(str, size, format, ap);
	va_end(ap);
	return rc;
}
