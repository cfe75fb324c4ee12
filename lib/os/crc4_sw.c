/* SPDX-License-Identifier: Apache-2.0 */
/* CRC with 4 bits (sys/crc.h): any polynomial bit by bit, TI's by half bytes. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

/* What four bits make of themselves with polynomial 0x3. */
static const uint8_t crc4_nibbles[16] = {
	0x0, 0x3, 0x6, 0x5, 0xc, 0xf, 0xa, 0x9, 0xb, 0x8, 0xd, 0xe, 0x7, 0x4, 0x1, 0x2,
};

uint8_t crc4(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed)
{
	uint8_t crc = initial_value & 0xf;

	__ASSERT(polynomial <= 0xf, "polynomial 0x%x has more than 4 bits", polynomial);
	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < 8 * len; i++) {
		const unsigned int bit = src[i / 8] >> (reversed ? i % 8 : 7 - i % 8) & 1;

		if (reversed) {
			crc = (uint8_t)(crc >> 1 ^ (((crc ^ bit) & 1) != 0 ? polynomial : 0));
		} else {
			crc = (crc << 1 ^ ((crc >> 3 ^ bit) != 0 ? polynomial : 0)) & 0xf;
		}
	}
	return crc;
}

uint8_t crc4_ti(uint8_t seed, const uint8_t *src, size_t len)
{
	uint8_t crc = seed & 0xf;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc = crc4_nibbles[crc ^ src[i] >> 4];
		crc = crc4_nibbles[crc ^ (src[i] & 0xf)];
	}
	return crc;
}
