/* SPDX-License-Identifier: Apache-2.0 */
/* The host's side of check.h, compiled with the host's headers. */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "host_libc.h"

unsigned int check_asserted;
static unsigned int passed;
static unsigned int failed;

bool check_count(bool held, const char *file, int line, const char *text)
{
	if (held) {
		passed++;
	} else {
		failed++;
		printf("%s:%d: failed: %s\n", file, line, text);
	}
	return held;
}

bool check_has_failed(void)
{
	return failed != 0;
}

int check_end(void)
{
	printf("%u passed, %u failed, %u assertions\n", passed, failed, check_asserted);
	return failed == 0 && passed > 0 && check_asserted == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int host_printf(const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vprintf(format, ap);
	va_end(ap);
	return rc;
}

int host_vsnprintf(char *str, size_t size, const char *format, va_list ap)
{
	return vsnprintf(str, size, format, ap);
}

/* What a failed assertion of the code under test calls. */
void assert_print(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vprintf(fmt, ap);
	va_end(ap);
}

void assert_post_action(const char *file, unsigned int line)
{
	(void)file;
	(void)line;
	check_asserted++;
	/* Going on would run into what the assertion excludes. */
	(void)check_end();
	exit(EXIT_FAILURE);
}
