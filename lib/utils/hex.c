/* SPDX-License-Identifier: Apache-2.0 */
/* Hexadecimal text to bytes and back (sys/util.h). */
#include <errno.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

int char2hex(char c, uint8_t *x)
{
	__ASSERT_NO_MSG(x != NULL);
	if (c >= '0' && c <= '9') {
		*x = (uint8_t)(c - '0');
	} else if (c >= 'a' && c <= 'f') {
		*x = (uint8_t)(c - 'a' + 10);
	} else if (c >= 'A' && c <= 'F') {
		*x = (uint8_t)(c - 'A' + 10);
	} else {
		return -EINVAL;
	}
	return 0;
}

int hex2char(uint8_t x, char *c)
{
	__ASSERT_NO_MSG(c != NULL);
	if (x > 15) {
		return -EINVAL;
	}
	*c = "0123456789abcdef"[x];
	return 0;
}

size_t bin2hex(const uint8_t *buf, size_t buflen, char *hex, size_t hexlen)
{
	if (buflen >= SIZE_MAX / 2 || hexlen < 2 * buflen + 1) {
		return 0;
	}
	for (size_t i = 0; i < buflen; i++) {
		(void)hex2char(buf[i] >> 4, &hex[2 * i]);
		(void)hex2char(buf[i] & 0xf, &hex[2 * i + 1]);
	}
	hex[2 * buflen] = '\0';
	return 2 * buflen;
}

size_t hex2bin(const char *hex, size_t hexlen, uint8_t *buf, size_t buflen)
{
	/* An odd count has a leading 0 that is not written. */
	const size_t bytes = hexlen / 2 + hexlen % 2;
	uint8_t byte = 0;
	uint8_t digit;

	if (buflen < bytes) {
		return 0;
	}
	for (size_t i = 0; i < hexlen; i++) {
		if (char2hex(hex[i], &digit) < 0) {
			return 0;
		}
		byte = (uint8_t)(byte << 4 | digit);
		if ((hexlen - i) % 2 == 1) {
			buf[(i + hexlen % 2) / 2] = byte;
			byte = 0;
		}
	}
	return bytes;
}
