/* SPDX-License-Identifier: Apache-2.0 */
/* Comparing without regard to case. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_STRINGS_H_
#define LIB_LIBC_MINIMAL_INCLUDE_STRINGS_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

int strcasecmp(const char *s1, const char *s2);
int strncasecmp(const char *s1, const char *s2, size_t n);
int ffs(int i);

#ifdef __cplusplus
}
#endif

#endif /* LIB_LIBC_MINIMAL_INCLUDE_STRINGS_H_ */
