/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CRCs against the published check values (of the bytes "123456789"), against division done bit
 * by bit on random input, and in pieces.
 */
#include <zephyr/sys/crc.h>
#include <zephyr/sys/util.h>

#include "check.h"

#define ROUNDS 500

static const uint8_t digits[] = { '1', '2', '3', '4', '5', '6', '7', '8', '9' };
static uint8_t bytes[64];

static uint32_t reflected(uint32_t value, unsigned int width)
{
	uint32_t result = 0;

	for (unsigned int i = 0; i < width; i++) {
		result |= (value >> i & 1) << (width - 1 - i);
	}
	return result;
}

/* Long division as the books show it. Nothing here is shared with what is tested. */
static uint32_t divide(unsigned int width, uint32_t polynomial, uint32_t seed, bool reflect,
		       const uint8_t *src, size_t len)
{
	uint64_t remainder = reflect ? reflected(seed, width) : seed;

	for (size_t i = 0; i < len * 8; i++) {
		const uint32_t bit = src[i / 8] >> (reflect ? i % 8 : 7 - i % 8) & 1;
		const bool subtract = (remainder >> (width - 1) & 1) != bit;

		remainder = (remainder << 1 ^ (subtract ? polynomial : 0)) & ((1ULL << width) - 1);
	}
	return reflect ? reflected((uint32_t)remainder, width) : (uint32_t)remainder;
}

static void published(void)
{
	const size_t n = sizeof(digits);

	CHECK_EQ(crc4(digits, n, 0xc, 0, true), 0x7);
	CHECK_EQ(crc4(digits, n, 0x3, 0xf, false) ^ 0xf, 0xb);
	CHECK_EQ(crc4_ti(0xf, digits, n) ^ 0xf, 0xb);
	CHECK_EQ(crc7_be(0, digits, n) >> 1, 0x75);
	CHECK_EQ(crc8_ccitt(0, digits, n), 0xf4);
	CHECK_EQ(crc8(digits, n, 0x07, 0, false), 0xf4);
	CHECK_EQ(crc8(digits, n, 0x8c, 0, true), 0xa1);
	CHECK_EQ(crc16(0x0589, 0, digits, n), 0x007f);
	CHECK_EQ(crc16_reflect(0x8408, 0, digits, n), 0x2189);
	CHECK_EQ(crc16_ansi(digits, n), 0x4b37);
	CHECK_EQ(crc16_ccitt(0, digits, n), 0x2189);
	CHECK_EQ(crc16_ccitt(0xffff, digits, n) ^ 0xffff, 0x906e);
	CHECK_EQ(crc16_itu_t(0, digits, n), 0x31c3);
	CHECK_EQ(crc16_itu_t(0xffff, digits, n), 0x29b1);
	CHECK_EQ(crc24_pgp(digits, n), 0x21cf02);
	CHECK_EQ(crc32_ieee(digits, n), 0xcbf43926);
	CHECK_EQ(crc32_c(1, digits, n, true, true), 0xe3069283);
}

