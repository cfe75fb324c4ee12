/* SPDX-License-Identifier: Apache-2.0 */
/* The CRC of MMC commands (sys/crc.h): 7 bits, kept in the upper 7 of 8. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

/* What the upper four bits make of all with polynomial 0x09, shifted up by one. */
static const uint8_t crc7_nibbles[16] = {
	0x00, 0x12, 0x24, 0x36, 0x48, 0x5a, 0x6c, 0x7e,
	0x90, 0x82, 0xb4, 0xa6, 0xd8, 0xca, 0xfc, 0xee,
};

uint8_t crc7_be(uint8_t seed, const uint8_t *src, size_t len)
{
	uint8_t crc = seed;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= src[i];
		crc = (uint8_t)(crc << 4) ^ crc7_nibbles[crc >> 4];
		crc = (uint8_t)(crc << 4) ^ crc7_nibbles[crc >> 4];
	}
	return crc;
}
