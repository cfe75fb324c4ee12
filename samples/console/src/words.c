/* SPDX-License-Identifier: Apache-2.0 */
/* Words of a line; see words.h. */
#include "words.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#include <zephyr/sys/__assert.h>

int words_split(char *line, char *words[], int max)
{
	int count = 0;
	char *at = line;

	__ASSERT_NO_MSG(max > 0);
	while (true) {
		while (*at == ' ') {
			*at++ = '\0';
		}
		if (*at == '\0') {
			return count;
		}
		if (count == max) {
			return -E2BIG;
		}
		words[count++] = at;
		while (*at != ' ' && *at != '\0') {
			at++;
		}
	}
}

/* The value of a digit; `base` or more if it is none. */
static uint32_t digit(char c, uint32_t base)
{
	if (c >= '0' && c <= '9') {
		return (uint32_t)(c - '0');
	}
	c |= 0x20; /* lower case */
	return (c >= 'a' && c <= 'f') ? (uint32_t)(c - 'a') + 10U : base;
}

/* What the rest of a number multiplies it by; 0 if it is nothing that may follow. */
static uint32_t unit(const char *rest)
{
	uint32_t factor = 0U;

	switch (rest[0] | 0x20) {
	case 'k':
		factor = 1024U;
		break;
	case 'm':
		factor = 1024U * 1024U;
		break;
	default:
		return rest[0] == '\0' ? 1U : 0U;
	}
	return rest[1] == '\0' ? factor : 0U;
}

int words_number(const char *word, uint32_t *value)
{
	const bool hexadecimal = word[0] == '0' && (word[1] | 0x20) == 'x';
	const uint32_t base = hexadecimal ? 16U : 10U;
	const char *const first = hexadecimal ? &word[2] : word;
	const char *at = first;
	uint64_t sum = 0;

	for (; digit(*at, base) < base; at++) {
		sum = sum * base + digit(*at, base);
		if (sum > UINT32_MAX) {
			return -ERANGE;
		}
	}
	if (at == first || unit(at) == 0U) {
		return -EINVAL;
	}
	sum *= unit(at);
	if (sum > UINT32_MAX) {
		return -ERANGE;
	}
	*value = (uint32_t)sum;
	return 0;
}
