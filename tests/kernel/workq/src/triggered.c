/* SPDX-License-Identifier: Apache-2.0 */
/* Items that are submitted when an event comes. */
#include "helpers.h"

static struct k_work_poll item;
static struct k_poll_signal signal;
static K_SEM_DEFINE(sem, 0, 1);
static struct k_poll_event events[2];
static int handler_result;

static void handler(struct k_work *work)
{
	zassert_equal_ptr(CONTAINER_OF(work, struct k_work_poll, work), &item);
	handler_result = item.poll_result;
	note_letter('p');
}

static void before(void *fixture)
{
	reset(fixture);
	k_work_poll_init(&item, handler);
	k_poll_signal_init(&signal);
	k_sem_reset(&sem);
	k_poll_event_init(&events[0], K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &signal);
	k_poll_event_init(&events[1], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	handler_result = 1;
}

static int submit(k_timeout_t timeout)
{
	return k_work_poll_submit_to_queue(&high, &item, events, ARRAY_SIZE(events), timeout);
}

ZTEST(work_triggered, test_event)
{
	zassert_ok(submit(K_FOREVER));
	zassert_str_equal(noted, "");
	k_sem_give(&sem);
	zassert_str_equal(noted, "p");
	zassert_equal(handler_result, 0);
	zassert_equal(events[1].state, K_POLL_STATE_SEM_AVAILABLE);
	zassert_equal(events[0].state, K_POLL_STATE_NOT_READY);
	(void)k_poll_signal_raise(&signal, 1);
	zassert_str_equal(noted, "p", "nobody waits any more");
}

ZTEST(work_triggered, test_event_is_there)
{
	(void)k_poll_signal_raise(&signal, 7);
	zassert_ok(submit(K_FOREVER));
	zassert_str_equal(noted, "p");
	zassert_equal(handler_result, 0);
	zassert_equal(events[0].state, K_POLL_STATE_SIGNALED);
}

ZTEST(work_triggered, test_time_is_up)
{
	const k_ticks_t start = k_uptime_ticks();

	zassert_ok(submit(K_TICKS(3)));
	while (noted[0] == '\0' && k_uptime_ticks() - start < 10) {
		k_sleep(K_TICKS(1));
	}
	zassert_str_equal(noted, "p");
	zassert_equal(handler_result, -EAGAIN);
	zassert_between_inclusive(k_uptime_ticks() - start, 3, 5);
	(void)k_poll_signal_raise(&signal, 1);
	zassert_str_equal(noted, "p");
}

ZTEST(work_triggered, test_event_before_time_is_up)
{
	zassert_ok(submit(K_TICKS(2)));
	(void)k_poll_signal_raise(&signal, 1);
	k_sleep(K_TICKS(4));
	zassert_str_equal(noted, "p", "once");
	zassert_equal(handler_result, 0);
}

ZTEST(work_triggered, test_no_wait)
{
	zassert_ok(submit(K_NO_WAIT));
	zassert_str_equal(noted, "p");
	zassert_equal(handler_result, -EAGAIN);
	k_sem_give(&sem);
	zassert_ok(submit(K_NO_WAIT));
	zassert_equal(handler_result, 0);
}

ZTEST(work_triggered, test_cancel)
{
	zassert_equal(k_work_poll_cancel(NULL), -EINVAL);
	zassert_equal(k_work_poll_cancel(&item), -EINVAL, "not submitted");
	zassert_ok(submit(K_TICKS(2)));
	zassert_ok(k_work_poll_cancel(&item));
	zassert_equal(k_work_poll_cancel(&item), -EINVAL);
	k_sem_give(&sem);
	k_sleep(K_TICKS(4));
	zassert_str_equal(noted, "");
}

ZTEST(work_triggered, test_too_late_to_cancel)
{
	zassert_ok(k_work_poll_submit_to_queue(&low, &item, events, 2, K_FOREVER));
	k_sem_give(&sem);
	zassert_equal(k_work_poll_cancel(&item), -EINVAL, "its event has come");
	zassert_equal(k_work_poll_submit_to_queue(&low, &item, events, 2, K_FOREVER), -EINVAL);
	(void)k_work_queue_drain(&low, false);
	zassert_str_equal(noted, "p");
}

ZTEST(work_triggered, test_submitted_again)
{
	zassert_ok(submit(K_TICKS(2)));
	zassert_equal(k_work_poll_submit_to_queue(&low, &item, events, 2, K_FOREVER), -EADDRINUSE);
	zassert_ok(k_work_poll_submit_to_queue(&high, &item, &events[1], 1, K_FOREVER));
	(void)k_poll_signal_raise(&signal, 1);
	k_sleep(K_TICKS(4));
	zassert_str_equal(noted, "", "earlier events and time do not count any more");
	k_sem_give(&sem);
	zassert_str_equal(noted, "p");
}

static void submits_again(struct k_work *work)
{
	note_letter('s');
	k_sem_reset(&sem);
	if (strlen(noted) < 3) {
		zassert_ok(k_work_poll_submit_to_queue(&high, &item, events, 2, K_FOREVER));
	}
}

ZTEST(work_triggered, test_handler_submits_again)
{
	k_work_poll_init(&item, submits_again);
	zassert_ok(submit(K_FOREVER));
	for (int i = 0; i < 4; i++) {
		k_sem_give(&sem);
	}
	zassert_str_equal(noted, "sss");
}

static void raise_in_isr(void)
{
	(void)k_poll_signal_raise(&signal, 1);
}

ZTEST(work_triggered, test_event_in_isr)
{
	zassert_ok(submit(K_FOREVER));
	in_isr(raise_in_isr);
	zassert_str_equal(noted, "p");
}

ZTEST(work_triggered, test_queue_is_plugged)
{
	zassert_true(k_work_queue_drain(&high, true) >= 0);
	zassert_ok(submit(K_FOREVER));
	k_sem_give(&sem);
	zassert_str_equal(noted, "");
	zassert_ok(k_work_poll_cancel(&item), "it goes on waiting, and can be cancelled");
	zassert_equal(submit(K_NO_WAIT), -EBUSY);
	zassert_ok(k_work_queue_unplug(&high));
	zassert_ok(submit(K_NO_WAIT));
	zassert_str_equal(noted, "p");
}

ZTEST(work_triggered, test_system_queue)
{
	zassert_ok(k_work_poll_submit(&item, events, 2, K_FOREVER));
	k_sem_give(&sem);
	zassert_str_equal(noted, "p");
}

ZTEST_SUITE(work_triggered, NULL, start_queues, before, NULL, NULL);
