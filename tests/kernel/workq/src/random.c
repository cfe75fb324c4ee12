/* SPDX-License-Identifier: Apache-2.0 */
/* The generator for tests: not random, but it has to look so. */
#include <string.h>
#include <zephyr/random/rand32.h>
#include <zephyr/ztest.h>

ZTEST(random, test_bits_are_balanced)
{
	int ones[32] = { 0 };

	for (int i = 0; i < 1000; i++) {
		const uint32_t value = sys_rand32_get();

		for (int bit = 0; bit < 32; bit++) {
			ones[bit] += value >> bit & 1;
		}
	}
	for (int bit = 0; bit < 32; bit++) {
		/* Six standard deviations. */
		zassert_within(ones[bit], 500, 95, "bit %d", bit);
	}
}

ZTEST(random, test_no_repetition)
{
	static uint32_t values[256];

	for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
		values[i] = sys_rand32_get();
		for (size_t j = 0; j < i; j++) {
			zassert_not_equal(values[i], values[j], "numbers %zu and %zu", i, j);
		}
	}
}

ZTEST(random, test_any_length_anywhere)
{
	uint8_t buffer[16];

	for (size_t offset = 0; offset < 4; offset++) {
		for (size_t length = 0; length <= 9; length++) {
			uint8_t changed[16] = { 0 };

			for (int i = 0; i < 20; i++) {
				memset(buffer, 0xA5, sizeof(buffer));
				sys_rand_get(&buffer[offset], length);
				for (size_t j = 0; j < sizeof(buffer); j++) {
					changed[j] |= buffer[j] ^ 0xA5;
				}
			}
			for (size_t j = 0; j < sizeof(buffer); j++) {
				zassert_equal(changed[j] != 0, j >= offset && j < offset + length,
					      "byte %zu of %zu + %zu", j, offset, length);
			}
		}
	}
}

ZTEST(random, test_sizes)
{
	uint64_t wide = 0;
	uint32_t narrow = 0;

	for (int i = 0; i < 64; i++) {
		wide |= sys_rand64_get();
		narrow |= sys_rand16_get() | (uint32_t)sys_rand8_get() << 16;
	}
	zassert_equal(wide, UINT64_MAX);
	zassert_equal(narrow, 0x00FFFFFF);
}

ZTEST(random, test_secret_numbers)
{
	uint32_t first[2] = { 0 };
	uint32_t second[2] = { 0 };

	zassert_ok(sys_csrand_get(first, sizeof(first)));
	zassert_ok(sys_csrand_get(second, sizeof(second)));
	zassert_true(memcmp(first, second, sizeof(first)) != 0);
}

ZTEST_SUITE(random, NULL, NULL, NULL, NULL, NULL);
