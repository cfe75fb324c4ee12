/* SPDX-License-Identifier: Apache-2.0 */
/* Registers that are not shared: nothing can be asked for. */
#include <errno.h>

#include <zephyr/ztest.h>

ZTEST(unshared, test_nothing_to_ask)
{
	zassert_equal(k_float_enable(k_current_get(), K_FP_REGS), -ENOTSUP);
	zassert_equal(k_float_disable(k_current_get()), -ENOTSUP);
}

ZTEST_SUITE(unshared, NULL, NULL, NULL, NULL, NULL);
