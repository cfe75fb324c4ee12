/* SPDX-License-Identifier: Apache-2.0 */
/* Exact decimal digits of a double: between cbprintf_fp.c and cbprintf_decimal.c. */
#ifndef LIB_OS_CBPRINTF_DECIMAL_H_
#define LIB_OS_CBPRINTF_DECIMAL_H_

#include <stdint.h>

/* Nine decimal digits per limb. */
#define Z_DECIMAL_LIMB_DIGITS 9
/* 2^-1074 has 1074 digits behind the point, made nine at a time; two limbs before them. */
#define Z_DECIMAL_LIMBS (2 + (1074 + Z_DECIMAL_LIMB_DIGITS - 1) / Z_DECIMAL_LIMB_DIGITS + 1)

/*
 * A number not below 0: limbs first..end-1, the most significant first; the decimal point is
 * before limb `point`. All other limbs count as 0.
 */
struct z_decimal {
	int first;
	int end;
	int point;
	uint32_t limb[Z_DECIMAL_LIMBS];
};

/* mantissa * 2^exponent, exactly. mantissa < 2^53, -1074 <= exponent <= 971. */
void z_decimal_make(struct z_decimal *number, uint64_t mantissa, int exponent);

/* Power of ten of the first digit that is not 0; 0 for the number 0. */
int z_decimal_exponent(const struct z_decimal *number);

/*
 * Round to `places` digits behind the point (negative: before it); a tie goes to the even digit.
 * The first digit that is not 0 must not lie more than one place behind the last one kept, or
 * the number becomes 0, as it should.
 */
void z_decimal_round(struct z_decimal *number, int places);

/* Digit number `index` behind the point, the first being 0; before it, -1 is the units. */
int z_decimal_digit(const struct z_decimal *number, int index);

#endif /* LIB_OS_CBPRINTF_DECIMAL_H_ */
