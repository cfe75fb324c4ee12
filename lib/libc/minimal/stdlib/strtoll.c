/* SPDX-License-Identifier: Apache-2.0 */
/* Text to 64-bit numbers; the syntax is strtol.c's. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "strtol_internal.h"

long long strtoll(const char *nptr, char **endptr, int base)
{
	const struct z_number number = z_parse_number(nptr, endptr, base);
	const unsigned long long limit = (unsigned long long)LLONG_MAX + number.negative;

	if (number.overflow || number.magnitude > limit) {
		errno = ERANGE;
		return number.negative ? LLONG_MIN : LLONG_MAX;
	}
	return (long long)(number.negative ? 0 - number.magnitude : number.magnitude);
}

unsigned long long strtoull(const char *nptr, char **endptr, int base)
{
	const struct z_number number = z_parse_number(nptr, endptr, base);

	if (number.overflow) {
		errno = ERANGE;
		return ULLONG_MAX;
	}
	return number.negative ? 0 - number.magnitude : number.magnitude;
}

long long atoll(const char *s)
{
	return strtoll(s, NULL, 10);
}
