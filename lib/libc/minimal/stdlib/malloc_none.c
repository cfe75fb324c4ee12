/* SPDX-License-Identifier: Apache-2.0 */
/* malloc() and its kin with an arena of 0 bytes: there is never any memory. */
#include <errno.h>
#include <stdlib.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

void *aligned_alloc(size_t alignment, size_t size)
{
	ARG_UNUSED(alignment);
	if (size != 0) {
		errno = ENOMEM;
	}
	return NULL;
}

void *malloc(size_t size)
{
	return aligned_alloc(1, size);
}

void free(void *ptr)
{
	__ASSERT(ptr == NULL, "%p: CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE is 0", ptr);
	ARG_UNUSED(ptr);
}

void *realloc(void *ptr, size_t size)
{
	__ASSERT(ptr == NULL, "%p: CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE is 0", ptr);
	ARG_UNUSED(ptr);
	return malloc(size);
}
