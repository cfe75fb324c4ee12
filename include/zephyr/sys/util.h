/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Utilities for C: sizes, rounding, arrays, bit fields, small conversions.
 *
 * Decides: nothing about the machine; every macro is a constant expression where its arguments
 * are, unless its comment says otherwise. The preprocessor's own utilities are in util_macro.h.
 * The functions declared at the end are in lib/utils.
 */
#ifndef ZEPHYR_INCLUDE_SYS_UTIL_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_H_

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

/** Bytes in @p x KiB, MiB, GiB; hertz in @p x kHz, MHz. */
#ifdef _LINKER
#define KB(x) ((x) << 10)
#else
#define KB(x) (((size_t)(x)) << 10)
#endif
#define MB(x) (KB(x) << 10)
#define GB(x) (MB(x) << 10)
#define KHZ(x) ((x) * 1000)
#define MHZ(x) (KHZ(x) * 1000)

#if !defined(_ASMLANGUAGE) && !defined(_LINKER)

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- Pointers and integers ----------------------------------------------------------------- */

#define POINTER_TO_UINT(x) ((uintptr_t)(x))
#define UINT_TO_POINTER(x) ((void *)(uintptr_t)(x))
#define POINTER_TO_INT(x) ((intptr_t)(x))
#define INT_TO_POINTER(x) ((void *)(intptr_t)(x))

/* --- Types and their bits ------------------------------------------------------------------ */

/** Bits in a type, a long, a long long. */
#define NUM_BITS(t) (sizeof(t) * BITS_PER_BYTE)
#define BITS_PER_BYTE (__CHAR_BIT__)
#define BITS_PER_NIBBLE (__CHAR_BIT__ / 2)
#define NIBBLES_PER_BYTE (BITS_PER_BYTE / BITS_PER_NIBBLE)
#define BITS_PER_LONG (__CHAR_BIT__ * __SIZEOF_LONG__)
#define BITS_PER_LONG_LONG (__CHAR_BIT__ * __SIZEOF_LONG_LONG__)

/** Bits @p l to @p h set, both included. */
#define GENMASK(h, l) ((~0UL << (l)) & (~0UL >> (BITS_PER_LONG - 1 - (h))))
#define GENMASK64(h, l) ((~0ULL << (l)) & (~0ULL >> (BITS_PER_LONG_LONG - 1 - (h))))
/** The lowest set bit of @p value. */
#define LSB_GET(value) ((value) & -(value))
/** The field that @p mask marks, taken from @p value; a value moved to that field. */
#define FIELD_GET(mask, value) (((value) & (mask)) / LSB_GET(mask))
#define FIELD_PREP(mask, value) (((value) * LSB_GET(mask)) & (mask))

/** 0 if @p cond holds, otherwise the build stops; for use inside expressions. */
#define ZERO_OR_COMPILE_ERROR(cond) ((int)sizeof(char[1 - 2 * !(cond)]) - 1)
/** Size of a member of a structure type. */
#define SIZEOF_FIELD(type, member) sizeof(((type *)0)->member)
/** True if two expressions have the same type. C only. */
#define SAME_TYPE(a, b) __builtin_types_compatible_p(__typeof__(a), __typeof__(b))

/* --- Arrays -------------------------------------------------------------------------------- */

#ifdef __cplusplus
#define IS_ARRAY(array) 0
#else
/** 0 if @p array is an array; the build stops if it is a pointer. */
#define IS_ARRAY(array) ZERO_OR_COMPILE_ERROR(!SAME_TYPE(array, &(array)[0]))
#endif

/** Number of elements of an array. */
#define ARRAY_SIZE(array) ((size_t)(IS_ARRAY(array) + (sizeof(array) / sizeof((array)[0]))))
/** True if @p ptr points into @p array. */
#define PART_OF_ARRAY(array, ptr) \
	((ptr) != NULL && POINTER_TO_UINT(ptr) >= POINTER_TO_UINT(array) && \
	 POINTER_TO_UINT(ptr) < POINTER_TO_UINT(&(array)[ARRAY_SIZE(array)]))
/** True if @p ptr points to the beginning of an element of @p array. */
#define IS_ARRAY_ELEMENT(array, ptr) \
	(PART_OF_ARRAY(array, ptr) && \
	 (POINTER_TO_UINT(ptr) - POINTER_TO_UINT(array)) % sizeof((array)[0]) == 0)
/** Index of the element that @p ptr points to; it must be one. */
#define ARRAY_INDEX(array, ptr) \
	__extension__({ \
		__ASSERT_NO_MSG(IS_ARRAY_ELEMENT(array, ptr)); \
		(const __typeof__((array)[0]) *)(ptr) - (array); \
	})
/** Index of the element that @p ptr points into. */
#define ARRAY_INDEX_FLOOR(array, ptr) \
	__extension__({ \
		__ASSERT_NO_MSG(PART_OF_ARRAY(array, ptr)); \
		(POINTER_TO_UINT(ptr) - POINTER_TO_UINT(array)) / sizeof((array)[0]); \
	})
