/* SPDX-License-Identifier: Apache-2.0 */
/*
 * On-off services: something that is on while at least one client needs it.
 *
 * A service has functions that turn it on, off and out of an error, each of which may end later
 * than it returns. The manager calls them, counts clients and tells them when it is on:
 *
 *	          request           started
 *	   OFF ------------> TO_ON ---------> ON
 *	    ^ ^                 \            / |
 *	    |  \---- stopped -- TO_OFF <-----  | last release
 *	    |                     \  |
 *	    |                fails \ v fails (TO_ON, too)
 *	RESETTING <---- reset ---- ERROR
 *
 * Functions may be called from any context. Clients and monitors are told without a lock held;
 * they may call the manager again.
 */
#ifndef ZEPHYR_INCLUDE_SYS_ONOFF_H_
#define ZEPHYR_INCLUDE_SYS_ONOFF_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/notify.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Set in a state: the service has failed and not been reset. */
#define ONOFF_FLAG_ERROR BIT(0)
#define ONOFF_FLAG_ONOFF BIT(1)
#define ONOFF_FLAG_TRANSITION BIT(2)

/** The bits that are a state. */
#define ONOFF_STATE_MASK (ONOFF_FLAG_ERROR | ONOFF_FLAG_ONOFF | ONOFF_FLAG_TRANSITION)

#define ONOFF_STATE_OFF 0U
#define ONOFF_STATE_ON ONOFF_FLAG_ONOFF
#define ONOFF_STATE_ERROR ONOFF_FLAG_ERROR
#define ONOFF_STATE_TO_ON (ONOFF_FLAG_TRANSITION | ONOFF_STATE_ON)
#define ONOFF_STATE_TO_OFF (ONOFF_FLAG_TRANSITION | ONOFF_STATE_OFF)
#define ONOFF_STATE_RESETTING (ONOFF_FLAG_TRANSITION | ONOFF_STATE_ERROR)

struct onoff_client;
struct onoff_manager;
struct onoff_monitor;

/** What a service calls when a transition is over; @p res negative: it failed. */
typedef void (*onoff_notify_fn)(struct onoff_manager *mgr, int res);

/** A service's function for a transition, which calls @p notify at its end, now or later. */
typedef void (*onoff_transition_fn)(struct onoff_manager *mgr, onoff_notify_fn notify);

/** A service's functions; those without errors that can be reset have no reset. */
struct onoff_transitions {
	onoff_transition_fn start;
	onoff_transition_fn stop;
	onoff_transition_fn reset;
};

#define ONOFF_TRANSITIONS_INITIALIZER(_start, _stop, _reset) \
	{ .start = (_start), .stop = (_stop), .reset = (_reset) }

/** A service. Its members are lib/os/onoff.c's. */
struct onoff_manager {
	/* who waits for the service to be on, or reset */
	sys_slist_t clients;
	sys_slist_t monitors;
	const struct onoff_transitions *transitions;
	struct k_spinlock lock;
	/* of the last transition */
	int last_res;
	uint16_t flags;
	/* requests that were granted and not released */
	uint16_t refs;
};

#define ONOFF_MANAGER_INITIALIZER(_transitions) { .transitions = (_transitions) }

/** Make a service that is off. @retval -EINVAL NULL, or it cannot be started or stopped */
int onoff_manager_init(struct onoff_manager *mgr, const struct onoff_transitions *transitions);

/** How a client hears of the end of its request, by callback. @param state ONOFF_STATE_* */
typedef void (*onoff_client_callback)(struct onoff_manager *mgr, struct onoff_client *cli,
				      uint32_t state, int res);

/** A client: notify is initialised with sys_notify_init_*(), the rest is zero. */
struct onoff_client {
	sys_snode_t node;
	struct sys_notify notify;
};

/** First bit in a client's notify.flags that users of the manager may define. */
#define ONOFF_CLIENT_EXTENSION_POS SYS_NOTIFY_EXTENSION_POS

/** Whether the service has failed, unlocked. */
static inline bool onoff_has_error(const struct onoff_manager *mgr)
{
	return (mgr->flags & ONOFF_FLAG_ERROR) != 0;
}

/**
 * Need the service. The client is told when it is on, or that it failed; perhaps before this
 * returns.
 *
 * @return the state at the call, or
 * @retval -EINVAL an argument is not valid
 * @retval -EAGAIN too many clients
 * @retval -EIO the service has failed
 * @retval -ENOTSUP it is being reset
 */
int onoff_request(struct onoff_manager *mgr, struct onoff_client *cli);

/**
 * Need the service no longer, after a request that succeeded.
 *
 * @return the state at the call, or
 * @retval -EIO the service has failed
 * @retval -ENOTSUP it is not on
 */
int onoff_release(struct onoff_manager *mgr);

/**
 * Take back a request or a reset; the transition goes on, the client is not told.
 *
 * @return the state at the call, or
 * @retval -EINVAL an argument is NULL
 * @retval -EALREADY the client is not waiting (any more)
 */
int onoff_cancel(struct onoff_manager *mgr, struct onoff_client *cli);

/** Take back a request or, if it was granted, release it. @return as those do */
static inline int onoff_cancel_or_release(struct onoff_manager *mgr, struct onoff_client *cli)
{
	const int ret = onoff_cancel(mgr, cli);

	return ret == -EALREADY ? onoff_release(mgr) : ret;
}

/**
 * Bring a service that has failed to its off state. Any number of clients may wait for that.
 *
 * @return the state at the call, or
 * @retval -EINVAL an argument is not valid
 * @retval -ENOTSUP the service cannot be reset
 * @retval -EALREADY it has not failed
 */
int onoff_reset(struct onoff_manager *mgr, struct onoff_client *cli);

/** How a monitor hears of a new state, before the clients do. It may unregister itself then. */
typedef void (*onoff_monitor_callback)(struct onoff_manager *mgr, struct onoff_monitor *mon,
				       uint32_t state, int res);

/** Somebody who wants to hear of every new state. */
struct onoff_monitor {
	sys_snode_t node;
	onoff_monitor_callback callback;
};

/** Begin and end to monitor. @retval -EINVAL an argument is not valid, or it did not monitor */
int onoff_monitor_register(struct onoff_manager *mgr, struct onoff_monitor *mon);
int onoff_monitor_unregister(struct onoff_manager *mgr, struct onoff_monitor *mon);

/** A service that is turned on and off at once, by the caller: a count with a lock. */
struct onoff_sync_service {
	struct k_spinlock lock;
	/* clients, or a negative error */
	int32_t count;
};

/** Take the lock. @return the count or the error; the lock is held with either */
int onoff_sync_lock(struct onoff_sync_service *srv, k_spinlock_key_t *keyp);

/**
 * Note the result of a transition, release the lock, tell the client.
 *
 * @param cli who turned it on, or NULL
 * @param res negative: the service has failed; otherwise an earlier error is forgotten
 * @param on one client more; false: one less
 * @return the count or the error, as it is now
 */
int onoff_sync_finalize(struct onoff_sync_service *srv, k_spinlock_key_t key,
			struct onoff_client *cli, int res, bool on);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_ONOFF_H_ */
