/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory: copy, fill, compare, search.
 *
 * The compiler calls memcpy(), memmove(), memset() and memcmp() by itself. With
 * MINIMAL_LIBC_OPTIMIZE_STRING_FOR_SIZE they go byte by byte, else by words where both ends are
 * aligned alike.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/util.h>

typedef uintptr_t __may_alias word_t;

#define BY_WORDS !IS_ENABLED(CONFIG_MINIMAL_LIBC_OPTIMIZE_STRING_FOR_SIZE)
#define WORD_MASK (sizeof(word_t) - 1)

BUILD_ASSERT((sizeof(word_t) & WORD_MASK) == 0, "a word must be a power of two");

void *memcpy(void *restrict d, const void *restrict s, size_t n)
{
	unsigned char *to = d;
	const unsigned char *from = s;
	size_t words;

	if (BY_WORDS && (((uintptr_t)to ^ (uintptr_t)from) & WORD_MASK) == 0) {
		for (; n > 0 && ((uintptr_t)to & WORD_MASK) != 0; n--) {
			*to++ = *from++;
		}
		words = n / sizeof(word_t);
		if (words != 0) {
			size_t i = 0;

			/* The test at the end: two instructions less for a word. */
			do {
				((word_t *)to)[i] = ((const word_t *)from)[i];
			} while (++i != words);
		}
		to += words * sizeof(word_t);
		from += words * sizeof(word_t);
		n &= WORD_MASK;
	}
	for (; n > 0; n--) {
		*to++ = *from++;
	}
	return d;
}

void *memmove(void *d, const void *s, size_t n)
{
	unsigned char *to = d;
	const unsigned char *from = s;

	/* The destination begins inside the source: copy from the end. */
	if ((uintptr_t)to - (uintptr_t)from < n) {
		while (n-- > 0) {
			to[n] = from[n];
		}
		return d;
	}
	for (; n > 0; n--) {
		*to++ = *from++;
	}
	return d;
}

void *memset(void *buf, int c, size_t n)
{
	unsigned char *to = buf;
	const word_t word = (unsigned char)c * (~(word_t)0 / UINT8_MAX);
	size_t words;

	if (BY_WORDS) {
		for (; n > 0 && ((uintptr_t)to & WORD_MASK) != 0; n--) {
			*to++ = (unsigned char)c;
		}
		words = n / sizeof(word_t);
		if (words != 0) {
			size_t i = 0;

			do {
				((word_t *)to)[i] = word;
			} while (++i != words);
		}
		to += words * sizeof(word_t);
		n &= WORD_MASK;
	}
	for (; n > 0; n--) {
		*to++ = (unsigned char)c;
	}
	return buf;
}

int memcmp(const void *m1, const void *m2, size_t n)
{
	const unsigned char *left = m1;
	const unsigned char *right = m2;

	for (; n > 0; n--, left++, right++) {
		if (*left != *right) {
			return *left - *right;
		}
	}
	return 0;
}

void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *next = s;

	for (; n > 0; n--, next++) {
		if (*next == (unsigned char)c) {
			return (void *)(uintptr_t)next;
		}
	}
	return NULL;
}

void *memrchr(const void *s, int c, size_t n)
{
	const unsigned char *const bytes = s;

	while (n-- > 0) {
		if (bytes[n] == (unsigned char)c) {
			return (void *)(uintptr_t)&bytes[n];
		}
	}
	return NULL;
}
