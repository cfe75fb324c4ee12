/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of UTF-8 that are cut never end in half a character (sys/util.h). */
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#define IS_ASCII(c) (((c) & 0x80) == 0)
#define IS_CONTINUATION(c) (((c) & 0xc0) == 0x80)

/* Bytes of the character that a lead byte begins; 0 for a byte that begins none. */
static size_t sequence_length(uint8_t lead)
{
	if ((lead & 0xe0) == 0xc0) {
		return 2;
	}
	if ((lead & 0xf0) == 0xe0) {
		return 3;
	}
	return (lead & 0xf8) == 0xf0 ? 4 : 0;
}

char *utf8_trunc(char *utf8_str)
{
	uint8_t *const text = (uint8_t *)utf8_str;
	const size_t len = strlen(utf8_str);
	size_t lead = len;

	__ASSERT_NO_MSG(utf8_str != NULL);
	if (len == 0 || IS_ASCII(text[len - 1])) {
		return utf8_str;
	}
	do {
		lead--;
	} while (lead > 0 && IS_CONTINUATION(text[lead]));
	if (len - lead != sequence_length(text[lead])) {
		text[lead] = '\0';
	}
	return utf8_str;
}

char *utf8_lcpy(char *dst, const char *src, size_t n)
{
	const size_t len = strlen(src);

	__ASSERT_NO_MSG(dst != NULL);
	if (n == 0) {
		return dst;
	}
	(void)memcpy(dst, src, MIN(len, n - 1));
	dst[MIN(len, n - 1)] = '\0';
	return len < n ? dst : utf8_trunc(dst);
}