static void check_all(const uint8_t *src, size_t len, uint32_t seed, uint32_t poly, bool reflect)
{
	const uint32_t p4 = reflect ? reflected(poly & 0xf, 4) : poly & 0xf;
	const uint32_t p8 = reflect ? reflected(poly & 0xff, 8) : poly & 0xff;

	CHECK_EQ(crc4(src, len, (uint8_t)p4, seed & 0xf, reflect),
		 divide(4, poly & 0xf, seed & 0xf, reflect, src, len));
	CHECK_EQ(crc4_ti(seed & 0xf, src, len), divide(4, 0x3, seed & 0xf, false, src, len));
	CHECK_EQ(crc7_be(seed & 0xfe, src, len), divide(7, 0x09, seed >> 1 & 0x7f, false, src, len)
							 << 1);
	CHECK_EQ(crc8(src, len, (uint8_t)p8, (uint8_t)seed, reflect),
		 divide(8, poly & 0xff, seed & 0xff, reflect, src, len));
	CHECK_EQ(crc8_ccitt((uint8_t)seed, src, len),
		 divide(8, 0x07, seed & 0xff, false, src, len));
	CHECK_EQ(crc16((uint16_t)poly, (uint16_t)seed, src, len),
		 divide(16, poly & 0xffff, seed & 0xffff, false, src, len));
	CHECK_EQ(crc16_reflect((uint16_t)reflected(poly & 0xffff, 16), (uint16_t)seed, src, len),
		 divide(16, poly & 0xffff, seed & 0xffff, true, src, len));
	CHECK_EQ(crc16_ccitt((uint16_t)seed, src, len),
		 divide(16, 0x1021, seed & 0xffff, true, src, len));
	CHECK_EQ(crc16_itu_t((uint16_t)seed, src, len),
		 divide(16, 0x1021, seed & 0xffff, false, src, len));
	CHECK_EQ(crc24_pgp_update(seed, src, len) & CRC24_FINAL_VALUE_MASK,
		 divide(24, 0x864cfb, seed & 0xffffff, false, src, len));
	CHECK_EQ(crc32_ieee_update(seed, src, len), ~divide(32, 0x04c11db7, ~seed, true, src, len));
	CHECK_EQ(crc32_c(seed, src, len, false, false),
		 divide(32, 0x1edc6f41, seed, true, src, len));
}

static void division(void)
{
	uint64_t state = 11;

	for (int i = 0; i < ROUNDS; i++) {
		const size_t len = check_random(&state) % sizeof(bytes);
		const uint32_t seed = check_random(&state) << 1;

		for (size_t at = 0; at < len; at++) {
			bytes[at] = (uint8_t)check_random(&state);
		}
		check_all(bytes, len, seed, check_random(&state), i % 2 == 0);
	}
}

/* A CRC of two pieces is that of the whole; crc_by_type() is the function of that name. */
static void pieces_by_type(void)
{
	static const struct {
		enum crc_type type;
		uint32_t poly;
		bool reflect;
		uint32_t expected;
	} kinds[] = {
		{ CRC4, 0xc, true, 0x7 },
		{ CRC4_TI, 0, false, 0 },
		{ CRC7_BE, 0, false, 0x75 << 1 },
		{ CRC8, 0x8c, true, 0xa1 },
		{ CRC8_CCITT, 0, false, 0xf4 },
		{ CRC16, 0x0589, false, 0x007f },
		{ CRC16, 0x8408, true, 0x2189 },
		{ CRC16_CCITT, 0, false, 0x2189 },
		{ CRC16_ITU_T, 0, false, 0x31c3 },
		{ CRC32_C, 0, false, 0xe3069283 },
		{ CRC32_IEEE, 0, false, 0xcbf43926 },
	};

	ARRAY_FOR_EACH_PTR(kinds, kind)
	{
		const uint32_t whole = crc_by_type(kind->type, digits, 9, 0, kind->poly,
						   kind->reflect, true, true);

		CHECK(whole == kind->expected || kind->type == CRC4_TI);
		for (size_t cut = 0; cut <= 9; cut++) {
			const uint32_t first = crc_by_type(kind->type, digits, cut, 0, kind->poly,
							   kind->reflect, true, false);

			CHECK_EQ(crc_by_type(kind->type, digits + cut, 9 - cut, first, kind->poly,
					     kind->reflect, false, true),
				 whole);
		}
	}
	CHECK_EQ(crc_by_type(CRC16_ANSI, digits, 9, 0, 0, false, true, true), 0x4b37);
	CHECK_EQ(crc_by_type(CRC24_PGP, digits, 9, CRC24_PGP_INITIAL_VALUE, 0, false, true, true),
		 0x21cf02);
}

int main(void)
{
	RUN(published);
	RUN(division);
	RUN(pieces_by_type);
	return check_end();
}
