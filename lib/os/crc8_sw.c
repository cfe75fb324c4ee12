/* SPDX-License-Identifier: Apache-2.0 */
/* CRC with 8 bits (sys/crc.h): any polynomial bit by bit, CCITT's by half bytes. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

/* What the upper four bits make of all with polynomial 0x07. */
static const uint8_t crc8_nibbles[16] = {
	0x00, 0x07, 0x0e, 0x09, 0x1c, 0x1b, 0x12, 0x15,
	0x38, 0x3f, 0x36, 0x31, 0x24, 0x23, 0x2a, 0x2d,
};

uint8_t crc8_ccitt(uint8_t initial_value, const void *buf, size_t len)
{
	const uint8_t *const src = (const uint8_t *)buf;
	uint8_t crc = initial_value;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= src[i];
		crc = (uint8_t)(crc << 4) ^ crc8_nibbles[crc >> 4];
		crc = (uint8_t)(crc << 4) ^ crc8_nibbles[crc >> 4];
	}
	return crc;
}

uint8_t crc8(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed)
{
	uint8_t crc = initial_value;

	__ASSERT(len == 0 || src != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= src[i];
		for (int bit = 0; bit < 8; bit++) {
			if (reversed) {
				crc = (uint8_t)(crc >> 1 ^ ((crc & 0x01) != 0 ? polynomial : 0));
			} else {
				crc = (uint8_t)(crc << 1 ^ ((crc & 0x80) != 0 ? polynomial : 0));
			}
		}
	}
	return crc;
}
