/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pseudo-random numbers (CONFIG_MINIMAL_LIBC_RAND): a linear congruential generator modulo 2^32
 * with the constants of Numerical Recipes. Its low bits have short periods, so that the high ones
 * are returned.
 */
#include <stdint.h>
#include <stdlib.h>
#include <zephyr/sys/util.h>

BUILD_ASSERT(RAND_MAX == INT32_MAX, "31 bits of the state are returned");

#define MULTIPLIER 1664525U
#define INCREMENT 1013904223U

int rand_r(unsigned int *seed)
{
	uint32_t state = *seed * MULTIPLIER + INCREMENT;
	uint32_t value = state & 0xffff0000;

	state = state * MULTIPLIER + INCREMENT;
	value |= state >> 16;
	*seed = state;
	return (int)(value >> 1);
}

#ifdef CONFIG_MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS
static unsigned int shared_seed = 1;

int rand(void)
{
	return rand_r(&shared_seed);
}

void srand(unsigned int seed)
{
	shared_seed = seed;
}
#endif
