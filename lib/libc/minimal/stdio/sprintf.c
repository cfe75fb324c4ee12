/* SPDX-License-Identifier: Apache-2.0 */
/* sprintf() and its kin: printing into memory is vsnprintk()'s. */
#include <limits.h>
#include <stdio.h>
#include <zephyr/sys/printk.h>

int vsnprintf(char *restrict s, size_t len, const char *restrict fmt, va_list list)
{
	return vsnprintk(s, len, fmt, list);
}

int snprintf(char *restrict s, size_t len, const char *restrict fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vsnprintk(s, len, fmt, ap);
	va_end(ap);
	return rc;
}

int vsprintf(char *restrict s, const char *restrict fmt, va_list list)
{
	return vsnprintk(s, INT_MAX, fmt, list);
}

int sprintf(char *restrict s, const char *restrict fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vsnprintk(s, INT_MAX, fmt, ap);
	va_end(ap);
	return rc;
}
