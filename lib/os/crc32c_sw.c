/* SPDX-License-Identifier: Apache-2.0 */
/* Castagnoli's CRC (sys/crc.h; iSCSI, SCTP): 32 bits, reflected, by half bytes. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

/* What the lowest four bits make of all with polynomial 0x1edc6f41, reflected. */
static const uint32_t crc32c_nibbles[16] = {
	0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
	0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
	0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
};

uint32_t crc32_c(uint32_t crc, const uint8_t *data, size_t len, bool first_pkt, bool last_pkt)
{
	__ASSERT(len == 0 || data != NULL, "a CRC of %zu bytes at NULL", len);
	if (first_pkt) {
		crc = UINT32_MAX;
	}
	for (size_t i = 0; i < len; i++) {
		crc ^= data[i];
		crc = crc >> 4 ^ crc32c_nibbles[crc & 0xf];
		crc = crc >> 4 ^ crc32c_nibbles[crc & 0xf];
	}
	return last_pkt ? ~crc : crc;
}