/** Loop over an array by index; over its elements by pointer. */
#define ARRAY_FOR_EACH(array, idx) for (size_t idx = 0; (idx) < ARRAY_SIZE(array); ++(idx))
#define ARRAY_FOR_EACH_PTR(array, ptr) \
	for (__typeof__(*(array)) *ptr = (array); (size_t)((ptr) - (array)) < ARRAY_SIZE(array); \
	     ++(ptr))
/** An array member without a size, also where it would be the only one. */
#define FLEXIBLE_ARRAY_DECLARE(type, name) \
	struct { \
		struct { } __unused_##name; \
		type name[]; \
	}

/** Stop the build unless @p ptr has the type of @p field, or is a void pointer. */
#ifdef __cplusplus
#define CONTAINER_OF_VALIDATE(ptr, type, field)
#else
#define CONTAINER_OF_VALIDATE(ptr, type, field) \
	BUILD_ASSERT(SAME_TYPE(*(ptr), ((type *)0)->field) || SAME_TYPE(*(ptr), void), \
		     "pointer type mismatch in CONTAINER_OF");
#endif
/** The object of @p type whose member @p field is at @p ptr. */
#define CONTAINER_OF(ptr, type, field) \
	__extension__({ \
		CONTAINER_OF_VALIDATE(ptr, type, field) \
		(type *)((char *)(ptr) - offsetof(type, field)); \
	})

/** All arguments joined into one token. */
#define CONCAT(...) UTIL_CAT(_CONCAT_, NUM_VA_ARGS_LESS_1(__VA_ARGS__))(__VA_ARGS__)
#define _CONCAT_0(a) a
#define _CONCAT_1(a, ...) UTIL_CAT(a, _CONCAT_0(__VA_ARGS__))
#define _CONCAT_2(a, ...) UTIL_CAT(a, _CONCAT_1(__VA_ARGS__))
#define _CONCAT_3(a, ...) UTIL_CAT(a, _CONCAT_2(__VA_ARGS__))
#define _CONCAT_4(a, ...) UTIL_CAT(a, _CONCAT_3(__VA_ARGS__))
#define _CONCAT_5(a, ...) UTIL_CAT(a, _CONCAT_4(__VA_ARGS__))
#define _CONCAT_6(a, ...) UTIL_CAT(a, _CONCAT_5(__VA_ARGS__))
#define _CONCAT_7(a, ...) UTIL_CAT(a, _CONCAT_6(__VA_ARGS__))

/* --- Rounding and comparing ---------------------------------------------------------------- */

/** True if @p ptr is a multiple of @p align, a power of two. */
#define IS_ALIGNED(ptr, align) (((uintptr_t)(ptr)) % (align) == 0)
/** @p x rounded to a multiple of @p align, which is a power of two. */
#define ROUND_UP(x, align) ROUND_DOWN((unsigned long)(x) + ((unsigned long)(align) - 1), align)
#define ROUND_DOWN(x, align) ((unsigned long)(x) & ~((unsigned long)(align) - 1))
/** @p x rounded to a multiple of the size of a pointer. */
#define WB_UP(x) ROUND_UP(x, sizeof(void *))
#define WB_DN(x) ROUND_DOWN(x, sizeof(void *))
/** Quotient rounded up, or to the nearest integer. */
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_CLOSEST(n, d) \
	((((n) < 0) ^ ((d) < 0)) ? ((n) - ((d) / 2)) / (d) : ((n) + ((d) / 2)) / (d))
/** Older name of DIV_ROUND_UP. */
#define ceiling_fraction(numerator, divider) DIV_ROUND_UP(numerator, divider)

/** Plain comparisons: an argument may be evaluated twice, and constants stay constant. */
#ifndef MAX
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef MIN
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef CLAMP
#define CLAMP(val, low, high) (((val) <= (low)) ? (low) : MIN(val, high))
#endif
/** True for a value between two bounds, both included. */
#define IN_RANGE(val, min, max) ((val) >= (min) && (val) <= (max))

/** Logarithm to base 2, rounded down (-1 for 0) or up (0 for 0). */
#define __z_log2(x) \
	(sizeof(__typeof__(x)) > 4 ? (63 - __builtin_clzll(x)) : (31 - __builtin_clz(x)))
#define LOG2(x) ((x) < 1 ? -1 : __z_log2(x))
#define LOG2CEIL(x) ((x) <= 1 ? 0 : __z_log2((x) - 1) + 1)
/** The power of two at or above @p x; 0 if 64 bits cannot hold it. */
#define NHPOT(x) ((x) < 1 ? 1 : ((x) > (1ULL << 63) ? 0 : 1ULL << LOG2CEIL(x)))

/** True if exactly one bit of @p x is set. */
static inline bool is_power_of_two(unsigned int x)
{
	return IS_POWER_OF_TWO(x);
}

/** True if @p p is NULL; says so to a compiler that thinks it knows better. */
static ALWAYS_INLINE bool is_null_no_warn(void *p)
{
	return p == NULL;
}

