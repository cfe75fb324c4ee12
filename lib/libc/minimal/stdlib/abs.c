/* SPDX-License-Identifier: Apache-2.0 */
/* Absolute values and division. */
#include <stdlib.h>
#include <zephyr/sys/__assert.h>

int abs(int n)
{
	return n < 0 ? -n : n;
}

long labs(long n)
{
	return n < 0 ? -n : n;
}

long long llabs(long long n)
{
	return n < 0 ? -n : n;
}

div_t div(int numer, int denom)
{
	__ASSERT(denom != 0, "division by zero");
	return (div_t){ .quot = numer / denom, .rem = numer % denom };
}
