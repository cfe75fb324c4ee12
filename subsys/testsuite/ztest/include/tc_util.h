/* SPDX-License-Identifier: Apache-2.0 */
/* The older spelling of <zephyr/tc_util.h>. */
#ifndef SUBSYS_TESTSUITE_ZTEST_INCLUDE_TC_UTIL_H_
#define SUBSYS_TESTSUITE_ZTEST_INCLUDE_TC_UTIL_H_

#include <zephyr/tc_util.h>

#endif /* SUBSYS_TESTSUITE_ZTEST_INCLUDE_TC_UTIL_H_ */
