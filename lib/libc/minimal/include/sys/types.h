/* SPDX-License-Identifier: Apache-2.0 */
/* Types of files and processes. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_SYS_TYPES_H_
#define LIB_LIBC_MINIMAL_INCLUDE_SYS_TYPES_H_

#include <stddef.h>

/* The signed size_t: its format is zd. */
typedef __PTRDIFF_TYPE__ ssize_t;
typedef long off_t;
typedef int mode_t;

#endif /* LIB_LIBC_MINIMAL_INCLUDE_SYS_TYPES_H_ */
