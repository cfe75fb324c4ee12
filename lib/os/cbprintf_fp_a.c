/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Floating point in hexadecimal: a and A.
 *
 * Decides the form as glibc does: 0x1.hhhp+d, for subnormal numbers 0x0.hhhp-1022, without a
 * precision as many digits as the number has. Called by cbprintf_fp.c with a finite number.
 */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "cbprintf_internal.h"

#define MANTISSA_BITS 52
#define MANTISSA_DIGITS (MANTISSA_BITS / 4)
#define EXPONENT_MASK 0x7ff
#define EXPONENT_BIAS 1023

BUILD_ASSERT(MANTISSA_BITS % 4 == 0, "the mantissa must be whole digits");

/* Keep `places` digits of a mantissa; a tie goes to the even one. May carry into the digit 1. */
static uint64_t round_mantissa(uint64_t mantissa, int places)
{
	const int dropped_bits = (MANTISSA_DIGITS - places) * 4;
	const uint64_t unit = BIT64(dropped_bits);
	const uint64_t dropped = mantissa & (unit - 1);
	const uint64_t kept = mantissa - dropped;
	const bool up = dropped > unit / 2 || (dropped == unit / 2 && (kept & unit) != 0);

	__ASSERT_NO_MSG(places < MANTISSA_DIGITS);
	return kept + (up ? unit : 0);
}

/* p+d; returns the length, prints if there is a sink. */
static int binary_exponent(struct z_printf_sink *sink, char letter, int exponent)
{
	const int magnitude = exponent < 0 ? -exponent : exponent;
	int len = 3;
	int unit = 1;

	while (magnitude / unit >= 10) {
		unit *= 10;
		len++;
	}
	if (sink != NULL) {
		z_printf_put(sink, letter);
		z_printf_put(sink, exponent < 0 ? '-' : '+');
		for (; unit > 0; unit /= 10) {
			z_printf_put(sink, (char)('0' + magnitude / unit % 10));
		}
	}
	return len;
}

static int digits_needed(uint64_t mantissa)
{
	int places = MANTISSA_DIGITS;

	while (places > 0 && (mantissa & 0xf) == 0) {
		mantissa >>= 4;
		places--;
	}
	return places;
}

/* Digits of the mantissa to print, rounded to them, the digit before the point included. */
static uint64_t mantissa_of(const struct z_printf_spec *spec, uint64_t bits, int *places)
{
	const bool normal = ((bits >> MANTISSA_BITS) & EXPONENT_MASK) != 0;
	const uint64_t fraction = bits & BIT64_MASK(MANTISSA_BITS);
	const uint64_t mantissa = fraction | (normal ? BIT64(MANTISSA_BITS) : 0);

	*places = spec->prec < 0 ? digits_needed(fraction) : MIN(spec->prec, MANTISSA_DIGITS);
	return *places < MANTISSA_DIGITS ? round_mantissa(mantissa, *places) : mantissa;
}

static int exponent_of(uint64_t bits)
{
	const int biased = (int)(bits >> MANTISSA_BITS) & EXPONENT_MASK;

	__ASSERT(biased != EXPONENT_MASK, "not a finite number");
	/* Subnormal numbers have the smallest exponent, 0 has the exponent 0. */
	return (bits << 1) == 0 ? 0 : MAX(biased, 1) - EXPONENT_BIAS;
}

void z_printf_fp_a(struct z_printf_sink *sink, const struct z_printf_spec *spec, uint64_t bits)
{
	const bool capital = spec->conv == 'A';
	const char *const alphabet = capital ? "0123456789ABCDEF" : "0123456789abcdef";
	const int exponent = exponent_of(bits);
	struct z_printf_field field = { .prefix_len = 0 };
	int places;
	const uint64_t mantissa = mantissa_of(spec, bits, &places);
	const int zeros = MAX(spec->prec - places, 0);
	const bool point = places > 0 || (spec->flags & Z_PRINTF_ALT) != 0;
	int spaces;

	z_printf_sign(&field, spec, (bits >> 63) != 0);
	field.prefix[field.prefix_len++] = '0';
	field.prefix[field.prefix_len++] = capital ? 'X' : 'x';
	field.body_len = 1 + point + places + zeros + binary_exponent(NULL, 'p', exponent);
	spaces = z_printf_open(sink, spec, &field, 0);
	z_printf_put(sink, alphabet[mantissa >> MANTISSA_BITS]);
	if (point) {
		z_printf_put(sink, '.');
	}
	for (int i = 1; i <= places; i++) {
		z_printf_put(sink, alphabet[(mantissa >> (MANTISSA_BITS - 4 * i)) & 0xf]);
	}
	z_printf_pad(sink, '0', zeros);
	(void)binary_exponent(sink, capital ? 'P' : 'p', exponent);
	z_printf_pad(sink, ' ', spaces);
}
