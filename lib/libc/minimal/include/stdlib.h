/* SPDX-License-Identifier: Apache-2.0 */
/* Memory, conversion, sorting, the end. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_STDLIB_H_
#define LIB_LIBC_MINIMAL_INCLUDE_STDLIB_H_

#include <limits.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX INT_MAX

typedef struct {
	int quot;
	int rem;
} div_t;

void *malloc(size_t size);
void *calloc(size_t nmemb, size_t size);
void *realloc(void *ptr, size_t size);
void *reallocarray(void *ptr, size_t nmemb, size_t size);
void *aligned_alloc(size_t alignment, size_t size);
void free(void *ptr);

long strtol(const char *nptr, char **endptr, int base);
unsigned long strtoul(const char *nptr, char **endptr, int base);
long long strtoll(const char *nptr, char **endptr, int base);
unsigned long long strtoull(const char *nptr, char **endptr, int base);
int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);

void *bsearch(const void *key, const void *array, size_t count, size_t size,
	      int (*cmp)(const void *key, const void *element));
void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *));
void qsort_r(void *base, size_t nmemb, size_t size,
	     int (*compar)(const void *, const void *, void *), void *arg);

int abs(int n);
long labs(long n);
long long llabs(long long n);
div_t div(int numer, int denom);

int rand(void);
int rand_r(unsigned int *seed);
void srand(unsigned int seed);

__attribute__((__noreturn__)) void abort(void);
__attribute__((__noreturn__)) void _exit(int status);
__attribute__((__noreturn__)) void exit(int status);

#ifdef __cplusplus
}
#endif

#endif /* LIB_LIBC_MINIMAL_INCLUDE_STDLIB_H_ */
