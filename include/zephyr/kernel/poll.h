/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Polling: a thread waits for the first of several objects to have something. CONFIG_POLL.
 *
 * Who polls only learns that there is something: it still takes it, and another thread may have
 * been faster. A thread that waits at an object itself goes before all that poll for it. Of
 * these, one is told: the one of the highest priority, then the one that polls longest.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_POLL_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/poll_obj.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_fifo;
struct k_msgq;
struct k_pipe;
struct k_queue;
struct k_sem;
struct z_poller;

/* What to wait for: bits of k_poll_event.type. */
/** Nothing: the event is passed over. */
#define K_POLL_TYPE_IGNORE 0
/** k_poll_signal_raise(). */
#define K_POLL_TYPE_SIGNAL BIT(0)
/** A count above 0. */
#define K_POLL_TYPE_SEM_AVAILABLE BIT(1)
/** An item in a queue, FIFO or LIFO. */
#define K_POLL_TYPE_DATA_AVAILABLE BIT(2)
#define K_POLL_TYPE_FIFO_DATA_AVAILABLE K_POLL_TYPE_DATA_AVAILABLE
/** A message. */
#define K_POLL_TYPE_MSGQ_DATA_AVAILABLE BIT(3)
/** A byte in a pipe. */
#define K_POLL_TYPE_PIPE_DATA_AVAILABLE BIT(4)
#define Z_POLL_NUM_TYPE_BITS 6

/* What came: bits of k_poll_event.state. */
#define K_POLL_STATE_NOT_READY 0
#define K_POLL_STATE_SIGNALED BIT(0)
#define K_POLL_STATE_SEM_AVAILABLE BIT(1)
#define K_POLL_STATE_DATA_AVAILABLE BIT(2)
#define K_POLL_STATE_FIFO_DATA_AVAILABLE K_POLL_STATE_DATA_AVAILABLE
/** k_queue_cancel_wait() instead of an item. */
#define K_POLL_STATE_CANCELLED BIT(3)
#define K_POLL_STATE_MSGQ_DATA_AVAILABLE BIT(4)
#define K_POLL_STATE_PIPE_DATA_AVAILABLE BIT(5)
#define Z_POLL_NUM_STATE_BITS 7

/** How to wait: there is one way. */
enum k_poll_modes {
	/** Polling takes nothing from the object. */
	K_POLL_MODE_NOTIFY_ONLY = 0,
	K_POLL_NUM_MODES
};

/** What anybody can raise and threads can wait for. Its members are read, not written. */
struct k_poll_signal {
	/** The kernel's. */
	sys_dlist_t poll_events;
	/** 1 from k_poll_signal_raise() to k_poll_signal_reset(), else 0. */
	unsigned int signaled;
	/** What k_poll_signal_raise() was given last. */
	int result;
};

#define K_POLL_SIGNAL_INITIALIZER(obj) \
	{ .poll_events = SYS_DLIST_STATIC_INIT(&(obj).poll_events), .signaled = 0, .result = 0 }

/** One thing to wait for. The program clears `state` before it polls again. */
struct k_poll_event {
	/** The kernel's: place in the object's list, and who polls. */
	sys_dnode_t _node;
	struct z_poller *poller;
	/** The program's own. */
	uint32_t tag: 8;
	uint32_t type : Z_POLL_NUM_TYPE_BITS;
	uint32_t state : Z_POLL_NUM_STATE_BITS;
	uint32_t mode: 1;
	uint32_t unused: 32 - 8 - Z_POLL_NUM_TYPE_BITS - Z_POLL_NUM_STATE_BITS - 1;
	union {
		void *obj;
		struct k_poll_signal *signal;
		struct k_sem *sem;
		struct k_fifo *fifo;
		struct k_queue *queue;
		struct k_msgq *msgq;
		struct k_pipe *pipe;
	};
};

/** Initialiser of an event: K_POLL_TYPE_*, K_POLL_MODE_NOTIFY_ONLY, pointer to the object. */
#define K_POLL_EVENT_INITIALIZER(_event_type, _event_mode, _event_obj) \
	K_POLL_EVENT_STATIC_INITIALIZER(_event_type, _event_mode, _event_obj, 0)

/** The same with a tag. */
#define K_POLL_EVENT_STATIC_INITIALIZER(_event_type, _event_mode, _event_obj, event_tag) \
	{ \
		._node = { { NULL }, { NULL } }, .poller = NULL, .tag = (event_tag), \
		.type = (_event_type), .state = K_POLL_STATE_NOT_READY, .mode = (_event_mode), \
		.unused = 0, .obj = (_event_obj), \
	}

/** Make an event: `tag` stays as it is. @param obj the object to poll; not NULL */
void k_poll_event_init(struct k_poll_event *event, uint32_t type, int mode, void *obj);

/**
 * Wait until at least one event has come; the `state` of each says whether it did.
 *
 * Threads only. The events must exist until it returns.
 *
 * @retval 0 one or more have come
 * @retval -EINTR one came by being cancelled: K_POLL_STATE_CANCELLED
 * @retval -EAGAIN none came in time
 */
int k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** Make a signal that is not raised. Any context; nobody may be polling for it. */
void k_poll_signal_init(struct k_poll_signal *sig);

/** Lower a signal. Any context. */
void k_poll_signal_reset(struct k_poll_signal *sig);

/**
 * Look at a signal. Any context.
 *
 * @param signaled 1 if it is raised, else 0
 * @param result what it was raised with; means nothing if it is not
 */
void k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled, int *result);

/**
 * Raise a signal: it stays so until it is reset. Any context.
 *
 * @return 0; -EAGAIN if who polls for it is giving up at this moment, the signal is raised
 */
int k_poll_signal_raise(struct k_poll_signal *sig, int result);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_POLL_H_ */
