/* SPDX-License-Identifier: Apache-2.0 */
/* Polling: what k_poll() says of each kind of object. */
#include "helpers.h"

K_MSGQ_DEFINE(poll_msgq, 4, 2, 4);
K_PIPE_DEFINE(poll_pipe, 16, 4);
static struct k_fifo fifo;
static struct k_sem sem;
static struct k_poll_signal sig = K_POLL_SIGNAL_INITIALIZER(sig);

#define EVENTS 5
static struct k_poll_event events[EVENTS] = {
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem,
					17),
	K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_FIFO_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &fifo),
	K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig),
	K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
				 &poll_msgq),
	K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_PIPE_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
				 &poll_pipe),
};
static const uint32_t ready[EVENTS] = {
	K_POLL_STATE_SEM_AVAILABLE,       K_POLL_STATE_FIFO_DATA_AVAILABLE, K_POLL_STATE_SIGNALED,
	K_POLL_STATE_MSGQ_DATA_AVAILABLE, K_POLL_STATE_PIPE_DATA_AVAILABLE,
};

/* Make event @p i come. */
static void make_ready(int i)
{
	static void *item[2];
	static const uint32_t message = 4711;

	switch (i) {
	case 0:
		k_sem_give(&sem);
		break;
	case 1:
		k_fifo_put(&fifo, item);
		break;
	case 2:
		zassert_ok(k_poll_signal_raise(&sig, 0x1234));
		break;
	case 3:
		zassert_ok(k_msgq_put(&poll_msgq, &message, K_NO_WAIT));
		break;
	default:
		zassert_equal(k_pipe_write(&poll_pipe, (const uint8_t *)&message, sizeof(message),
					   K_NO_WAIT),
			      (int)sizeof(message));
		break;
	}
}

static void check_states(int only)
{
	for (int i = 0; i < EVENTS; i++) {
		zassert_equal(events[i].state, i == only ? ready[i] : K_POLL_STATE_NOT_READY,
			      "event %d: state %#x", i, events[i].state);
		zassert_is_null(events[i].poller, "event %d is still registered", i);
		events[i].state = K_POLL_STATE_NOT_READY;
	}
}

ZTEST(poll, test_nothing)
{
	const int64_t start = k_uptime_get();

	zassert_equal(k_poll(events, EVENTS, K_NO_WAIT), -EAGAIN);
	check_states(-1);
	zassert_equal(k_poll(events, EVENTS, K_MSEC(20)), -EAGAIN);
	check_states(-1);
	zassert_equal(k_poll(events, 0, K_MSEC(20)), -EAGAIN, "no events");
	zassert_true(k_uptime_get() - start >= 40);
	/* Nobody is left in the objects' lists. */
	zassert_true(sys_dlist_is_empty(&sem.poll_events));
	zassert_true(sys_dlist_is_empty(&sig.poll_events));
}

ZTEST(poll, test_ready_before)
{
	for (int i = 0; i < EVENTS; i++) {
		make_ready(i);
		zassert_ok(k_poll(&events[i], 1, K_NO_WAIT), "event %d", i);
		zassert_equal(events[i].state, ready[i]);
		zassert_equal(events[i].tag, i == 0 ? 17 : 0);
	}
	/* All that are ready say so. */
	zassert_ok(k_poll(events, EVENTS, K_FOREVER));
	for (int i = 0; i < EVENTS; i++) {
		zassert_equal(events[i].state, ready[i], "event %d", i);
	}
	zassert_equal(k_sem_count_get(&sem), 1, "polling took what it saw");
}

static void maker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	make_ready(POINTER_TO_INT(arg));
	note(1);
}

static void make_in_isr(const void *arg)
{
	make_ready(POINTER_TO_INT(arg));
	note(2);
}

static void isr_maker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	irq_offload(make_in_isr, arg);
	note(3);
}

