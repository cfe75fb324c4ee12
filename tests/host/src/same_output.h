/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The formatter under test against the host's, for the programs that compare them: text and
 * length must agree.
 */
#ifndef TESTS_HOST_SAME_OUTPUT_H_
#define TESTS_HOST_SAME_OUTPUT_H_

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <zephyr/sys/printk.h>

#include "host_libc.h"

/* Room for more digits than a double has. */
#define SAME_OUTPUT_ROOM 2000

static inline bool same(const char *format, ...)
{
	static char ours[SAME_OUTPUT_ROOM];
	static char theirs[SAME_OUTPUT_ROOM];
	va_list ap;
	int our_len;
	int their_len;

	va_start(ap, format);
	our_len = vsnprintk(ours, sizeof(ours), format, ap);
	va_end(ap);
	va_start(ap, format);
	their_len = host_vsnprintf(theirs, sizeof(theirs), format, ap);
	va_end(ap);
	if (our_len == their_len && strcmp(ours, theirs) == 0) {
		return true;
	}
	host_printf("format \"%s\": [%s] (%d), host [%s] (%d)\n", format, ours, our_len, theirs,
		    their_len);
	return false;
}

#endif /* TESTS_HOST_SAME_OUTPUT_H_ */
