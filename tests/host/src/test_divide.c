/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Division of 64-bit numbers (arch/x86/cpu/divide.S) against division done bit by bit: all pairs of
 * numbers beside powers of two, and numbers of random lengths.
 */
#include <zephyr/sys/util.h>

#include "check.h"

#define ROUNDS 300000

uint64_t __udivdi3(uint64_t n, uint64_t d);
uint64_t __umoddi3(uint64_t n, uint64_t d);
uint64_t __udivmoddi4(uint64_t n, uint64_t d, uint64_t *rest);

/* Nothing here divides, so nothing is shared with what is tested. */
static uint64_t divided(uint64_t n, uint64_t d, uint64_t *rest)
{
	uint64_t quotient = 0, left = 0;

	for (int i = 63; i >= 0; i--) {
		const bool carry = left >> 63 != 0;

		left = left << 1 | (n >> i & 1);
		if (carry || left >= d) {
			left -= d;
			quotient |= 1ULL << i;
		}
	}
	*rest = left;
	return quotient;
}

static void pair(uint64_t n, uint64_t d)
{
	uint64_t rest = 0, left = 1;
	const uint64_t quotient = divided(n, d, &rest);

	CHECK_EQ(__udivdi3(n, d), quotient);
	CHECK_EQ(__umoddi3(n, d), rest);
	CHECK_EQ(__udivmoddi4(n, d, &left), quotient);
	CHECK_EQ(left, rest);
}

static void beside_powers_of_two(void)
{
	static uint64_t numbers[64 * 3];

	for (size_t i = 0; i < 64; i++) {
		for (size_t j = 0; j < 3; j++) {
			numbers[i * 3 + j] = (1ULL << i) + j - 1;
		}
	}
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		pair(0, MAX(numbers[i], 1));
		pair(UINT64_MAX, MAX(numbers[i], 1));
		for (size_t j = 0; j < ARRAY_SIZE(numbers); j++) {
			pair(numbers[i], MAX(numbers[j], 1));
		}
	}
}

static void of_random_lengths(void)
{
	uint64_t state = 1;

	for (int i = 0; i < ROUNDS; i++) {
		const uint64_t n = (uint64_t)check_random(&state) << 33 ^ check_random(&state);
		const uint64_t d = (uint64_t)check_random(&state) << 33 ^ check_random(&state);
		const uint32_t lengths = check_random(&state);

		pair(n >> (lengths & 63), MAX(d >> (lengths >> 6 & 63), 1));
	}
}

/* A quotient's border: a multiple of the divisor, and one below. */
static void multiples(void)
{
	uint64_t state = 2;

	for (int i = 0; i < ROUNDS; i++) {
		const uint64_t d =
			1ULL << 32 | (uint64_t)check_random(&state) << 21 | check_random(&state);
		const uint64_t n = d * (check_random(&state) >> (__builtin_clzll(d) ^ 31));

		pair(n, d);
		pair(n - 1, d);
	}
}

int main(void)
{
	RUN(beside_powers_of_two);
	RUN(of_random_lengths);
	RUN(multiples);
	return check_end();
}
