/* SPDX-License-Identifier: Apache-2.0 */
/* Error numbers without texts: every one has the empty string. */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/__assert.h>

char *strerror(int errnum)
{
	(void)errnum;
	return (char *)"";
}

int strerror_r(int errnum, char *strerrbuf, size_t buflen)
{
	(void)errnum;
	__ASSERT_NO_MSG(strerrbuf != NULL || buflen == 0);
	if (buflen == 0) {
		return ERANGE;
	}
	strerrbuf[0] = '\0';
	return 0;
}
