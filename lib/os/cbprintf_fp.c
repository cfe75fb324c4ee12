/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Floating-point conversions: f, e, g and their capitals.
 *
 * Decides style, precision and layout (C11 7.21.6.1, paragraph 8); the digits come exact and
 * correctly rounded from cbprintf_decimal.c. Takes half a kilobyte of stack.
 */
#include <limits.h>
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "cbprintf_decimal.h"
#include "cbprintf_internal.h"

#define MANTISSA_BITS 52
#define EXPONENT_MASK 0x7ff
#define EXPONENT_BIAS 1075
#define PREC_DEFAULT 6
/* No double has more digits behind the point; what is asked for beyond is zeros. */
#define DIGITS_MAX 1100

/* How the digits are to be written. */
struct style {
	/* d.ddde+dd, else ddd.ddd */
	bool exponential;
	bool point;
	int exponent;
	/* Digits behind the point, and zeros after those. */
	int places;
	int zeros;
};

BUILD_ASSERT(sizeof(double) == sizeof(uint64_t), "a double must have 64 bits");

/* inf or nan, in the letters' case; a field of spaces, never of zeros. */
static void put_word(struct z_printf_sink *sink, const struct z_printf_spec *spec, bool negative,
		     const char *word)
{
	struct z_printf_spec plain = *spec;
	struct z_printf_field field = { .body_len = 3 };
	int spaces;

	plain.flags &= (uint8_t)~Z_PRINTF_ZERO;
	z_printf_sign(&field, spec, negative);
	spaces = z_printf_open(sink, &plain, &field, 0);
	z_printf_text(sink, word, 3);
	z_printf_pad(sink, ' ', spaces);
}

/* Drop the zeros at the end of what is behind the point. */
static void strip_zeros(const struct z_decimal *number, struct style *style, int first)
{
	style->zeros = 0;
	while (style->places > 0 && z_decimal_digit(number, first + style->places - 1) == 0) {
		style->places--;
	}
}

/* Split a precision into digits that a double can have, and zeros. */
static void set_places(struct style *style, int prec)
{
	__ASSERT_NO_MSG(prec >= 0);
	style->places = MIN(prec, DIGITS_MAX);
	style->zeros = prec - style->places;
}

/* Round for `prec` digits behind the point of style e. */
static void round_exponential(struct z_decimal *number, struct style *style, int prec)
{
	set_places(style, prec);
	z_decimal_round(number, style->places - z_decimal_exponent(number));
	style->exponent = z_decimal_exponent(number);
}

/* Round for `prec` digits behind the point of style f. */
static void round_fixed(struct z_decimal *number, struct style *style, int prec)
{
	set_places(style, prec);
	z_decimal_round(number, style->places);
	style->exponent = MAX(z_decimal_exponent(number), 0);
}

/* Style g: e or f, whichever the exponent after rounding to `digits` digits asks for. */
static void choose_general(struct z_decimal *number, struct style *style, int digits, bool keep)
{
	round_exponential(number, style, digits - 1);
	style->exponential = style->exponent < -4 || style->exponent >= digits;
	if (!style->exponential) {
		round_fixed(number, style, digits - 1 - style->exponent);
	}
	if (!keep) {
		strip_zeros(number, style, style->exponential ? -style->exponent : 0);
	}
}

static void choose_style(struct z_decimal *number, const struct z_printf_spec *spec,
			 struct style *style)
{
	const bool alternate = (spec->flags & Z_PRINTF_ALT) != 0;
	const int prec = spec->prec < 0 ? PREC_DEFAULT : spec->prec;

	*style = (struct style){ .exponential = z_printf_is_one_of(spec->conv, "eE") };
	if (z_printf_is_one_of(spec->conv, "gG")) {
		choose_general(number, style, MAX(prec, 1), alternate);
	} else if (style->exponential) {
		round_exponential(number, style, prec);
	} else {
		round_fixed(number, style, prec);
	}
	style->point = alternate || style->places > 0;
}

