/* SPDX-License-Identifier: Apache-2.0 */
/* The host's C library under names of its own; compiled with the host's headers. */
#include "host_libc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Linux's; its <errno.h> needs headers that a 32-bit C library does not bring by itself. */
extern int *__errno_location(void);
#define LINUX_EINVAL 22
#define LINUX_ERANGE 34

/* ERANGE is 1 to the caller, EINVAL 2: the numbers differ between libraries. */
static int told_error(void)
{
	const int error = *__errno_location();

	return error == LINUX_ERANGE ? 1 : error == LINUX_EINVAL ? 2 : 0;
}

#define HOST_STRTO(name, type) \
	type host_##name(const char *text, char **end, int base, int *error) \
	{ \
		*__errno_location() = 0; \
		const type value = name(text, end, base); \
		*error = told_error(); \
		return value; \
	}

HOST_STRTO(strtol, long)
HOST_STRTO(strtoul, unsigned long)
HOST_STRTO(strtoll, long long)
HOST_STRTO(strtoull, unsigned long long)

int host_strcmp(const char *s1, const char *s2)
{
	return strcmp(s1, s2);
}

int host_strncmp(const char *s1, const char *s2, size_t n)
{
	return strncmp(s1, s2, n);
}

int host_strcasecmp(const char *s1, const char *s2)
{
	return strcasecmp(s1, s2);
}

int host_memcmp(const void *m1, const void *m2, size_t n)
{
	return memcmp(m1, m2, n);
}

char *host_strstr(const char *s, const char *find)
{
	return strstr(s, find);
}

char *host_strchr(const char *s, int c)
{
	return strchr(s, c);
}

char *host_strrchr(const char *s, int c)
{
	return strrchr(s, c);
}

size_t host_strspn(const char *s, const char *accept)
{
	return strspn(s, accept);
}

size_t host_strcspn(const char *s, const char *reject)
{
	return strcspn(s, reject);
}

size_t host_strnlen(const char *s, size_t maxlen)
{
	return strnlen(s, maxlen);
}

int host_isclass(int c, int index)
{
	switch (index) {
	case 0:
		return isupper(c);
	case 1:
		return islower(c);
	case 2:
		return isalpha(c);
	case 3:
		return isdigit(c);
	case 4:
		return isalnum(c);
	case 5:
		return isxdigit(c);
	case 6:
		return isblank(c);
	case 7:
		return isspace(c);
	case 8:
		return isgraph(c);
	case 9:
		return isprint(c);
	case 10:
		return iscntrl(c);
	default:
		return ispunct(c);
	}
}
