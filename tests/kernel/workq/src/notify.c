/* SPDX-License-Identifier: Apache-2.0 */
/* Notification of the end of an operation; what needs no kernel is in tests/host. */
#include <zephyr/kernel.h>
#include <zephyr/sys/notify.h>
#include <zephyr/ztest.h>

ZTEST(notify, test_signal)
{
	struct k_poll_signal signal;
	struct sys_notify notify;
	unsigned int signaled;
	int result = 0;

	k_poll_signal_init(&signal);
	sys_notify_init_signal(&notify, &signal);
	zassert_ok(sys_notify_validate(&notify));
	zassert_false(sys_notify_uses_callback(&notify));
	zassert_equal(sys_notify_fetch_result(&notify, &result), -EAGAIN);
	k_poll_signal_check(&signal, &signaled, &result);
	zassert_equal(signaled, 0);

	zassert_is_null(sys_notify_finalize(&notify, -7));
	k_poll_signal_check(&signal, &signaled, &result);
	zassert_equal(signaled, 1);
	zassert_equal(result, -7);
	result = 0;
	zassert_ok(sys_notify_fetch_result(&notify, &result));
	zassert_equal(result, -7);
	zassert_equal(sys_notify_validate(&notify), -EINVAL, "it has been used");
}

ZTEST(notify, test_signal_is_missing)
{
	struct sys_notify notify = { .flags = SYS_NOTIFY_METHOD_SIGNAL };

	zassert_equal(sys_notify_validate(&notify), -EINVAL);
}

ZTEST_SUITE(notify, NULL, NULL, NULL, NULL, NULL);
