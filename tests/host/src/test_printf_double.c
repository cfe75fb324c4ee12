/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Floating point against the host's printf(), which rounds correctly: chosen and random doubles,
 * all flags, with precisions from none to more than a double has digits.
 */
#include <stdio.h>
#include <string.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "check.h"
#include "host_libc.h"
#include "same_output.h"

static double from_bits(uint64_t bits)
{
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

static const double chosen[] = {
	0.0,
	-0.0,
	1.0,
	-1.0,
	0.5,
	1.5,
	2.5,
	0.1,
	0.2,
	0.25,
	0.125,
	0.0625,
	3.14159265358979,
	9.5,
	9.995,
	9.9995,
	99.5,
	999999.5,
	9999995.0,
	0.00001,
	0.0001,
	0.00012345,
	0.000099999995,
	1e5,
	1e6,
	1e15,
	1e16,
	1e17,
	123456789.0,
	1234567890123456789.0,
	1e22,
	1e23,
	1e100,
	1e-100,
	1.7976931348623157e308,
	2.2250738585072014e-308,
	4.9406564584124654e-324,
	1e-310,
	5e-324,
	123456.789,
	0.999999,
	0.9999995,
	999999999.0,
	1000000000.0,
	999999999.5,
	0.000000001,
	0.0000000005,
	4503599627370496.5,
	8.5,
	1.0000000000000002,
	72057594037927936.0,
	0x1.8p+1,
	0x1.fffffffffffffp0,
	0x1.0000000000001p-1022,
	0x0.8p-1022,
};

static const char *const middles[] = {
	"",    ".",   ".0",  ".1",   ".2",    ".3", ".5",  ".9",   ".10", ".17",
	".18", ".20", ".40", ".330", ".1100", "12", "3.1", "30.4", "25",  "5.0",
};

/*
 * glibc 2.36 drops the zeros that %#g must keep when rounding carries into a new first digit, as
 * it does for these.
 */
static bool host_is_wrong(double value, const char *flag, char letter)
{
	const bool carries = value == 99.5 || value == 999999.5 || value == 999999999.5;

	return carries && strchr(flag, '#') != NULL && (letter == 'g' || letter == 'G');
}

static void carrying(void)
{
	char text[60];

	snprintk(text, sizeof(text), "%#.2g %#g %#.9G %+#014g", 99.5, 999999.5, 999999999.5,
		 999999.5);
	CHECK_STR(text, "1.0e+02 1.00000e+06 1.00000000E+09 +001.00000e+06");
}

static void all_formats(double value, const char *letters)
{
	static const char *const flags[] = { "",   "-",  "+",  " ",  "#",  "0",
					     "+0", "-#", "#0", "- ", "+#0" };
	char format[32];

	for (const char *letter = letters; *letter != '\0'; letter++) {
		for (size_t f = 0; f < ARRAY_SIZE(flags); f++) {
			for (size_t m = 0; m < ARRAY_SIZE(middles); m++) {
				if (host_is_wrong(value, flags[f], *letter)) {
					continue;
				}
				snprintk(format, sizeof(format), "%%%s%s%c", flags[f], middles[m],
					 *letter);
				CHECK(same(format, value));
			}
		}
	}
}

static void chosen_values(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(chosen); i++) {
		all_formats(chosen[i], "feGFEg");
	}
}

static void hexadecimal(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(chosen); i++) {
		all_formats(chosen[i], "aA");
	}
}

static void not_finite(void)
{
	static const uint64_t bits[] = { 0x7ff0000000000000, 0xfff0000000000000, 0x7ff8000000000000,
					 0xfff8000000000001 };

	for (size_t i = 0; i < ARRAY_SIZE(bits); i++) {
		all_formats(from_bits(bits[i]), "feGFEgaA");
	}
}

static void random_values(void)
{
	static const char *const formats[] = { "%f",    "%e",    "%g",    "%.0f",  "%.0e",
					       "%.1g",  "%.3f",  "%.17g", "%.16e", "%.25f",
					       "%#.3g", "%.12g", "%a",    "%.3a" };
	uint64_t state = 20260101;

	for (int i = 0; i < 4000; i++) {
		const uint64_t high = check_random(&state);
		const uint64_t bits =
			high << 33 ^ (uint64_t)check_random(&state) << 11 ^ check_random(&state);

		for (size_t f = 0; f < ARRAY_SIZE(formats); f++) {
			CHECK(same(formats[f], from_bits(bits)));
		}
	}
}

/* Of a size that people print, and halfway between two decimals more often than by chance. */
static void everyday_values(void)
{
	static const char *const formats[] = {
		"%f", "%.1f", "%.2f", "%g", "%.2e", "%8.3f", "%.0f"
	};
	uint64_t state = 42;

	for (int i = 0; i < 4000; i++) {
		const double value = (double)(check_random(&state) % 2000000) / 1024.0;

		for (size_t f = 0; f < ARRAY_SIZE(formats); f++) {
			CHECK(same(formats[f], value));
			CHECK(same(formats[f], -value / 1000.0));
		}
	}
}

static void long_double(void)
{
	CHECK(same("%Lf %Le %Lg", 1.5L, 2.25L, 1e10L));
	CHECK(same("%d %f %d %.2f %s", 1, 2.0, 3, 4.005, "five"));
	CHECK(same("%*.*f|%-*.*e|", 12, 3, 3.14159, 15, 2, 31415.9));
}

int main(void)
{
	RUN(chosen_values);
	RUN(carrying);
	RUN(hexadecimal);
	RUN(not_finite);
	RUN(random_values);
	RUN(everyday_values);
	RUN(long_double);
	return check_end();
}
