/* SPDX-License-Identifier: Apache-2.0 */
/* sys/util.h, sys/byteorder.h, sys/math_extras.h, sys/atomic.h and lib/utils. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/sys/util.h>

#include "check.h"

static void bits(void)
{
	uint32_t word = 0xf0;

	CHECK_EQ(BIT(4), 0x10);
	CHECK_EQ(BIT64(40), 0x10000000000);
	CHECK_EQ(BIT_MASK(0), 0);
	CHECK_EQ(BIT_MASK(5), 0x1f);
	CHECK_EQ(BIT64_MASK(36), 0xfffffffff);
	CHECK_EQ(GENMASK(7, 4), 0xf0);
	CHECK_EQ(GENMASK(0, 0), 1);
	CHECK_EQ(GENMASK(BITS_PER_LONG - 1, 0), ~0UL);
	CHECK_EQ(GENMASK64(63, 60), 0xf000000000000000);
	CHECK_EQ(FIELD_GET(0xff0, 0x1234), 0x23);
	CHECK_EQ(FIELD_PREP(0xff0, 0x23), 0x230);
	CHECK_EQ(LSB_GET(0x58), 8);
	WRITE_BIT(word, 0, 1);
	WRITE_BIT(word, 7, 0);
	CHECK_EQ(word, 0x71);
	CHECK(IS_POWER_OF_TWO(64U) && !IS_POWER_OF_TWO(0U) && !IS_POWER_OF_TWO(65U));
	CHECK(IS_BIT_MASK(0x3f) && IS_BIT_MASK(0) && !IS_BIT_MASK(0x3e));
	CHECK(IS_SHIFTED_BIT_MASK(0x70, 4) && !IS_SHIFTED_BIT_MASK(0x70, 5 - 2));
	CHECK(IS_BIT_SET(0x20, 5) && !IS_BIT_SET(0x20, 4));
	CHECK_EQ(sign_extend(0x80, 7), -128);
	CHECK_EQ(sign_extend(0x17f, 7), 127);
	CHECK_EQ(sign_extend(0xffffffff, 31), -1);
	CHECK_EQ(sign_extend_64(0x800000000, 35), -0x800000000LL);
	for (int shift = 0; shift < 64; shift++) {
		CHECK_EQ(arithmetic_shift_right(INT64_MIN + 12345, (uint8_t)shift),
			 (INT64_MIN + 12345) >> shift);
		CHECK_EQ(arithmetic_shift_right(INT64_MAX, (uint8_t)shift), INT64_MAX >> shift);
	}
}

static int calls;

static int next_call(void)
{
	return ++calls;
}

static void rounding(void)
{
	const uint64_t volatile zero = 0;
	const uint64_t volatile most = UINT64_MAX;

	CHECK_EQ(ROUND_UP(0x1001, 0x1000), 0x2000);
	CHECK_EQ(ROUND_UP(0x1000, 0x1000), 0x1000);
	CHECK_EQ(ROUND_DOWN(0x1fff, 0x1000), 0x1000);
	CHECK_EQ(DIV_ROUND_UP(10, 4), 3);
	CHECK_EQ(DIV_ROUND_CLOSEST(10, 4), 3);
	CHECK_EQ(DIV_ROUND_CLOSEST(-10, 4), -3);
	CHECK_EQ(DIV_ROUND_CLOSEST(9, 4), 2);
	CHECK_EQ(WB_UP(1), sizeof(void *));
	CHECK_EQ(WB_DN(sizeof(void *) + 1), sizeof(void *));
	CHECK_EQ(CLAMP(8, 3, 7), 7);
	CHECK_EQ(CLAMP(1, 3, 7), 3);
	CHECK_EQ(CLAMP(5, 3, 7), 5);
	CHECK(IN_RANGE(2, 1, 2) && !IN_RANGE(3, 1, 2) && IN_RANGE(1, 1, 2));
	CHECK_EQ(LOG2(1), 0);
	CHECK_EQ(LOG2(0x80000000U), 31);
	CHECK_EQ(LOG2(0x100000000ULL), 32);
	CHECK_EQ(LOG2(zero), -1);
	CHECK_EQ(LOG2CEIL(zero), 0);
	CHECK_EQ(LOG2CEIL(1), 0);
	CHECK_EQ(LOG2CEIL(5), 3);
	CHECK_EQ(LOG2CEIL(8), 3);
	CHECK_EQ(NHPOT(zero), 1);
	CHECK_EQ(NHPOT(zero + 5), 8);
	CHECK_EQ(NHPOT(zero + 8), 8);
	CHECK_EQ(NHPOT(most), 0);
	CHECK_EQ(Z_POW2_CEIL(5UL), 8);
	CHECK_EQ(KB(3) + MB(1), 3 * 1024 + 1024 * 1024);
	calls = 0;
	CHECK_EQ(Z_MAX(next_call(), 0), 1);
	CHECK_EQ(Z_MIN(next_call(), 9), 2);
	CHECK_EQ(Z_CLAMP(next_call(), 1, 9), 3);
	CHECK_EQ(Z_CLAMP(next_call(), 7, 9), 7);
	CHECK_EQ(calls, 4);
	CHECK_EQ(MIN(-1, 1) + MAX(-1, 1), 0);
}

static void arrays(void)
{
	struct outer {
		int before;
		int member;
	} object = { 1, 2 };
	int *const member = &object.member;
	uint32_t array[5] = { 10, 20, 30, 40, 50 };
	uint8_t *const bytes = (uint8_t *)array;
	unsigned int sum = 0;

	CHECK_EQ(ARRAY_SIZE(array), 5);
	CHECK_EQ(CONTAINER_OF(member, struct outer, member)->before, 1);
	CHECK(PART_OF_ARRAY(array, &array[4]) && PART_OF_ARRAY(array, bytes + 1));
	CHECK(!PART_OF_ARRAY(array, array + 5) && !PART_OF_ARRAY(array, (uint32_t *)NULL));
	CHECK(IS_ARRAY_ELEMENT(array, &array[3]) && !IS_ARRAY_ELEMENT(array, bytes + 1));
	CHECK_EQ(ARRAY_INDEX(array, &array[3]), 3);
	CHECK_EQ(ARRAY_INDEX_FLOOR(array, bytes + 7), 1);
	ARRAY_FOR_EACH(array, i)
	{
		sum += array[i];
	}
	ARRAY_FOR_EACH_PTR(array, element)
	{
		sum += *element;
	}
	CHECK_EQ(sum, 300);
	CHECK_EQ(SIZEOF_FIELD(struct outer, member), sizeof(int));
	byteswp(&array[0], &array[1], sizeof(array[0]));
	bytecpy(&array[2], &array[0], sizeof(array[0]));
	CHECK_EQ(array[0] + array[2], 40);
	mem_xor_32(bytes, (const uint8_t *)"\1\2\3\4", (const uint8_t *)"\1\1\1\1");
	CHECK_EQ(array[0], 0x05020300);
	CHECK(util_eq("abc", 3, "abc", 3) && !util_eq("abc", 3, "abc", 2));
	UNALIGNED_PUT(0x12345678U, (uint32_t *)(void *)(bytes + 1));
	CHECK_EQ(UNALIGNED_GET((uint32_t *)(void *)(bytes + 1)), 0x12345678);
}

static void byte_order(void)
{
	uint8_t bytes[8];

	CHECK_EQ(sys_cpu_to_be16(0x1234), 0x3412);
	CHECK_EQ(sys_cpu_to_be24(0x123456), 0x563412);
	CHECK_EQ(sys_be32_to_cpu(0x12345678), 0x78563412);
	CHECK_EQ(sys_be40_to_cpu(0x123456789aULL), 0x9a78563412ULL);
	CHECK_EQ(sys_be48_to_cpu(0x123456789abcULL), 0xbc9a78563412ULL);
	CHECK_EQ(sys_be64_to_cpu(0x0123456789abcdefULL), 0xefcdab8967452301ULL);
	CHECK_EQ(sys_cpu_to_le64(5), 5);
	sys_put_be16(0x1234, bytes);
	CHECK(memcmp(bytes, "\x12\x34", 2) == 0 && sys_get_be16(bytes) == 0x1234);
	sys_put_le24(0x123456, bytes);
	CHECK(memcmp(bytes, "\x56\x34\x12", 3) == 0 && sys_get_le24(bytes) == 0x123456);
	sys_put_be32(0x12345678, &bytes[1]);
	CHECK(memcmp(&bytes[1], "\x12\x34\x56\x78", 4) == 0);
	CHECK_EQ(sys_get_be32(&bytes[1]), 0x12345678);
	CHECK_EQ(sys_get_le32(&bytes[1]), 0x78563412);
	sys_put_le48(0x123456789abcULL, bytes);
	CHECK_EQ(sys_get_le48(bytes), 0x123456789abcULL);
	CHECK_EQ(sys_get_be48(bytes), 0xbc9a78563412ULL);
	sys_put_be64(0x0123456789abcdefULL, bytes);
	CHECK_EQ(bytes[0], 0x01);
	CHECK_EQ(sys_get_be64(bytes), 0x0123456789abcdefULL);
	CHECK_EQ(sys_get_le64(bytes), 0xefcdab8967452301ULL);
	CHECK_EQ(sys_get_be40(bytes), 0x0123456789ULL);
	sys_mem_swap(bytes, 8);
	CHECK_EQ(sys_get_le64(bytes), 0x0123456789abcdefULL);
	sys_memcpy_swap(bytes, "\1\2\3", 3);
	CHECK_EQ(sys_get_le24(bytes), 0x010203);
}

static void overflow(void)
{
	uint16_t u16;
	uint32_t u32;
	uint64_t u64;
	size_t size;

	CHECK(!u16_add_overflow(65534, 1, &u16) && u16 == 65535);
	CHECK(u16_add_overflow(65535, 1, &u16) && u16 == 0);
	CHECK(!u32_mul_overflow(65536, 65535, &u32) && u32 == 4294901760U);
	CHECK(u32_mul_overflow(65536, 65536, &u32));
	CHECK(u64_add_overflow(UINT64_MAX, 2, &u64) && u64 == 1);
	CHECK(!u64_mul_overflow(UINT32_MAX, UINT32_MAX, &u64));
	CHECK(u64_mul_overflow(UINT64_MAX, 2, &u64));
	CHECK(size_add_overflow(SIZE_MAX, 1, &size) && size_mul_overflow(SIZE_MAX, 2, &size));
	CHECK_EQ(u32_count_leading_zeros(0), 32);
	CHECK_EQ(u32_count_leading_zeros(1), 31);
	CHECK_EQ(u64_count_leading_zeros(0), 64);
	CHECK_EQ(u64_count_trailing_zeros(0x100000000), 32);
	CHECK_EQ(u64_count_trailing_zeros(0), 64);
	CHECK_EQ(u32_count_trailing_zeros(0x80), 7);
	CHECK_EQ(u32_count_trailing_zeros(0), 32);
}

static void atomics(void)
{
	static ATOMIC_DEFINE(bitmap, 100);
	atomic_t value = ATOMIC_INIT(5);
	atomic_ptr_t pointer = ATOMIC_PTR_INIT(NULL);

	CHECK_EQ(atomic_add(&value, 3), 5);
	CHECK_EQ(atomic_sub(&value, 1), 8);
	CHECK_EQ(atomic_inc(&value), 7);
	CHECK_EQ(atomic_dec(&value), 8);
	CHECK_EQ(atomic_or(&value, 0x10), 7);
	CHECK_EQ(atomic_and(&value, 0x14), 0x17);
	CHECK_EQ(atomic_xor(&value, 0x4), 0x14);
	CHECK_EQ(atomic_nand(&value, 0x10), 0x10);
	CHECK_EQ(atomic_set(&value, 1), ~0x10L);
	CHECK(atomic_cas(&value, 1, 2) && !atomic_cas(&value, 1, 3));
	CHECK_EQ(atomic_clear(&value), 2);
	CHECK_EQ(atomic_get(&value), 0);
	CHECK(atomic_ptr_cas(&pointer, NULL, &value) && atomic_ptr_get(&pointer) == &value);
	CHECK(atomic_ptr_clear(&pointer) == &value);
	for (int bit = 0; bit < 100; bit += 7) {
		CHECK(!atomic_test_and_set_bit(bitmap, bit) && atomic_test_bit(bitmap, bit));
		CHECK(!atomic_test_bit(bitmap, bit + 1));
		CHECK(atomic_test_and_clear_bit(bitmap, bit) && !atomic_test_bit(bitmap, bit));
	}
	atomic_set_bit_to(bitmap, 99, true);
	CHECK(atomic_test_bit(bitmap, 99));
	atomic_set_bit_to(bitmap, 99, false);
	CHECK(!atomic_test_bit(bitmap, 99));
	CHECK_EQ(ATOMIC_BITMAP_SIZE(1), 1);
	CHECK_EQ(ATOMIC_BITMAP_SIZE(ATOMIC_BITS + 1), 2);
}

static void conversions(void)
{
	uint8_t bytes[4];
	char text[9];

	CHECK_EQ(bin2hex((const uint8_t *)"\x01\xaf\x30", 3, text, sizeof(text)), 6);
	CHECK_STR(text, "01af30");
	CHECK_EQ(bin2hex((const uint8_t *)"\x01\xaf\x30", 3, text, 6), 0);
	CHECK_EQ(hex2bin("01aF30", 6, bytes, sizeof(bytes)), 3);
	CHECK_EQ(memcmp(bytes, "\x01\xaf\x30", 3), 0);
	CHECK_EQ(hex2bin("1af", 3, bytes, sizeof(bytes)), 2);
	CHECK_EQ(memcmp(bytes, "\x01\xaf", 2), 0);
	CHECK_EQ(hex2bin("0g", 2, bytes, sizeof(bytes)), 0);
	CHECK_EQ(hex2bin("0102030405", 10, bytes, sizeof(bytes)), 0);
	CHECK_EQ(hex2char(16, text), -EINVAL);
	CHECK_EQ(char2hex('G', bytes), -EINVAL);
	for (unsigned int i = 0; i < 256; i++) {
		const uint8_t digits = u8_to_dec(text, 4, (uint8_t)i);

		CHECK_EQ(digits, i < 10 ? 1 : i < 100 ? 2 : 3);
		CHECK_EQ(text[digits - 1], '0' + i % 10);
		CHECK_EQ(text[digits], 0);
	}
	CHECK_EQ(u8_to_dec(text, 2, 123), 2);
	CHECK_EQ(bcd2bin(0x59), 59);
	CHECK_EQ(bin2bcd(59), 0x59);
}

static void utf8(void)
{
	/* One, two, three and four bytes. */
	static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";
	static const size_t whole[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10 };
	char copy[16];

	for (size_t n = 1; n < sizeof(text); n++) {
		CHECK(utf8_lcpy(copy, text, n) == copy);
		CHECK_EQ(strlen(copy), whole[n - 1]);
	}
	CHECK_STR(utf8_lcpy(copy, text, sizeof(copy)), text);
	strcpy(copy, "a\xe2\x82");
	CHECK_STR(utf8_trunc(copy), "a");
	strcpy(copy, "");
	CHECK_STR(utf8_trunc(copy), "");
}

int main(void)
{
	RUN(bits);
	RUN(rounding);
	RUN(arrays);
	RUN(byte_order);
	RUN(overflow);
	RUN(atomics);
	RUN(conversions);
	RUN(utf8);
	return check_end();
}
