/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cyclic redundancy checks, in software. Needs CONFIG_CRC.
 *
 * Polynomials are given without their highest term. Reflected means that bytes go in and the
 * result comes out lowest bit first; a polynomial is then given with its bits reversed. Nothing is
 * XORed at the end unless it is said. The result of one piece is the seed of the next. Lengths
 * are in bytes. All functions may be called from any context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CRC_H_
#define ZEPHYR_INCLUDE_SYS_CRC_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a CCITT CRC of 8 bits, a CRC of OpenPGP begin with; the bits of the latter that count. */
#define CRC8_CCITT_INITIAL_VALUE 0xFF
#define CRC24_PGP_INITIAL_VALUE 0x00B704CEU
#define CRC24_FINAL_VALUE_MASK 0x00FFFFFFU

/** For crc_by_type(): each is the function of that name. */
enum crc_type {
	CRC4,
	CRC4_TI,
	CRC7_BE,
	CRC8,
	CRC8_CCITT,
	CRC16,
	CRC16_ANSI,
	CRC16_CCITT,
	CRC16_ITU_T,
	CRC24_PGP,
	CRC32_C,
	CRC32_IEEE,
};

/** 4 bits, any polynomial, @p reversed: reflected. */
uint8_t crc4(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed);

/** 4 bits, polynomial 0x3 (sensors of TI). */
uint8_t crc4_ti(uint8_t seed, const uint8_t *src, size_t len);

/** 7 bits, polynomial 0x09 (MMC, JESD84-A441); seed and result are in the upper 7 of 8 bits. */
uint8_t crc7_be(uint8_t seed, const uint8_t *src, size_t len);

/** 8 bits, any polynomial, @p reversed: reflected. */
uint8_t crc8(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed);

/** 8 bits, polynomial 0x07. */
uint8_t crc8_ccitt(uint8_t initial_value, const void *buf, size_t len);

/** 16 bits, any polynomial; the same, reflected. A bit at a time: for 0x1021 use the next two. */
uint16_t crc16(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len);
uint16_t crc16_reflect(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len);

/** 16 bits, polynomial 0x1021, reflected: KERMIT with seed 0; X-25 with seed and XOR 0xffff. */
uint16_t crc16_ccitt(uint16_t seed, const uint8_t *src, size_t len);

/** 16 bits, polynomial 0x1021: XMODEM with seed 0; CCITT-FALSE with seed 0xffff (ITU-T V.41). */
uint16_t crc16_itu_t(uint16_t seed, const uint8_t *src, size_t len);

/** 16 bits, polynomial 0x8005, reflected, seed 0xffff (Modbus). */
static inline uint16_t crc16_ansi(const uint8_t *src, size_t len)
{
	return crc16_reflect(0xA001, 0xffff, src, len);
}

/** 24 bits, polynomial 0x864cfb (RFC 4880). Updating leaves bits above the 24 to be masked. */
uint32_t crc24_pgp(const uint8_t *data, size_t len);
uint32_t crc24_pgp_update(uint32_t crc, const uint8_t *data, size_t len);

/** 32 bits, polynomial 0x04c11db7, reflected, inverted at both ends (IEEE 802.3). Start with 0. */
uint32_t crc32_ieee(const uint8_t *data, size_t len);
uint32_t crc32_ieee_update(uint32_t crc, const uint8_t *data, size_t len);

/**
 * 32 bits, polynomial 0x1edc6f41, reflected (Castagnoli). With @p first_pkt the CRC begins with all
 * ones, whatever @p crc is; with @p last_pkt the result is inverted.
 */
uint32_t crc32_c(uint32_t crc, const uint8_t *data, size_t len, bool first_pkt, bool last_pkt);

/** Any of them. What a function does not take is ignored; a type that does not exist asserts. */
static inline uint32_t crc_by_type(enum crc_type type, const uint8_t *src, size_t len,
				   uint32_t seed, uint32_t poly, bool reflect, bool first,
				   bool last)
{
	switch (type) {
	case CRC4:
		return crc4(src, len, (uint8_t)poly, (uint8_t)seed, reflect);
	case CRC4_TI:
		return crc4_ti((uint8_t)seed, src, len);
	case CRC7_BE:
		return crc7_be((uint8_t)seed, src, len);
	case CRC8:
		return crc8(src, len, (uint8_t)poly, (uint8_t)seed, reflect);
	case CRC8_CCITT:
		return crc8_ccitt((uint8_t)seed, src, len);
	case CRC16:
		return reflect ? crc16_reflect((uint16_t)poly, (uint16_t)seed, src, len)
			       : crc16((uint16_t)poly, (uint16_t)seed, src, len);
	case CRC16_ANSI:
		return crc16_ansi(src, len);
	case CRC16_CCITT:
		return crc16_ccitt((uint16_t)seed, src, len);
	case CRC16_ITU_T:
		return crc16_itu_t((uint16_t)seed, src, len);
	case CRC24_PGP:
		return crc24_pgp_update(seed, src, len) & CRC24_FINAL_VALUE_MASK;
	case CRC32_C:
		return crc32_c(seed, src, len, first, last);
	case CRC32_IEEE:
		return crc32_ieee_update(seed, src, len);
	default:
		__ASSERT(false, "there is no CRC %d", (int)type);
		return UINT32_MAX;
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CRC_H_ */