/* e+dd, with as many digits as it takes but two at least. */
static void put_exponent(struct z_printf_sink *sink, char letter, int exponent)
{
	const int magnitude = exponent < 0 ? -exponent : exponent;

	__ASSERT(magnitude < 1000, "exponent %d", exponent);
	z_printf_put(sink, letter);
	z_printf_put(sink, exponent < 0 ? '-' : '+');
	if (magnitude >= 100) {
		z_printf_put(sink, (char)('0' + magnitude / 100));
	}
	z_printf_put(sink, (char)('0' + magnitude / 10 % 10));
	z_printf_put(sink, (char)('0' + magnitude % 10));
}

static void put_digits(struct z_printf_sink *sink, const struct z_decimal *number,
		       const struct style *style)
{
	/* Position of the first digit behind the point as it is written. */
	const int behind = style->exponential ? -style->exponent : 0;

	for (int i = style->exponential ? behind - 1 : -1 - style->exponent; i < behind; i++) {
		z_printf_put(sink, (char)('0' + z_decimal_digit(number, i)));
	}
	if (style->point) {
		z_printf_put(sink, '.');
	}
	for (int i = 0; i < style->places; i++) {
		z_printf_put(sink, (char)('0' + z_decimal_digit(number, behind + i)));
	}
	z_printf_pad(sink, '0', style->zeros);
}

/* Length of what put_digits() and put_exponent() print; INT_MAX if it is beyond that. */
static int length_of(const struct style *style)
{
	const int exponent = style->exponent < 0 ? -style->exponent : style->exponent;
	const int before = style->exponential ? 1 : style->exponent + 1;
	const int after = style->exponential ? (exponent >= 100 ? 5 : 4) : 0;
	const int known = before + style->point + style->places + after;

	return style->zeros > INT_MAX / 2 - known ? INT_MAX / 2 : known + style->zeros;
}

static void put_finite(struct z_printf_sink *sink, const struct z_printf_spec *spec, uint64_t bits)
{
	const bool capital = z_printf_is_one_of(spec->conv, "FEG");
	const int biased = (int)(bits >> MANTISSA_BITS) & EXPONENT_MASK;
	const uint64_t hidden = biased != 0 ? BIT64(MANTISSA_BITS) : 0;
	struct z_printf_field field = { .prefix_len = 0 };
	struct z_decimal number;
	struct style style;
	int spaces;

	z_decimal_make(&number, (bits & BIT64_MASK(MANTISSA_BITS)) | hidden,
		       MAX(biased, 1) - EXPONENT_BIAS);
	choose_style(&number, spec, &style);
	z_printf_sign(&field, spec, (bits >> 63) != 0);
	field.body_len = length_of(&style);
	spaces = z_printf_open(sink, spec, &field, 0);
	put_digits(sink, &number, &style);
	if (style.exponential) {
		put_exponent(sink, capital ? 'E' : 'e', style.exponent);
	}
	z_printf_pad(sink, ' ', spaces);
}

void z_printf_fp(struct z_printf_sink *sink, const struct z_printf_spec *spec, double value)
{
	const bool capital = z_printf_is_one_of(spec->conv, "FEGA");
	uint64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	if (((bits >> MANTISSA_BITS) & EXPONENT_MASK) == EXPONENT_MASK) {
		if ((bits & BIT64_MASK(MANTISSA_BITS)) != 0) {
			put_word(sink, spec, (bits >> 63) != 0, capital ? "NAN" : "nan");
		} else {
			put_word(sink, spec, (bits >> 63) != 0, capital ? "INF" : "inf");
		}
	} else if (IS_ENABLED(CONFIG_CBPRINTF_FP_A_SUPPORT) &&
		   z_printf_is_one_of(spec->conv, "aA")) {
		z_printf_fp_a(sink, spec, bits);
	} else {
		put_finite(sink, spec, bits);
	}
}
