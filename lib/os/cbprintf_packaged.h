/* SPDX-License-Identifier: Apache-2.0 */
/* What the files that make, convert and print packages share: reading a format, strings. */
#ifndef LIB_OS_CBPRINTF_PACKAGED_H_
#define LIB_OS_CBPRINTF_PACKAGED_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/cbprintf.h>

/* How a conversion's argument is passed. */
enum z_cbprintf_slot {
	Z_CBPRINTF_SLOT_NONE,
	Z_CBPRINTF_SLOT_INT,
	Z_CBPRINTF_SLOT_LONG,
	Z_CBPRINTF_SLOT_LONG_LONG,
	Z_CBPRINTF_SLOT_DOUBLE,
	Z_CBPRINTF_SLOT_LONG_DOUBLE,
	Z_CBPRINTF_SLOT_STRING,
	Z_CBPRINTF_SLOT_POINTER,
};

/* What a specification takes from the arguments. */
struct z_cbprintf_conversion {
	/* '*' before the argument, an int each. */
	unsigned int stars;
	enum z_cbprintf_slot slot;
};

/* A string and its length; NULL is printed as a word and copied as an empty string. */
struct z_cbprintf_string {
	const char *text;
	size_t len;
};

struct z_cbprintf_string z_cbprintf_text(const char *string);

/* Read the next specification and move behind it. False at the end of the format. */
bool z_cbprintf_next(const char **format, struct z_cbprintf_conversion *conversion);

/*
 * Copy the string that word @p word of a package points to, with the byte in front of it, and
 * take the pointer out. Returns the byte behind the copy.
 */
uint8_t *z_cbprintf_append(uint8_t *to, uint8_t *package, uint8_t word);

#endif /* LIB_OS_CBPRINTF_PACKAGED_H_ */
