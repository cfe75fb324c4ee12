/* SPDX-License-Identifier: Apache-2.0 */
/* Small numbers to decimal text (sys/util.h). */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

uint8_t u8_to_dec(char *buf, uint8_t buflen, uint8_t value)
{
	uint8_t count = 0;

	__ASSERT_NO_MSG(buf != NULL || buflen == 0);
	for (uint8_t unit = 100; unit > 0 && count < buflen; unit /= 10) {
		if (value >= unit || unit == 1 || count > 0) {
			buf[count++] = (char)('0' + value / unit);
			value %= unit;
		}
	}
	if (count < buflen) {
		buf[count] = '\0';
	}
	return count;
}
