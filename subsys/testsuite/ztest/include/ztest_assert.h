/* SPDX-License-Identifier: Apache-2.0 */
/* The older spelling of <zephyr/ztest_assert.h>. */
#ifndef SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_ASSERT_H_
#define SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_ASSERT_H_

#include <zephyr/ztest_assert.h>

#endif /* SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_ASSERT_H_ */
