/* SPDX-License-Identifier: Apache-2.0 */
/* reallocarray(): realloc() that knows when a product is too big. */
#include <errno.h>
#include <stdlib.h>

#include <zephyr/sys/math_extras.h>

void *reallocarray(void *ptr, size_t nmemb, size_t size)
{
	size_t bytes;

	if (size_mul_overflow(nmemb, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(ptr, bytes);
}
