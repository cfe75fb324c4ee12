/* SPDX-License-Identifier: Apache-2.0 */
/* Strings: compare without regard to case; the lowest bit of a number. */
#include <ctype.h>
#include <stdint.h>
#include <strings.h>

int strncasecmp(const char *s1, const char *s2, size_t n)
{
	for (; n > 0; n--, s1++, s2++) {
		const int left = tolower((unsigned char)*s1);
		const int right = tolower((unsigned char)*s2);

		if (left != right || left == '\0') {
			return left - right;
		}
	}
	return 0;
}

int strcasecmp(const char *s1, const char *s2)
{
	return strncasecmp(s1, s2, SIZE_MAX);
}

int ffs(int i)
{
	return __builtin_ffs(i);
}
