/* SPDX-License-Identifier: Apache-2.0 */
/* The host's half of host_window.h. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "host_window.h"

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

void host_window(void *address, size_t size)
{
	const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;

	if (mmap(address, size, PROT_READ | PROT_WRITE, flags, -1, 0) != address) {
		printf("%p is in use\n", address);
		exit(1);
	}
}
