/* SPDX-License-Identifier: Apache-2.0 */
/* The CRC of Ethernet, zip and png (sys/crc.h): 32 bits, reflected, by half bytes. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

/* What the lowest four bits make of all with polynomial 0x04c11db7, reflected. */
static const uint32_t crc32_ieee_nibbles[16] = {
	0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
	0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
	0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
};

uint32_t crc32_ieee_update(uint32_t crc, const uint8_t *data, size_t len)
{
	__ASSERT(len == 0 || data != NULL, "a CRC of %zu bytes at NULL", len);
	crc = ~crc;
	for (size_t i = 0; i < len; i++) {
		crc ^= data[i];
		crc = crc >> 4 ^ crc32_ieee_nibbles[crc & 0xf];
		crc = crc >> 4 ^ crc32_ieee_nibbles[crc & 0xf];
	}
	return ~crc;
}

uint32_t crc32_ieee(const uint8_t *data, size_t len)
{
	return crc32_ieee_update(0, data, len);
}
