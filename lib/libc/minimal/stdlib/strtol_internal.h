/* SPDX-License-Identifier: Apache-2.0 */
/* A number as it was read, for strtol.c and strtoll.c. */
#ifndef LIB_LIBC_MINIMAL_STDLIB_STRTOL_INTERNAL_H_
#define LIB_LIBC_MINIMAL_STDLIB_STRTOL_INTERNAL_H_

#include <stdbool.h>
#include <stdint.h>

struct z_number {
	unsigned long long magnitude;
	bool negative;
	/* The magnitude did not fit; it is meaningless. */
	bool overflow;
};

/* Read a number; *end, if wanted, is the first character behind it, or text if there is none. */
struct z_number z_parse_number(const char *text, char **end, int base);

#endif /* LIB_LIBC_MINIMAL_STDLIB_STRTOL_INTERNAL_H_ */
