/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of the host's C library under names of their own, to compare with. */
#ifndef TESTS_HOST_HOST_LIBC_H_
#define TESTS_HOST_HOST_LIBC_H_

#include <stdarg.h>
#include <stddef.h>

int host_vsnprintf(char *str, size_t size, const char *format, va_list ap);
long host_strtol(const char *text, char **end, int base, int *error);
unsigned long host_strtoul(const char *text, char **end, int base, int *error);
long long host_strtoll(const char *text, char **end, int base, int *error);
unsigned long long host_strtoull(const char *text, char **end, int base, int *error);
int host_strcmp(const char *s1, const char *s2);
int host_strncmp(const char *s1, const char *s2, size_t n);
int host_strcasecmp(const char *s1, const char *s2);
int host_memcmp(const void *m1, const void *m2, size_t n);
char *host_strstr(const char *s, const char *find);
char *host_strchr(const char *s, int c);
char *host_strrchr(const char *s, int c);
size_t host_strspn(const char *s, const char *accept);
size_t host_strcspn(const char *s, const char *reject);
size_t host_strnlen(const char *s, size_t maxlen);
int host_isclass(int c, int index);

#endif /* TESTS_HOST_HOST_LIBC_H_ */
