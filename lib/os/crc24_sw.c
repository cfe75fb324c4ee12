/* SPDX-License-Identifier: Apache-2.0 */
/* The CRC of OpenPGP's armour (sys/crc.h; RFC 4880, section 6.1): 24 bits of 32. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/crc.h>

#define CRC24_POLYNOMIAL 0x864cfbU

uint32_t crc24_pgp_update(uint32_t crc, const uint8_t *data, size_t len)
{
	__ASSERT(len == 0 || data != NULL, "a CRC of %zu bytes at NULL", len);
	for (size_t i = 0; i < len; i++) {
		crc ^= (uint32_t)data[i] << 16;
		for (int bit = 0; bit < 8; bit++) {
			crc = crc << 1 ^ ((crc & 0x800000) != 0 ? CRC24_POLYNOMIAL : 0);
		}
	}
	return crc;
}

uint32_t crc24_pgp(const uint8_t *data, size_t len)
{
	return crc24_pgp_update(CRC24_PGP_INITIAL_VALUE, data, len) & CRC24_FINAL_VALUE_MASK;
}
