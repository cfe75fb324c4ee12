/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text to numbers, up to the size of a long.
 *
 * Decides the syntax (C11 7.22.1.4): blanks, sign, prefix, digits; a number that does not fit
 * gives the limit on its side and ERANGE; a base that does not exist gives 0 and EINVAL.
 * strtoll.c uses the same parser.
 */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <zephyr/sys/__assert.h>

#include "strtol_internal.h"

#define NO_DIGIT 36

static unsigned int digit_value(char c)
{
	if (isdigit((unsigned char)c)) {
		return (unsigned int)(c - '0');
	}
	return isalpha((unsigned char)c) ? (unsigned int)(tolower((unsigned char)c) - 'a') + 10
					 : NO_DIGIT;
}

/* "0x" only counts if a digit follows it; without one the 0 is the number. */
static const char *skip_prefix(const char *s, int *base)
{
	const bool hex = s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && digit_value(s[2]) < 16;

	if (hex && (*base == 0 || *base == 16)) {
		*base = 16;
		return s + 2;
	}
	if (*base == 0) {
		*base = s[0] == '0' ? 8 : 10;
	}
	return s;
}

struct z_number z_parse_number(const char *text, char **end, int base)
{
	struct z_number number = { .magnitude = 0 };
	const char *s = text;
	const char *digits;

	__ASSERT_NO_MSG(text != NULL);
	if (base < 0 || base == 1 || base > NO_DIGIT) {
		errno = EINVAL;
		digits = s;
	} else {
		while (isspace((unsigned char)*s)) {
			s++;
		}
		number.negative = *s == '-';
		s += *s == '-' || *s == '+';
		s = skip_prefix(s, &base);
		for (digits = s; digit_value(*s) < (unsigned int)base; s++) {
			number.overflow |= __builtin_mul_overflow(
				number.magnitude, (unsigned long long)base, &number.magnitude);
			number.overflow |= __builtin_add_overflow(number.magnitude, digit_value(*s),
								  &number.magnitude);
		}
	}
	if (end != NULL) {
		*end = (char *)(uintptr_t)(s == digits ? text : s);
	}
	return number;
}

long strtol(const char *nptr, char **endptr, int base)
{
	const struct z_number number = z_parse_number(nptr, endptr, base);
	const unsigned long limit = (unsigned long)LONG_MAX + number.negative;

	if (number.overflow || number.magnitude > limit) {
		errno = ERANGE;
		return number.negative ? LONG_MIN : LONG_MAX;
	}
	return (long)(number.negative ? 0 - (unsigned long)number.magnitude
				      : (unsigned long)number.magnitude);
}

unsigned long strtoul(const char *nptr, char **endptr, int base)
{
	const struct z_number number = z_parse_number(nptr, endptr, base);

	if (number.overflow || number.magnitude > ULONG_MAX) {
		errno = ERANGE;
		return ULONG_MAX;
	}
	return number.negative ? 0 - (unsigned long)number.magnitude
			       : (unsigned long)number.magnitude;
}

int atoi(const char *s)
{
	return (int)strtol(s, NULL, 10);
}

long atol(const char *s)
{
	return strtol(s, NULL, 10);
}
