/* SPDX-License-Identifier: Apache-2.0 */
/* Basic types: those of the C standard, and one that every object may be aligned by. */
#ifndef ZEPHYR_INCLUDE_TYPES_H_
#define ZEPHYR_INCLUDE_TYPES_H_

#include <stddef.h>
#include <stdint.h>

/** As strictly aligned as any object can be. */
typedef union {
	long long thelonglong;
	long double thelongdouble;
	uintmax_t theuintmax_t;
	size_t thesize_t;
	uintptr_t theuintptr_t;
	void *thepvoid;
	void (*thepfunc)(void);
} z_max_align_t;

#ifdef __cplusplus
/* thread_local and friends stay the language's own there. */
#define Z_THREAD_LOCAL thread_local
#else
#define Z_THREAD_LOCAL _Thread_local
#endif

#endif /* ZEPHYR_INCLUDE_TYPES_H_ */
