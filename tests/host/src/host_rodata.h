/* SPDX-License-Identifier: Apache-2.0 */
/* In place of zephyr/linker/utils.h: what is read-only is what the test says. */
#ifndef ZEPHYR_INCLUDE_LINKER_UTILS_H_
#define ZEPHYR_INCLUDE_LINKER_UTILS_H_

#include <stdbool.h>

extern const char host_rodata[64];

static inline bool linker_is_in_rodata(const void *addr)
{
	return (const char *)addr >= host_rodata &&
	       (const char *)addr < &host_rodata[sizeof(host_rodata)];
}

#endif /* ZEPHYR_INCLUDE_LINKER_UTILS_H_ */
