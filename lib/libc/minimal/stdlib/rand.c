/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pseudo-random numbers (CONFIG_MINIMAL_LIBC_RAND): the linear congruential generator modulo 2^31
 * that POSIX gives as an example, so that programs see the numbers they see elsewhere.
 */
#include <stdint.h>
#include <stdlib.h>
#include <zephyr/sys/util.h>

BUILD_ASSERT(RAND_MAX == INT32_MAX, "31 bits of the state are returned");

#define MULTIPLIER 1103515245U
#define INCREMENT 12345U

int rand_r(unsigned int *seed)
{
	*seed = *seed * MULTIPLIER + INCREMENT;
	return (int)(*seed & RAND_MAX);
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
