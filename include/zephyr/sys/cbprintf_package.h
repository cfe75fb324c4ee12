/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a package of a format and its arguments is: its head, and the flags of making and of
 * converting one. The functions are in cbprintf.h.
 *
 * A package, in bytes; "word" is sizeof(int):
 *
 *	+--------------------------------+  union cbprintf_package_hdr, as long as a pointer
 *	| len str_cnt ro_cnt rw_cnt ...  |    len: words up to the end of the arguments
 *	+--------------------------------+
 *	| pointer to the format          |  as va_arg() will find them: padding as on the stack
 *	| arguments                      |
 *	+--------------------------------+  at len words
 *	| ro_cnt bytes                   |  which words point to read-only strings
 *	| rw_cnt pairs of bytes          |  number of the argument, its word: other strings
 *	| str_cnt times: word, text, NUL |  appended strings, and who points to them
 *	+--------------------------------+
 *
 * The number of an argument counts from 0 for the one behind the format. A package may be moved
 * to memory of the same alignment.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_PACKAGE_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_PACKAGE_H_

#include <stdint.h>

#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

/** The head of a package; see the drawing above. */
struct cbprintf_package_desc {
	uint8_t len;
	uint8_t str_cnt;
	uint8_t ro_str_cnt;
	uint8_t rw_str_cnt;
#ifdef CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS
	/** Flags that the package was made with. */
	uint32_t pkg_flags;
#endif
} __packed;

union cbprintf_package_hdr {
	struct cbprintf_package_desc desc;
	void *raw;
} __packed;

/** The head and the first argument. */
struct cbprintf_package_hdr_ext {
	union cbprintf_package_hdr hdr;
	char *fmt;
} __packed;

/** What memory for a package has to be aligned to, in bytes, so that every argument is. */
#define CBPRINTF_PACKAGE_ALIGNMENT COND_CODE_1(CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE, (16), (8))

BUILD_ASSERT(CBPRINTF_PACKAGE_ALIGNMENT >= sizeof(double) &&
	     CBPRINTF_PACKAGE_ALIGNMENT >= sizeof(long long));
BUILD_ASSERT(!IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE) ||
	     CBPRINTF_PACKAGE_ALIGNMENT >= sizeof(long double));

/* Flags of making a package. */

/** CBPRINTF_STATIC_PACKAGE: a const char pointer points to a read-only string. */
#define CBPRINTF_PACKAGE_CONST_CHAR_RO BIT(0)
/** List the words that point to read-only strings. */
#define CBPRINTF_PACKAGE_ADD_RO_STR_POS BIT(1)
/** List the words that point to other strings, instead of appending those. */
#define CBPRINTF_PACKAGE_ADD_RW_STR_POS BIT(2)
/** The first @p n strings among the arguments are read-only, wherever they are; 0 … 7. */
#define CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(n) ((n) << 3)
#define Z_CBPRINTF_PACKAGE_FIRST_RO_STR_CNT_GET(flags) (((flags) >> 3) & 7)
/** Enough to make a package without pointers out of this one later. */
#define CBPRINTF_PACKAGE_ADD_STRING_IDXS \
	(CBPRINTF_PACKAGE_ADD_RO_STR_POS | CBPRINTF_PACKAGE_CONST_CHAR_RO)
/** Each argument has its enum cbprintf_package_arg_type before it, and …_END ends them. */
#define CBPRINTF_PACKAGE_ARGS_ARE_TAGGED BIT(6)

/* Flags of converting a package. */

/** Append the strings that are listed as read-only, or listed as other and found read-only. */
#define CBPRINTF_PACKAGE_CONVERT_RO_STR BIT(0)
/** Append the strings that are listed as not read-only, unless they are. */
#define CBPRINTF_PACKAGE_CONVERT_RW_STR BIT(1)
/** Go on listing read-only strings that were not appended. */
#define CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR BIT(2)
/** Read the format: a listed char pointer that is printed by %p is no string. */
#define CBPRINTF_PACKAGE_CONVERT_PTR_CHECK BIT(3)

/* Older names of the same. */
#define CBPRINTF_PACKAGE_COPY_RO_STR CBPRINTF_PACKAGE_CONVERT_RO_STR
#define CBPRINTF_PACKAGE_COPY_RW_STR CBPRINTF_PACKAGE_CONVERT_RW_STR
#define CBPRINTF_PACKAGE_COPY_KEEP_RO_STR CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR

/* z_cbvprintf_impl(): the arguments are tagged. */
#define Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS BIT(0)

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_PACKAGE_H_ */
