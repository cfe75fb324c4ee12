/* SPDX-License-Identifier: Apache-2.0 */
/* malloc() and its kin in the minimal C library. */
#include "helpers.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

ZTEST(libc_malloc, test_malloc)
{
	char *const first = malloc(100);
	char *const second = malloc(100);

	zassert_true(first != NULL && second != NULL);
	zassert_equal((uintptr_t)first % 8, 0);
	zassert_equal((uintptr_t)second % 8, 0);
	zassert_true(second >= first + 100 || first >= second + 100);
	free(first);
	free(second);
	free(NULL);
}

ZTEST(libc_malloc, test_no_memory)
{
	void *mem;

	errno = 0;
	zassert_is_null(malloc(0));
	zassert_equal(errno, 0);
	zassert_is_null(malloc(1024));
	zassert_equal(errno, ENOMEM);
	errno = 0;
	zassert_is_null(calloc(0x40000001, 4));
	zassert_equal(errno, ENOMEM);
	errno = 0;
	zassert_is_null(reallocarray(NULL, 0x40000001, 4));
	zassert_equal(errno, ENOMEM);
	mem = malloc(800);
	zassert_not_null(mem, "a block was not freed");
	free(mem);
}

ZTEST(libc_malloc, test_aligned)
{
	void *const mem = aligned_alloc(128, 5);

	zassert_not_null(mem);
	zassert_equal((uintptr_t)mem % 128, 0);
	free(mem);
}

ZTEST(libc_malloc, test_calloc)
{
	uint8_t *mem = malloc(64);

	(void)memset(mem, 0xff, 64);
	free(mem);
	mem = calloc(16, 4);
	for (int i = 0; i < 64; i++) {
		zassert_equal(mem[i], 0);
	}
	free(mem);
}

ZTEST(libc_malloc, test_realloc)
{
	char *mem = realloc(NULL, 12);
	void *const wall = malloc(12);
	char *moved;

	(void)strcpy(mem, "tramontana");
	moved = reallocarray(mem, 30, 10);
	zassert_not_null(moved);
	zassert_not_equal(moved, mem);
	zassert_str_equal(moved, "tramontana");
	zassert_is_null(realloc(moved, 2000));
	zassert_str_equal(moved, "tramontana");
	zassert_equal(realloc(moved, 11), moved);
	zassert_is_null(realloc(moved, 0));
	free(wall);
	mem = malloc(800);
	zassert_not_null(mem, "a block was not freed");
	free(mem);
}

ZTEST_SUITE(libc_malloc, NULL, NULL, NULL, NULL, NULL);
