/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Checks of what a caller passed in.
 *
 *	CHECKIF(ptr == NULL) {
 *		return -EINVAL;
 *	}
 *
 * The block runs if the expression holds. Two options change that for whole images: with
 * CONFIG_ASSERT_ON_ERRORS such an error is an assertion, with CONFIG_NO_RUNTIME_CHECKS it is
 * not looked for.
 */
#ifndef ZEPHYR_INCLUDE_SYS_CHECK_H_
#define ZEPHYR_INCLUDE_SYS_CHECK_H_

#include <zephyr/sys/__assert.h>

#if defined(CONFIG_ASSERT_ON_ERRORS)
#define CHECKIF(expr) \
	__ASSERT_NO_MSG(!(expr)); \
	if (false)
#elif defined(CONFIG_NO_RUNTIME_CHECKS)
#define CHECKIF(expr) if (false)
#else
#define CHECKIF(expr) if (expr)
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CHECK_H_ */
