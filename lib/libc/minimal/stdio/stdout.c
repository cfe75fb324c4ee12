/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Characters for stdout and stderr, one by one.
 *
 * Decides what a stream is: stdout and stderr are the function that a console driver installs;
 * before one does, and for any other stream, writing gives EOF.
 */
#include <stdio.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/libc-hooks.h>

static int (*stdout_hook)(int c);

void __stdout_hook_install(int (*hook)(int c))
{
	stdout_hook = hook;
}

int fputc(int c, FILE *stream)
{
	if (stdout_hook == NULL || (stream != stdout && stream != stderr)) {
		return EOF;
	}
	return stdout_hook((unsigned char)c);
}

size_t fwrite(const void *restrict ptr, size_t size, size_t nitems, FILE *stream)
{
	const unsigned char *next = ptr;
	size_t item = 0;

	__ASSERT_NO_MSG(ptr != NULL || size == 0 || nitems == 0);
	for (; size != 0 && item < nitems; item++) {
		for (size_t i = 0; i < size; i++) {
			if (fputc(*next++, stream) == EOF) {
				return item;
			}
		}
	}
	return item;
}

int fputs(const char *restrict s, FILE *restrict stream)
{
	__ASSERT_NO_MSG(s != NULL);
	for (; *s != '\0'; s++) {
		if (fputc(*s, stream) == EOF) {
			return EOF;
		}
	}
	return 0;
}

int puts(const char *s)
{
	if (fputs(s, stdout) == EOF || fputc('\n', stdout) == EOF) {
		return EOF;
	}
	return 0;
}
