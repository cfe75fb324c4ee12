/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The complete formatter against the host's: every combination of flags, widths, precisions and
 * lengths that the C standard defines, for integers, characters, strings and pointers.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "check.h"
#include "host_libc.h"
#include "same_output.h"

#define ROOM 300

static const char *const widths[] = { "", "1", "3", "9", "25" };
static const char *const precisions[] = { "", ".", ".0", ".1", ".4", ".22" };
static const char flags[] = "-+ #0";

static const long long values[] = {
	0,
	1,
	-1,
	7,
	8,
	9,
	10,
	15,
	16,
	99,
	100,
	255,
	256,
	-128,
	127,
	32767,
	32768,
	-32768,
	65535,
	65536,
	99999,
	INT_MAX,
	INT_MIN,
	UINT_MAX,
	4294967296LL,
	9999999999LL,
	-5000000000LL,
	1000000007LL * 998244353LL,
	LLONG_MAX,
	LLONG_MIN,
	-2,
};

struct conversion {
	const char *letters;
	/* Flags with a meaning for it. */
	const char *flags;
};

/* Make "%<flags><width><precision><length><letter>"; false if a flag has no meaning. */
static bool make_format(char *format, unsigned int flag_bits, const char *allowed,
			const char *middle, char letter)
{
	char *next = format;

	*next++ = '%';
	for (unsigned int i = 0; flags[i] != '\0'; i++) {
		if ((flag_bits & BIT(i)) != 0) {
			if (strchr(allowed, flags[i]) == NULL) {
				return false;
			}
			*next++ = flags[i];
		}
	}
	strcpy(next, middle);
	next += strlen(middle);
	*next++ = letter;
	*next = '\0';
	return true;
}

static bool same_by_length(const char *format, const char *length, long long value)
{
	if (strcmp(length, "l") == 0 || strcmp(length, "z") == 0 || strcmp(length, "t") == 0) {
		return same(format, (long)value);
	}
	if (strcmp(length, "ll") == 0 || strcmp(length, "j") == 0) {
		return same(format, value);
	}
	return same(format, (int)value);
}

static void integers_with(const struct conversion *conversion, const char *width,
			  const char *precision, const char *length)
{
	char middle[16];
	char format[32];

	strcpy(middle, width);
	strcat(middle, precision);
	strcat(middle, length);
	for (const char *letter = conversion->letters; *letter != '\0'; letter++) {
		for (unsigned int bits = 0; bits < 32; bits++) {
			if (!make_format(format, bits, conversion->flags, middle, *letter)) {
				continue;
			}
			for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
				CHECK(same_by_length(format, length, values[i]));
			}
		}
	}
}

static void integers(void)
{
	static const struct conversion conversions[] = {
		{ "di", "-+ 0" },
		{ "u", "-0" },
		{ "oxX", "-#0" },
	};
	static const char *const lengths[] = { "", "hh", "h", "l", "ll", "j", "z", "t" };

	for (size_t c = 0; c < ARRAY_SIZE(conversions); c++) {
		for (size_t w = 0; w < ARRAY_SIZE(widths); w++) {
			for (size_t p = 0; p < ARRAY_SIZE(precisions); p++) {
				for (size_t l = 0; l < ARRAY_SIZE(lengths); l++) {
					integers_with(&conversions[c], widths[w], precisions[p],
						      lengths[l]);
				}
			}
		}
	}
}

static void strings(void)
{
	static const char *const texts[] = { "", "a", "abc", "a longer text, 27 characters", NULL };
	char middle[16];
	char format[32];

	for (size_t w = 0; w < ARRAY_SIZE(widths); w++) {
		for (size_t p = 0; p < ARRAY_SIZE(precisions); p++) {
			for (unsigned int left = 0; left < 2; left++) {
				strcpy(middle, widths[w]);
				strcat(middle, precisions[p]);
				CHECK(make_format(format, left, "-", middle, 's'));
				for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
					CHECK(same(format, texts[i]));
				}
				CHECK(make_format(format, left, "-", widths[w], 'c'));
				CHECK(same(format, 'x'));
				CHECK(make_format(format, left, "-", widths[w], 'p'));
				CHECK(same(format, (void *)format));
				CHECK(same(format, NULL));
			}
		}
	}
}

