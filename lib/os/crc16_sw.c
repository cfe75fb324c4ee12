/* SPDX-License-Identifier: Apache-2.0 */
/* CRC with 16 bits (sys/crc.h): any polynomial bit by bit, 0x1021 by half bytes. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

/* What four bits make of all with polynomial 0x1021: the lowest, reflected; the uppermost. */
static const uint16_t crc16_ccitt_nibbles[16] = {
	0x0000, 0x1081, 0x2102, 0x3183, 0x4204, 0x5285, 0x6306, 0x7387,
	0x8408, 0x9489, 0xa50a, 0xb58b, 0xc60c, 0xd68d, 0xe70e, 0xf78f,
};
static const uint16_t crc16_itu_t_nibbles[16] = {
	0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50a5, 0x60c6, 0x70e7,
	0x8108, 0x9129, 0xa14a, 0xb16b, 0xc18c, 0xd1ad, 0xe1ce, 0xf1ef,
};

uint16_t crc16(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len)
{
	uint16_t crc = seed;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= (uint16_t)(src[i] << 8);
		for (int bit = 0; bit < 8; bit++) {
			crc = (uint16_t)(crc << 1 ^ ((crc & 0x8000) != 0 ? poly : 0));
		}
	}
	return crc;
}

uint16_t crc16_reflect(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len)
{
	uint16_t crc = seed;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= src[i];
		for (int bit = 0; bit < 8; bit++) {
			crc = (uint16_t)(crc >> 1 ^ ((crc & 0x0001) != 0 ? poly : 0));
		}
	}
	return crc;
}

uint16_t crc16_ccitt(uint16_t seed, const uint8_t *src, size_t len)
{
	uint16_t crc = seed;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= src[i];
		crc = crc >> 4 ^ crc16_ccitt_nibbles[crc & 0xf];
		crc = crc >> 4 ^ crc16_ccitt_nibbles[crc & 0xf];
	}
	return crc;
}

uint16_t crc16_itu_t(uint16_t seed, const uint8_t *src, size_t len)
{
	uint16_t crc = seed;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= (uint16_t)(src[i] << 8);
		crc = (uint16_t)(crc << 4) ^ crc16_itu_t_nibbles[crc >> 12];
		crc = (uint16_t)(crc << 4) ^ crc16_itu_t_nibbles[crc >> 12];
	}
	return crc;
}
