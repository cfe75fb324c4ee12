/* SPDX-License-Identifier: Apache-2.0 */
/* Strings: search for characters and strings. */
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/__assert.h>

char *strchr(const char *s, int c)
{
	for (; *s != (char)c; s++) {
		if (*s == '\0') {
			return NULL;
		}
	}
	return (char *)(uintptr_t)s;
}

char *strrchr(const char *s, int c)
{
	/* The NUL belongs to the string. */
	return memrchr(s, c, strlen(s) + 1);
}

char *strstr(const char *s, const char *find)
{
	const size_t len = strlen(find);

	for (;; s++) {
		if (strncmp(s, find, len) == 0) {
			return (char *)(uintptr_t)s;
		}
		if (*s == '\0') {
			return NULL;
		}
	}
}

size_t strspn(const char *s, const char *accept)
{
	size_t n = 0;

	__ASSERT_NO_MSG(s != NULL && accept != NULL);
	while (s[n] != '\0' && strchr(accept, s[n]) != NULL) {
		n++;
	}
	return n;
}

size_t strcspn(const char *s, const char *reject)
{
	size_t n = 0;

	__ASSERT_NO_MSG(s != NULL && reject != NULL);
	while (s[n] != '\0' && strchr(reject, s[n]) == NULL) {
		n++;
	}
	return n;
}

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s == '\0' ? NULL : (char *)(uintptr_t)s;
}
