/* SPDX-License-Identifier: Apache-2.0 */
/* The older spelling of <zephyr/ztest.h>. */
#ifndef SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_H_
#define SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_H_

#include <zephyr/ztest.h>

#endif /* SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_H_ */