static void arguments(void)
{
	const char unterminated[3] = { 'x', 'y', 'z' };

	CHECK(same("%*d|%-*d|%*d", 5, 42, 5, 42, -5, 42));
	CHECK(same("%.*d|%.*d|%.*s", 5, 42, -5, 42, 2, "abc"));
	CHECK(same("%*.*d", 8, 5, -42));
	CHECK(same("%.3s|%.*s", unterminated, 2, unterminated));
	CHECK(same("%d %s %c %x %lld %u%%", 1, "two", '3', 4, 5LL, 6U));
	CHECK(same("%s", ""));
	CHECK(same("plain text"));
	CHECK(same("%%"));
	CHECK(same("%hhd %hd", 0x1234567f, 0x12348000));
	CHECK(same("%hhu %hu", 0x12345680, 0x12348000));
	CHECK(same("%zu %td %jd", (size_t)-1, (ptrdiff_t)-1, (intmax_t)INT64_MIN));
}

static void stores(void)
{
	char text[ROOM];
	struct {
		long long value;
		signed char after;
	} hh = { -1, 77 };
	int i = -1;
	short h = -1;
	long l = -1;
	long long ll = -1;

	snprintk(text, sizeof(text), "abc%nde%hn%lnfg%lln", &i, &h, &l, &ll);
	CHECK_STR(text, "abcdefg");
	CHECK_EQ(i, 3);
	CHECK_EQ(h, 5);
	CHECK_EQ(l, 5);
	CHECK_EQ(ll, 7);
	snprintk(text, sizeof(text), "1%hhn", &hh.after);
	CHECK_EQ(hh.after, 1);
	CHECK_EQ(hh.value, -1);
}

/* What exists in no standard is printed as it stands, and takes no argument. */
static void unknown(void)
{
	char text[ROOM];
	/* Kept from the compiler's eyes, which would object. */
	const char *volatile format = "%y|%5.3Q|%d";

	CHECK_EQ(snprintk(text, sizeof(text), format, 42), 11);
	CHECK_STR(text, "%y|%5.3Q|42");
	format = "end %";
	CHECK_EQ(snprintk(text, sizeof(text), format, 0), 5);
	CHECK_STR(text, "end %");
	format = "end %-5l";
	snprintk(text, sizeof(text), format, 0);
	CHECK_STR(text, "end %-5l");
}

static void room(void)
{
	char text[8];

	for (size_t size = 0; size <= sizeof(text); size++) {
		memset(text, '#', sizeof(text));
		CHECK_EQ(snprintk(text, size, "%s", "0123456789"), 10);
		for (size_t i = 0; i < sizeof(text); i++) {
			const char expected = i >= size       ? '#'
					      : i == size - 1 ? '\0'
							      : "0123456789"[i];

			CHECK_EQ(text[i], expected);
		}
	}
	CHECK_EQ(snprintk(NULL, 0, "%d", 12345), 5);
	CHECK_EQ(snprintf(text, sizeof(text), "%d", 12345), 5);
	CHECK_EQ(sprintf(text, "%c%s", 'a', "bc"), 3);
	CHECK_STR(text, "abc");
}

static int refuse_third(int c, void *ctx)
{
	int *const count = ctx;

	ARG_UNUSED(c);
	return ++*count == 3 ? -5 : 0;
}

static void error_of_callback(void)
{
	int count = 0;

	CHECK_EQ(cbprintf(refuse_third, &count, "%20d and more", 1), -5);
	CHECK_EQ(count, 3);
	count = 0;
	CHECK_EQ(cbprintf(refuse_third, &count, "abc"), -5);
	CHECK_EQ(count, 3);
	count = 0;
	CHECK_EQ(cbprintf(refuse_third, &count, "ab"), 2);
}

int main(void)
{
	RUN(integers);
	RUN(strings);
	RUN(arguments);
	RUN(stores);
	RUN(unknown);
	RUN(room);
	RUN(error_of_callback);
	return check_end();
}
