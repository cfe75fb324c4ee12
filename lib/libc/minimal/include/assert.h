/* SPDX-License-Identifier: Apache-2.0 */
/* assert(): an assertion of the C library; compiled out by NDEBUG or without CONFIG_ASSERT. */
#ifndef LIB_LIBC_MINIMAL_INCLUDE_ASSERT_H_
#define LIB_LIBC_MINIMAL_INCLUDE_ASSERT_H_

#include <zephyr/sys/__assert.h>

#ifndef __cplusplus
#define static_assert _Static_assert
#endif

#ifdef NDEBUG
#define assert(test) ((void)0)
#else
#define assert(test) __ASSERT_NO_MSG(test)
#endif

#endif /* LIB_LIBC_MINIMAL_INCLUDE_ASSERT_H_ */
