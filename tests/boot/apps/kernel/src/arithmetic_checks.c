/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arithmetic for which a 32-bit compiler calls its run-time library, which must not use
 * instructions that the board's oldest CPU lacks.
 */

#include "checks.h"

#include <stdint.h>

static volatile uint64_t large = 0x123456789abcdef0;
static volatile int64_t negative = -1000000000007;
static volatile uint32_t divisor = 1000003;
static volatile int shift = 36;

void check_arithmetic(void)
{
	CHECK(large / divisor == 1311764532170);
	CHECK(large % divisor == 193810);
	CHECK(negative / 1000 == -1000000000);
	CHECK(negative % 1000 == -7);
	CHECK(large / large == 1);
	CHECK(large >> shift == 0x1234567);
	CHECK(large << shift == 0xabcdef0000000000);
	CHECK(__builtin_popcountll(large) == 32);
	CHECK(__builtin_clzll(large) == 3);
	CHECK(__builtin_ctzll(large) == 4);
}
