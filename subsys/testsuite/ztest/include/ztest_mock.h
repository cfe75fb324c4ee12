/* SPDX-License-Identifier: Apache-2.0 */
/* The older spelling of <zephyr/ztest_mock.h>. */
#ifndef SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_MOCK_H_
#define SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_MOCK_H_

#include <zephyr/ztest_mock.h>

#endif /* SUBSYS_TESTSUITE_ZTEST_INCLUDE_ZTEST_MOCK_H_ */
