/* SPDX-License-Identifier: Apache-2.0 */
/* Formatted output. There are no files: stdout and stderr are the console. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_STDIO_H_
#define LIB_LIBC_MINIMAL_INCLUDE_STDIO_H_

#include <stdarg.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef EOF
#define EOF (-1)
#endif
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2

typedef int FILE;
#define stdin ((FILE *)1)
#define stdout ((FILE *)2)
#define stderr ((FILE *)3)

#define Z_PRINTF(f, a) __attribute__((format(__printf__, f, a)))

Z_PRINTF(1, 2) int printf(const char *__restrict fmt, ...);
Z_PRINTF(2, 3) int fprintf(FILE *__restrict stream, const char *__restrict fmt, ...);
Z_PRINTF(3, 4) int snprintf(char *__restrict s, size_t len, const char *__restrict fmt, ...);
Z_PRINTF(2, 3) int sprintf(char *__restrict s, const char *__restrict fmt, ...);
Z_PRINTF(1, 0) int vprintf(const char *__restrict fmt, va_list list);
Z_PRINTF(2, 0) int vfprintf(FILE *__restrict stream, const char *__restrict fmt, va_list ap);
Z_PRINTF(3, 0)
int vsnprintf(char *__restrict s, size_t len, const char *__restrict fmt, va_list list);
Z_PRINTF(2, 0) int vsprintf(char *__restrict s, const char *__restrict fmt, va_list list);

int puts(const char *s);
int fputc(int c, FILE *stream);
int fputs(const char *__restrict s, FILE *__restrict stream);
size_t fwrite(const void *__restrict ptr, size_t size, size_t nitems, FILE *stream);

static inline int putc(int c, FILE *stream)
{
	return fputc(c, stream);
}

static inline int putchar(int c)
{
	return fputc(c, stdout);
}

#ifdef __cplusplus
}
#endif

#endif /* LIB_LIBC_MINIMAL_INCLUDE_STDIO_H_ */