/** Shift right, filling with the sign, whatever the compiler makes of >> on negative numbers. */
static inline int64_t arithmetic_shift_right(int64_t value, uint8_t shift)
{
	const uint64_t bits = (uint64_t)value;
	const uint64_t fill = value < 0 && shift != 0 ? ~(~UINT64_C(0) >> shift) : 0;

	return (int64_t)((bits >> shift) | fill);
}

/** The number whose sign is bit @p index of @p value (32 bits; 64 bits below). */
static inline int32_t sign_extend(uint32_t value, uint8_t index)
{
	const uint32_t sign = UINT32_C(1) << index;

	return (int32_t)(((value & (sign | (sign - 1))) ^ sign) - sign);
}

static inline int64_t sign_extend_64(uint64_t value, uint8_t index)
{
	const uint64_t sign = UINT64_C(1) << index;

	return (int64_t)(((value & (sign | (sign - 1))) ^ sign) - sign);
}

/* --- Memory, byte by byte ------------------------------------------------------------------ */

/** Copy with single-byte accesses, in ascending order. */
static inline void bytecpy(void *dst, const void *src, size_t size)
{
	volatile uint8_t *to = (volatile uint8_t *)dst;
	const volatile uint8_t *from = (const volatile uint8_t *)src;

	while (size-- > 0) {
		*to++ = *from++;
	}
}

/** Exchange two areas that do not overlap. */
static inline void byteswp(void *a, void *b, size_t size)
{
	uint8_t *left = (uint8_t *)a;
	uint8_t *right = (uint8_t *)b;

	for (size_t i = 0; i < size; i++) {
		const uint8_t kept = left[i];

		left[i] = right[i];
		right[i] = kept;
	}
}

/** dst = src1 XOR src2, @p len bytes. */
static inline void mem_xor_n(uint8_t *dst, const uint8_t *src1, const uint8_t *src2, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		dst[i] = src1[i] ^ src2[i];
	}
}

static inline void mem_xor_32(uint8_t dst[4], const uint8_t src1[4], const uint8_t src2[4])
{
	mem_xor_n(dst, src1, src2, 4);
}

static inline void mem_xor_128(uint8_t dst[16], const uint8_t src1[16], const uint8_t src2[16])
{
	mem_xor_n(dst, src1, src2, 16);
}

/** True if two areas of @p n bytes, or of the lengths given, are equal. */
static inline bool util_memeq(const void *m1, const void *m2, size_t n)
{
	return memcmp(m1, m2, n) == 0;
}

static inline bool util_eq(const void *m1, size_t len1, const void *m2, size_t len2)
{
	return len1 == len2 && (m1 == m2 || util_memeq(m1, m2, len1));
}

/* --- Text and numbers ---------------------------------------------------------------------- */

static inline uint8_t bcd2bin(uint8_t bcd)
{
	return (uint8_t)(10 * (bcd >> 4) + (bcd & 0x0f));
}

static inline uint8_t bin2bcd(uint8_t bin)
{
	return (uint8_t)(((bin / 10) << 4) | (bin % 10));
}

/** Value of a hexadecimal digit. @retval 0 done @retval -EINVAL not a digit */
int char2hex(char c, uint8_t *x);
/** Hexadecimal digit, in lower case, of a value. @retval 0 done @retval -EINVAL above 15 */
int hex2char(uint8_t x, char *c);
/** Bytes to digits, NUL-terminated. @return digits written, 0 if @p hexlen is too small */
size_t bin2hex(const uint8_t *buf, size_t buflen, char *hex, size_t hexlen);
/** Digits to bytes; an odd count begins with a single digit. @return bytes written, 0 on error */
size_t hex2bin(const char *hex, size_t hexlen, uint8_t *buf, size_t buflen);
/** Decimal digits of @p value, as many as fit, NUL-terminated if there is room. @return digits */
uint8_t u8_to_dec(char *buf, uint8_t buflen, uint8_t value);
/** Cut a character off the end of a string if its bytes are not all there. */
char *utf8_trunc(char *utf8_str);
/** Copy a string into @p n bytes without cutting a character in two. */
char *utf8_lcpy(char *dst, const char *src, size_t n);

#ifdef __cplusplus
}
#endif

/** Delay inside WAIT_FOR, for machines whose time stands still while a loop runs. */
#define Z_SPIN_DELAY(t)
/** Wait for @p expr, running @p delay_stmt, at most @p timeout microseconds; its value. */
#define WAIT_FOR(expr, timeout, delay_stmt) \
	__extension__({ \
		const uint32_t _wf_cycles = k_us_to_cyc_ceil32(timeout); \
		const uint32_t _wf_start = k_cycle_get_32(); \
		while (!(expr) && (_wf_cycles > (k_cycle_get_32() - _wf_start))) { \
			delay_stmt; \
			Z_SPIN_DELAY(10); \
		} \
		(expr); \
	})

#include <zephyr/sys/__assert.h>

#endif /* !_ASMLANGUAGE && !_LINKER */

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_H_ */
