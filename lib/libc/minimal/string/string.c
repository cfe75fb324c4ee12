/* SPDX-License-Identifier: Apache-2.0 */
/* Strings: length, copy, join, compare. */
#include <string.h>
#include <zephyr/sys/__assert.h>

size_t strlen(const char *s)
{
	size_t n = 0;

	while (s[n] != '\0') {
		n++;
	}
	return n;
}

size_t strnlen(const char *s, size_t maxlen)
{
	size_t n = 0;

	while (n < maxlen && s[n] != '\0') {
		n++;
	}
	return n;
}

char *strcpy(char *restrict d, const char *restrict s)
{
	char *to = d;

	__ASSERT_NO_MSG(d != NULL && s != NULL);
	while ((*to++ = *s++) != '\0') {
	}
	return d;
}

char *strncpy(char *restrict d, const char *restrict s, size_t n)
{
	size_t i = 0;

	__ASSERT_NO_MSG(d != NULL || n == 0);
	for (; i < n && s[i] != '\0'; i++) {
		d[i] = s[i];
	}
	/* What is left is filled, and there is no NUL if nothing is left (C11 7.24.2.4). */
	for (; i < n; i++) {
		d[i] = '\0';
	}
	return d;
}

size_t strlcpy(char *restrict d, const char *restrict s, size_t n)
{
	const size_t len = strlen(s);

	__ASSERT_NO_MSG(d != NULL || n == 0);
	if (n > 0) {
		const size_t kept = len < n ? len : n - 1;

		(void)memcpy(d, s, kept);
		d[kept] = '\0';
	}
	return len;
}

char *strcat(char *restrict dest, const char *restrict src)
{
	(void)strcpy(dest + strlen(dest), src);
	return dest;
}

char *strncat(char *restrict dest, const char *restrict src, size_t n)
{
	const size_t len = strnlen(src, n);
	char *const end = dest + strlen(dest);

	(void)memcpy(end, src, len);
	end[len] = '\0';
	return dest;
}

int strcmp(const char *s1, const char *s2)
{
	while (*s1 == *s2 && *s1 != '\0') {
		s1++;
		s2++;
	}
	return (unsigned char)*s1 - (unsigned char)*s2;
}

int strncmp(const char *s1, const char *s2, size_t n)
{
	for (; n > 0 && *s1 == *s2 && *s1 != '\0'; n--) {
		s1++;
		s2++;
	}
	return n == 0 ? 0 : (unsigned char)*s1 - (unsigned char)*s2;
}
