/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exact decimal digits of a double, in integers only.
 *
 * A double is an integer times a power of two, so it has finitely many decimal digits: at most
 * 309 before the point and 1074 behind it. They are made in limbs of nine digits, by repeated
 * multiplication or division by small powers of two. Used by cbprintf_fp.c.
 */
#include <stdbool.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "cbprintf_decimal.h"

#define LIMB_BASE 1000000000U
/* limb * 2^29 + carry fits 64 bits; 10^9 = 2^9 * 5^9, so dividing by 2^9 leaves whole limbs. */
#define SHIFT_UP_MAX 29
#define SHIFT_DOWN_MAX 9

static uint32_t power_of_ten(int n)
{
	uint32_t power = 1;

	__ASSERT_NO_MSG(n >= 0 && n <= Z_DECIMAL_LIMB_DIGITS);
	for (; n > 0; n--) {
		power *= 10;
	}
	return power;
}

static void shift_up(struct z_decimal *number, int bits)
{
	uint32_t carry = 0;

	__ASSERT_NO_MSG(bits <= SHIFT_UP_MAX);
	for (int i = number->end - 1; i >= number->first; i--) {
		const uint64_t value = ((uint64_t)number->limb[i] << bits) + carry;

		carry = (uint32_t)(value / LIMB_BASE);
		number->limb[i] = (uint32_t)(value - (uint64_t)carry * LIMB_BASE);
	}
	if (carry != 0) {
		__ASSERT(number->first > 0, "no room for another limb");
		number->limb[--number->first] = carry;
	}
}

static void shift_down(struct z_decimal *number, int bits)
{
	const uint32_t per_unit = LIMB_BASE >> bits;
	uint32_t carry = 0;

	__ASSERT_NO_MSG(bits <= SHIFT_DOWN_MAX);
	for (int i = number->first; i < number->end; i++) {
		const uint32_t limb = number->limb[i];

		number->limb[i] = (limb >> bits) + carry * per_unit;
		carry = limb & ((1U << bits) - 1);
	}
	if (carry != 0) {
		__ASSERT(number->end < Z_DECIMAL_LIMBS, "no room for another limb");
		number->limb[number->end++] = carry * per_unit;
	}
}

static void drop_leading_zeros(struct z_decimal *number)
{
	while (number->first < number->end && number->limb[number->first] == 0) {
		number->first++;
	}
}

/* Multiply by a power of two. */
static void scale(struct z_decimal *number, int exponent)
{
	for (; exponent > 0; exponent -= MIN(exponent, SHIFT_UP_MAX)) {
		shift_up(number, MIN(exponent, SHIFT_UP_MAX));
	}
	for (; exponent < 0; exponent += MIN(-exponent, SHIFT_DOWN_MAX)) {
		shift_down(number, MIN(-exponent, SHIFT_DOWN_MAX));
	}
}

void z_decimal_make(struct z_decimal *number, uint64_t mantissa, int exponent)
{
	__ASSERT_NO_MSG(mantissa < BIT64(53) && exponent >= -1074 && exponent <= 971);
	/* Fewer bits behind the point are fewer limbs; 0 has none. */
	while (exponent < 0 && (mantissa & 1) == 0) {
		mantissa >>= 1;
		exponent++;
	}
	/* Integers grow to the left, fractions to the right. */
	number->point = exponent > 0 ? Z_DECIMAL_LIMBS : 2;
	number->end = number->point;
	number->first = number->point - 2;
	number->limb[number->first] = (uint32_t)(mantissa / LIMB_BASE);
	number->limb[number->first + 1] = (uint32_t)(mantissa % LIMB_BASE);
	scale(number, exponent);
	drop_leading_zeros(number);
	__ASSERT_NO_MSG(number->first >= 0 && number->end <= Z_DECIMAL_LIMBS);
}

int z_decimal_exponent(const struct z_decimal *number)
{
	int exponent = (number->point - number->first) * Z_DECIMAL_LIMB_DIGITS;

	for (int i = number->first; i < number->end; i++) {
		for (uint32_t unit = LIMB_BASE / 10; unit != 0; unit /= 10) {
			exponent--;
			if (number->limb[i] >= unit) {
				return exponent;
			}
		}
	}
	return 0;
}

/* The limb at an index, wherever that is. */
static uint32_t limb_at(const struct z_decimal *number, int index)
{
	return index >= number->first && index < number->end ? number->limb[index] : 0;
}

/* Make limb `index` part of the number; those between are 0. */
static void include_limb(struct z_decimal *number, int index)
{
	__ASSERT(index >= 0 && index < Z_DECIMAL_LIMBS, "limb %d", index);
	if (number->first >= number->end) {
		number->first = index;
		number->end = index;
	}
	while (number->first > index) {
		number->limb[--number->first] = 0;
	}
	while (number->end <= index) {
		number->limb[number->end++] = 0;
	}
}

/* True if the digits behind `kept` in limb `index`, and all limbs behind it, round up. */
static bool rounds_up(const struct z_decimal *number, int index, uint32_t unit)
{
	const uint32_t limb = limb_at(number, index);
	const uint32_t dropped = limb % unit;
	/* The last digit kept may be the last of the limb before. */
	const uint32_t even_part = unit == LIMB_BASE ? limb_at(number, index - 1) : limb / unit;

	if (dropped != unit / 2) {
		return dropped > unit / 2;
	}
	for (int i = MAX(index + 1, number->first); i < number->end; i++) {
		if (number->limb[i] != 0) {
			return true;
		}
	}
	return (even_part & 1) != 0;
}

/* Add `unit` to limb `index`. */
static void add_with_carry(struct z_decimal *number, int index, uint32_t unit)
{
	include_limb(number, index);
	number->limb[index] += unit;
	while (number->limb[index] >= LIMB_BASE) {
		number->limb[index] -= LIMB_BASE;
		index--;
		include_limb(number, index);
		number->limb[index]++;
	}
}

void z_decimal_round(struct z_decimal *number, int places)
{
	/* Rounded down, also below 0. */
	const int limbs = (places + 1125) / Z_DECIMAL_LIMB_DIGITS - 125;
	const int index = number->point + limbs;
	const uint32_t unit =
		power_of_ten(Z_DECIMAL_LIMB_DIGITS - (places - limbs * Z_DECIMAL_LIMB_DIGITS));
	bool up;

	__ASSERT(places >= -1125, "%d places", places);
	if (index >= number->end) {
		return;
	}
	up = rounds_up(number, index, unit);
	if (index < number->first) {
		number->end = number->first;
	} else {
		number->limb[index] -= number->limb[index] % unit;
		number->end = index + 1;
	}
	if (up && unit == LIMB_BASE) {
		add_with_carry(number, index - 1, 1);
	} else if (up) {
		add_with_carry(number, index, unit);
	}
	drop_leading_zeros(number);
}

int z_decimal_digit(const struct z_decimal *number, int index)
{
	const int limbs = (index + 1125) / Z_DECIMAL_LIMB_DIGITS - 125;
	const int in_limb = index - limbs * Z_DECIMAL_LIMB_DIGITS;

	__ASSERT(index >= -1125, "digit %d", index);
	return (int)(limb_at(number, number->point + limbs) /
		     power_of_ten(Z_DECIMAL_LIMB_DIGITS - 1 - in_limb) % 10);
}
