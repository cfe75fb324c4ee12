/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The printf family of the minimal C library, and printk, against texts that the C standard fixes.
 */

#include "checks.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

static char text[80];

/* What snprintf() writes, and the length that it returns. */
#define CHECK_FORMAT(expected, ...)                                                                \
	do {                                                                                       \
		int length = snprintf(text, sizeof(text), __VA_ARGS__);                            \
		CHECK(length == (int)strlen(expected));                                            \
		CHECK(strcmp(text, expected) == 0);                                                \
	} while (false)

static void check_integers(void)
{
	CHECK_FORMAT("0 -1 2147483647 -2147483648", "%d %i %d %d", 0, -1, INT32_MAX, INT32_MIN);
	CHECK_FORMAT("4294967295 ffffffff FFFFFFFF 37777777777", "%u %x %X %o", UINT32_MAX,
		     UINT32_MAX, UINT32_MAX, UINT32_MAX);
	CHECK_FORMAT("   42|42   |00042|  +42|+0042", "%5d|%-5d|%05d|%+5d|%+05d", 42, 42, 42, 42,
		     42);
	CHECK_FORMAT("0x2a 0X2A 052 |    0x2a", "%#x %#X %#o |%#8x", 42, 42, 42, 42);
	CHECK_FORMAT("  007|007  | 7", "%5.3d|%-5.3d|% d", 7, 7, 7);
	CHECK_FORMAT("   42", "%*d", 5, 42);
	CHECK_FORMAT("42   |", "%*d|", -5, 42);
	CHECK_FORMAT("9223372036854775807 -9223372036854775808", "%lld %lld", (long long)INT64_MAX,
		     (long long)INT64_MIN);
	CHECK_FORMAT("18446744073709551615 123456789abcdef0", "%llu %llx",
		     (unsigned long long)UINT64_MAX, 0x123456789abcdef0ULL);
	CHECK_FORMAT("-1 255 -1 65535", "%hhd %hhu %hd %hu", -1, 0xff, -1, 0xffff);
	CHECK_FORMAT("7 8 9 10", "%zu %ld %jd %td", (size_t)7, 8L, (intmax_t)9, (ptrdiff_t)10);
}

static void check_strings(void)
{
	CHECK_FORMAT("wind|  wind|wind  |wi|  wi", "%s|%6s|%-6s|%.2s|%4.2s", "wind", "wind", "wind",
		     "wind", "wind");
	CHECK_FORMAT("a%b", "%c%%%c", 'a', 'b');
	CHECK_FORMAT("0x1234", "%p", (void *)0x1234);
}

static void check_limits(void)
{
	memset(text, '#', sizeof(text));
	CHECK(snprintf(text, 5, "%s", "ponente") == 7);
	CHECK(memcmp(text, "pone\0#", 6) == 0);
	CHECK(snprintf(NULL, 0, "%d", 12345) == 5);
	CHECK(snprintk(text, sizeof(text), "%u%s", 4U, "x") == 2);
	CHECK(strcmp(text, "4x") == 0);
	CHECK(sprintf(text, "%d", 7) == 1);
	CHECK(strcmp(text, "7") == 0);
}

void check_format(void)
{
	check_integers();
	check_strings();
	check_limits();
	printf("printf says %d\n", 270);
	printk("printk says %d\n", 270);
}
