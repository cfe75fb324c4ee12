/* SPDX-License-Identifier: Apache-2.0 */
/* Strings and memory. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_STRING_H_
#define LIB_LIBC_MINIMAL_INCLUDE_STRING_H_

#include <stddef.h>
#include <strings.h>

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy(void *__restrict d, const void *__restrict s, size_t n);
void *memmove(void *d, const void *s, size_t n);
void *memset(void *buf, int c, size_t n);
int memcmp(const void *m1, const void *m2, size_t n);
void *memchr(const void *s, int c, size_t n);
void *memrchr(const void *s, int c, size_t n);

size_t strlen(const char *s);
size_t strnlen(const char *s, size_t maxlen);
char *strcpy(char *__restrict d, const char *__restrict s);
char *strncpy(char *__restrict d, const char *__restrict s, size_t n);
size_t strlcpy(char *__restrict d, const char *__restrict s, size_t n);
char *strcat(char *__restrict dest, const char *__restrict src);
char *strncat(char *__restrict dest, const char *__restrict src, size_t n);
int strcmp(const char *s1, const char *s2);
int strncmp(const char *s1, const char *s2, size_t n);

char *strchr(const char *s, int c);
char *strrchr(const char *s, int c);
char *strstr(const char *s, const char *find);
size_t strspn(const char *s, const char *accept);
size_t strcspn(const char *s, const char *reject);
char *strpbrk(const char *s, const char *accept);
char *strtok_r(char *str, const char *sep, char **state);

/* The text of an error number; empty if the image has no texts. Not to be written to. */
char *strerror(int errnum);
int strerror_r(int errnum, char *strerrbuf, size_t buflen);

#ifdef __cplusplus
}
#endif

#endif /* LIB_LIBC_MINIMAL_INCLUDE_STRING_H_ */
