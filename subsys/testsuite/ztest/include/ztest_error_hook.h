/* SPDX-License-Identifier: Apache-2.0 */
/* The older spelling of <zephyr/ztest_error_hook.h>. */
#ifndef SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_ERROR_HOOK_H_
#define SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_ERROR_HOOK_H_

#include <zephyr/ztest_error_hook.h>

#endif /* SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_ERROR_HOOK_H_ */
