/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Notification of the end of an operation (sys/notify.h).
 */
#include <zephyr/kernel/poll.h>
#include <zephyr/sys/notify.h>

int sys_notify_validate(struct sys_notify *notify)
{
	bool valid = false;

	if (notify == NULL) {
		return -EINVAL;
	}
	switch (sys_notify_get_method(notify)) {
	case SYS_NOTIFY_METHOD_SPINWAIT:
		valid = true;
		break;
	case SYS_NOTIFY_METHOD_SIGNAL:
		valid = IS_ENABLED(CONFIG_POLL) && notify->method.signal != NULL;
		break;
	case SYS_NOTIFY_METHOD_CALLBACK:
		valid = notify->method.callback != NULL;
		break;
	default:
		break;
	}
	if (!valid) {
		return -EINVAL;
	}
	notify->result = 0;
	return 0;
}

sys_notify_generic_callback sys_notify_finalize(struct sys_notify *notify, int res)
{
	/* Once it is completed, the object is the client's, who may be using it. */
	const union method method = notify->method;
	const uint32_t how = sys_notify_get_method(notify);

	__ASSERT(how != SYS_NOTIFY_METHOD_COMPLETED, "%p was completed before", (void *)notify);

	notify->result = res;
	notify->flags = SYS_NOTIFY_METHOD_COMPLETED;
	if (IS_ENABLED(CONFIG_POLL) && how == SYS_NOTIFY_METHOD_SIGNAL) {
		(void)k_poll_signal_raise(method.signal, res);
	}
	return how == SYS_NOTIFY_METHOD_CALLBACK ? method.callback : NULL;
}
