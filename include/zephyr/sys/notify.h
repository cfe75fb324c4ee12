/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Notification of the end of an operation: a client says how it wants to hear of it, a service
 * says when and with which result.
 *
 * A client initialises a struct sys_notify by one of three ways and hands it over with its
 * request. It belongs to the service until the operation is over; for another operation it is
 * initialised again. All functions may be called from any context.
 */
#ifndef ZEPHYR_INCLUDE_SYS_NOTIFY_H_
#define ZEPHYR_INCLUDE_SYS_NOTIFY_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_poll_signal;

/* How a client hears of the end; it has ended when the method is COMPLETED. */
#define SYS_NOTIFY_METHOD_COMPLETED 0
#define SYS_NOTIFY_METHOD_SPINWAIT 1
#define SYS_NOTIFY_METHOD_SIGNAL 2
#define SYS_NOTIFY_METHOD_CALLBACK 3

#define SYS_NOTIFY_METHOD_POS 0
#define SYS_NOTIFY_METHOD_MASK 0x03U

/** First bit of the flags that a service may use for itself while the operation lasts. */
#define SYS_NOTIFY_EXTENSION_POS 2
#define SYS_NOTIFY_EXTENSION_MASK (~BIT_MASK(SYS_NOTIFY_EXTENSION_POS))

/**
 * A client's function; the service casts it to the type that its clients know. May be called in
 * any context, before threads exist, too.
 */
typedef void (*sys_notify_generic_callback)();

struct sys_notify {
	union method {
		struct k_poll_signal *signal;
		sys_notify_generic_callback callback;
	} method;
	volatile uint32_t flags;
	volatile int result;
};

/* SYS_NOTIFY_METHOD_* of an object. */
static inline uint32_t sys_notify_get_method(const struct sys_notify *notify)
{
	return (notify->flags >> SYS_NOTIFY_METHOD_POS) & SYS_NOTIFY_METHOD_MASK;
}

/**
 * For services: check what a client has handed over, and clear the result.
 *
 * @retval -EINVAL NULL, no method, or without what its method needs
 */
int sys_notify_validate(struct sys_notify *notify);

/**
 * For services: the operation is over. Frees all flags and raises the signal, if there is one.
 *
 * @param res not negative: success
 * @return the function to call now, or NULL
 */
sys_notify_generic_callback sys_notify_finalize(struct sys_notify *notify, int res);

/** The result, if there is one. @retval -EAGAIN the operation is not over */
static inline int sys_notify_fetch_result(const struct sys_notify *notify, int *result)
{
	__ASSERT_NO_MSG(notify != NULL);
	__ASSERT_NO_MSG(result != NULL);

	if (sys_notify_get_method(notify) != SYS_NOTIFY_METHOD_COMPLETED) {
		return -EAGAIN;
	}
	*result = notify->result;
	return 0;
}

/** The client will look for itself, with sys_notify_fetch_result(). */
static inline void sys_notify_init_spinwait(struct sys_notify *notify)
{
	__ASSERT_NO_MSG(notify != NULL);

	notify->method.callback = NULL;
	notify->flags = SYS_NOTIFY_METHOD_SPINWAIT;
	notify->result = 0;
}

/** A signal is raised with the result; it must be reset before. Needs CONFIG_POLL. */
static inline void sys_notify_init_signal(struct sys_notify *notify, struct k_poll_signal *sigp)
{
	__ASSERT_NO_MSG(notify != NULL);
	__ASSERT_NO_MSG(sigp != NULL);

	notify->method.signal = sigp;
	notify->flags = SYS_NOTIFY_METHOD_SIGNAL;
	notify->result = 0;
}

/** A function is called. */
static inline void sys_notify_init_callback(struct sys_notify *notify,
					    sys_notify_generic_callback handler)
{
	__ASSERT_NO_MSG(notify != NULL);
	__ASSERT_NO_MSG(handler != NULL);

	notify->method.callback = handler;
	notify->flags = SYS_NOTIFY_METHOD_CALLBACK;
	notify->result = 0;
}

/** For services that cannot call functions: whether the client wants that. */
static inline bool sys_notify_uses_callback(const struct sys_notify *notify)
{
	__ASSERT_NO_MSG(notify != NULL);

	return sys_notify_get_method(notify) == SYS_NOTIFY_METHOD_CALLBACK;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_NOTIFY_H_ */
