/* SPDX-License-Identifier: Apache-2.0 */
/* Types of files and processes. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_SYS_TYPES_H_
#define LIB_LIBC_MINIMAL_INCLUDE_SYS_TYPES_H_

#include <stddef.h>

/* Signed, of the size of size_t, and a long: its format is zd or ld. */
typedef long ssize_t;
typedef long off_t;
typedef int mode_t;

#endif /* LIB_LIBC_MINIMAL_INCLUDE_SYS_TYPES_H_ */
