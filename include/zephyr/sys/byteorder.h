/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers in a given byte order.
 *
 * The CPU is little-endian (asserted by toolchain.h). Three families: swap a number between the
 * CPU's order and little (le) or big (be); put a number into bytes at any address, in an order;
 * get it back. Widths are 16, 24, 32, 40, 48 and 64 bits. And: reverse bytes in memory.
 */
#ifndef ZEPHYR_INCLUDE_SYS_BYTEORDER_H_
#define ZEPHYR_INCLUDE_SYS_BYTEORDER_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Constants where their arguments are. */
#define Z_BYTE(x, from, to) ((((x) >> (8 * (from))) & 0xff) << (8 * (to)))
#define __bswap_16(x) ((uint16_t)(Z_BYTE(x, 0, 1) | Z_BYTE(x, 1, 0)))
#define __bswap_24(x) \
	((uint32_t)(Z_BYTE((uint32_t)(x), 0, 2) | Z_BYTE((uint32_t)(x), 1, 1) | \
		    Z_BYTE((uint32_t)(x), 2, 0)))
#define __bswap_32(x) ((uint32_t)__builtin_bswap32(x))
#define __bswap_40(x) ((uint64_t)(__builtin_bswap64(x) >> 24))
#define __bswap_48(x) ((uint64_t)(__builtin_bswap64(x) >> 16))
#define __bswap_64(x) ((uint64_t)__builtin_bswap64(x))

/* Little-endian is the CPU's own order. */
#define sys_le16_to_cpu(val) (val)
#define sys_cpu_to_le16(val) (val)
#define sys_le24_to_cpu(val) (val)
#define sys_cpu_to_le24(val) (val)
#define sys_le32_to_cpu(val) (val)
#define sys_cpu_to_le32(val) (val)
#define sys_le40_to_cpu(val) (val)
#define sys_cpu_to_le40(val) (val)
#define sys_le48_to_cpu(val) (val)
#define sys_cpu_to_le48(val) (val)
#define sys_le64_to_cpu(val) (val)
#define sys_cpu_to_le64(val) (val)
#define sys_be16_to_cpu(val) __bswap_16(val)
#define sys_cpu_to_be16(val) __bswap_16(val)
#define sys_be24_to_cpu(val) __bswap_24(val)
#define sys_cpu_to_be24(val) __bswap_24(val)
#define sys_be32_to_cpu(val) __bswap_32(val)
#define sys_cpu_to_be32(val) __bswap_32(val)
#define sys_be40_to_cpu(val) __bswap_40(val)
#define sys_cpu_to_be40(val) __bswap_40(val)
#define sys_be48_to_cpu(val) __bswap_48(val)
#define sys_cpu_to_be48(val) __bswap_48(val)
#define sys_be64_to_cpu(val) __bswap_64(val)
#define sys_cpu_to_be64(val) __bswap_64(val)

/* The @p n low bytes of a number, the lowest first or last. */
static ALWAYS_INLINE void z_put_le(uint64_t val, uint8_t *dst, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		dst[i] = (uint8_t)(val >> (8 * i));
	}
}

static ALWAYS_INLINE void z_put_be(uint64_t val, uint8_t *dst, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		dst[n - 1 - i] = (uint8_t)(val >> (8 * i));
	}
}

static ALWAYS_INLINE uint64_t z_get_le(const uint8_t *src, size_t n)
{
	uint64_t val = 0;

	while (n-- > 0) {
		val = val << 8 | src[n];
	}
	return val;
}

static ALWAYS_INLINE uint64_t z_get_be(const uint8_t *src, size_t n)
{
	uint64_t val = 0;

	for (size_t i = 0; i < n; i++) {
		val = val << 8 | src[i];
	}
	return val;
}

/* sys_put_<order><bits>(value, bytes) and sys_get_<order><bits>(bytes) */
#define Z_BYTEORDER_DEFINE(order, bits, type) \
	static inline void sys_put_##order##bits(type val, uint8_t dst[(bits) / 8]) \
	{ \
		z_put_##order(val, dst, (bits) / 8); \
	} \
	static inline type sys_get_##order##bits(const uint8_t src[(bits) / 8]) \
	{ \
		return (type)z_get_##order(src, (bits) / 8); \
	}

Z_BYTEORDER_DEFINE(le, 16, uint16_t)
Z_BYTEORDER_DEFINE(le, 24, uint32_t)
Z_BYTEORDER_DEFINE(le, 32, uint32_t)
Z_BYTEORDER_DEFINE(le, 40, uint64_t)
Z_BYTEORDER_DEFINE(le, 48, uint64_t)
Z_BYTEORDER_DEFINE(le, 64, uint64_t)
Z_BYTEORDER_DEFINE(be, 16, uint16_t)
Z_BYTEORDER_DEFINE(be, 24, uint32_t)
Z_BYTEORDER_DEFINE(be, 32, uint32_t)
Z_BYTEORDER_DEFINE(be, 40, uint64_t)
Z_BYTEORDER_DEFINE(be, 48, uint64_t)
Z_BYTEORDER_DEFINE(be, 64, uint64_t)

/** Reverse the order of @p length bytes in place. */
static inline void sys_mem_swap(void *buf, size_t length)
{
	uint8_t *const bytes = (uint8_t *)buf;

	for (size_t i = 0; i < length / 2; i++) {
		const uint8_t kept = bytes[i];

		bytes[i] = bytes[length - 1 - i];
		bytes[length - 1 - i] = kept;
	}
}

/** Copy @p length bytes in reverse order between areas that do not overlap. */
static inline void sys_memcpy_swap(void *dst, const void *src, size_t length)
{
	uint8_t *const to = (uint8_t *)dst;
	const uint8_t *const from = (const uint8_t *)src;

	__ASSERT(from + length <= to || to + length <= from, "source and destination overlap");
	for (size_t i = 0; i < length; i++) {
		to[i] = from[length - 1 - i];
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BYTEORDER_H_ */
