/* SPDX-License-Identifier: Apache-2.0 */
/* Atomic variables and bits. */
#include <zephyr/sys/atomic.h>
#include <zephyr/ztest.h>

ZTEST(atomic, test_values)
{
	atomic_t var = ATOMIC_INIT(5);

	zassert_equal(atomic_get(&var), 5);
	zassert_equal(atomic_set(&var, -7), 5);
	zassert_equal(atomic_add(&var, 10), -7);
	zassert_equal(atomic_sub(&var, 4), 3);
	zassert_equal(atomic_inc(&var), -1);
	zassert_equal(atomic_dec(&var), 0);
	zassert_equal(atomic_clear(&var), -1);
	zassert_equal(atomic_or(&var, 0x0f), 0);
	zassert_equal(atomic_xor(&var, 0x3c), 0x0f);
	zassert_equal(atomic_and(&var, 0x36), 0x33);
	zassert_equal(atomic_nand(&var, 0x12), 0x32);
	zassert_equal(atomic_get(&var), ~0x12L);
	(void)atomic_set(&var, LONG_MAX);
	zassert_equal(atomic_inc(&var), LONG_MAX);
	zassert_equal(atomic_get(&var), LONG_MIN);
}

ZTEST(atomic, test_compare_and_set)
{
	atomic_t var = ATOMIC_INIT(5);
	int x, y;
	atomic_ptr_t ptr = ATOMIC_PTR_INIT(&x);

	zassert_false(atomic_cas(&var, 4, 6));
	zassert_equal(atomic_get(&var), 5);
	zassert_true(atomic_cas(&var, 5, 6));
	zassert_equal(atomic_get(&var), 6);

	zassert_equal_ptr(atomic_ptr_get(&ptr), &x);
	zassert_false(atomic_ptr_cas(&ptr, NULL, &y));
	zassert_true(atomic_ptr_cas(&ptr, &x, &y));
	zassert_equal_ptr(atomic_ptr_set(&ptr, &x), &y);
	zassert_equal_ptr(atomic_ptr_clear(&ptr), &x);
	zassert_is_null(atomic_ptr_get(&ptr));
}

#define BITS 70

ZTEST(atomic, test_bits)
{
	static ATOMIC_DEFINE(bits, BITS);

	zassert_equal(ARRAY_SIZE(bits), 3);
	zassert_equal(ATOMIC_BITMAP_SIZE(64), 2);
	zassert_equal(ATOMIC_BITMAP_SIZE(65), 3);
	for (int i = 0; i < BITS; i++) {
		zassert_false(atomic_test_and_set_bit(bits, i));
		for (int j = 0; j < BITS; j++) {
			zassert_equal(atomic_test_bit(bits, j), j == i, "bits %d, %d", i, j);
		}
		zassert_true(atomic_test_and_set_bit(bits, i));
		zassert_true(atomic_test_and_clear_bit(bits, i));
		zassert_false(atomic_test_and_clear_bit(bits, i));
	}
	atomic_set_bit(bits, 31);
	atomic_set_bit(bits, 32);
	zassert_equal(atomic_get(&bits[0]), LONG_MIN);
	zassert_equal(atomic_get(&bits[1]), 1);
	atomic_clear_bit(bits, 31);
	atomic_set_bit_to(bits, 32, false);
	atomic_set_bit_to(bits, 69, true);
	zassert_equal(atomic_get(&bits[0]), 0);
	zassert_equal(atomic_get(&bits[1]), 0);
	zassert_equal(atomic_get(&bits[2]), 0x20);
}

ZTEST_SUITE(atomic, NULL, NULL, NULL, NULL, NULL);
