/* SPDX-License-Identifier: Apache-2.0 */
/* calloc(): cleared memory from malloc(). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zephyr/sys/math_extras.h>

void *calloc(size_t nmemb, size_t size)
{
	size_t bytes;
	void *mem;

	if (size_mul_overflow(nmemb, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	mem = malloc(bytes);
	return mem == NULL ? NULL : memset(mem, 0, bytes);
}