ZTEST(poll, test_ready_later)
{
	for (int i = 0; i < EVENTS; i++) {
		start_helper(0, maker, INT_TO_POINTER(i), TEST_PRIO + 1);
		zassert_ok(k_poll(events, EVENTS, K_MSEC(100)), "event %d", i);
		check_notes("");
		check_states(i);
		join_helpers();
		check_notes("1");
		zassert_ok(k_poll(&events[i], 1, K_NO_WAIT));
		events[i].state = K_POLL_STATE_NOT_READY;
		k_sem_reset(&sem);
		(void)k_fifo_get(&fifo, K_NO_WAIT);
		k_poll_signal_reset(&sig);
		k_msgq_purge(&poll_msgq);
		k_pipe_reset(&poll_pipe);
	}
}

ZTEST(poll, test_ready_in_isr)
{
	for (int i = 0; i < 4; i++) {
		start_helper(0, isr_maker, INT_TO_POINTER(i), TEST_PRIO + 1);
		zassert_ok(k_poll(events, 4, K_MSEC(100)), "event %d", i);
		check_notes("2");
		zassert_equal(events[i].state, ready[i]);
		join_helpers();
		check_notes("3");
		k_sem_reset(&sem);
		(void)k_fifo_get(&fifo, K_NO_WAIT);
		k_poll_signal_reset(&sig);
		k_msgq_purge(&poll_msgq);
		events[i].state = K_POLL_STATE_NOT_READY;
	}
}

ZTEST(poll, test_init_and_ignore)
{
	struct k_poll_event two[2];

	(void)memset(two, 0xa5, sizeof(two));
	k_poll_event_init(&two[0], K_POLL_TYPE_IGNORE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	k_poll_event_init(&two[1], K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig);
	zassert_equal(two[1].tag, 0xa5, "the tag is the program's own");
	zassert_equal(two[1].state, K_POLL_STATE_NOT_READY);
	k_sem_give(&sem);
	zassert_equal(k_poll(two, 2, K_MSEC(5)), -EAGAIN);
	start_helper(0, maker, INT_TO_POINTER(2), TEST_PRIO + 1);
	zassert_ok(k_poll(two, 2, K_MSEC(100)));
	zassert_equal(two[0].state, K_POLL_STATE_NOT_READY);
	zassert_equal(two[1].state, K_POLL_STATE_SIGNALED);
	join_helpers();
}

ZTEST(poll, test_signal)
{
	struct k_poll_signal own;
	unsigned int signaled = 99;
	int result = 99;

	(void)memset(&own, 0xa5, sizeof(own));
	k_poll_signal_init(&own);
	k_poll_signal_check(&own, &signaled, &result);
	zassert_equal(signaled, 0);
	zassert_ok(k_poll_signal_raise(&own, -5));
	k_poll_signal_check(&own, &signaled, &result);
	zassert_equal(signaled, 1);
	zassert_equal(result, -5);
	k_poll_signal_reset(&own);
	k_poll_signal_check(&own, &signaled, &result);
	zassert_equal(signaled, 0);
}

static void canceller(void *arg, void *index, void *unused)
{
	ARG_UNUSED(arg);
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	k_queue_cancel_wait(&fifo._queue);
}

ZTEST(poll, test_cancelled)
{
	start_helper(0, canceller, NULL, TEST_PRIO + 1);
	zassert_equal(k_poll(events, EVENTS, K_MSEC(100)), -EINTR);
	zassert_equal(events[1].state, K_POLL_STATE_CANCELLED);
	join_helpers();
	events[1].state = K_POLL_STATE_NOT_READY;
	/* Nobody waits now; nothing is kept for later. */
	k_queue_cancel_wait(&fifo._queue);
	zassert_equal(k_poll(events, EVENTS, K_MSEC(5)), -EAGAIN);
	check_states(-1);
}

static void init_objects(void *fixture)
{
	helpers_before(fixture);
	zassert_ok(k_sem_init(&sem, 0, 10));
	k_fifo_init(&fifo);
	k_poll_signal_reset(&sig);
	k_msgq_purge(&poll_msgq);
	k_pipe_reset(&poll_pipe);
	for (int i = 0; i < EVENTS; i++) {
		events[i].state = K_POLL_STATE_NOT_READY;
	}
}

ZTEST_SUITE(poll, NULL, NULL, init_objects, helpers_after, NULL);
