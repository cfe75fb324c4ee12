/* SPDX-License-Identifier: Apache-2.0 */
/* Polling: which of several pollers is told, and what has precedence. */
#include "helpers.h"

static struct k_sem sems[2];
static struct k_poll_signal sig;

/* Polls for the semaphore, and takes it if it is told. */
static void poller(void *arg, void *index, void *unused)
{
	struct k_poll_event event;
	int ret;

	ARG_UNUSED(unused);
	k_poll_event_init(&event, K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, arg);
	ret = k_poll(&event, 1, K_MSEC(500));
	if (ret == 0 && k_sem_take(arg, K_NO_WAIT) == 0) {
		note(POINTER_TO_INT(index));
	} else {
		note(ret == -EAGAIN ? 9 : 8);
	}
}

static void taker(void *arg, void *index, void *unused)
{
	ARG_UNUSED(unused);
	zassert_ok(k_sem_take(arg, K_FOREVER));
	note(POINTER_TO_INT(index));
}

ZTEST(poll_wait, test_priority_then_time)
{
	start_helper(0, poller, &sems[0], 5);
	start_helper(1, poller, &sems[0], 3);
	start_helper(2, poller, &sems[0], 7);
	start_helper(3, poller, &sems[0], 3);
	start_helper(4, poller, &sems[0], 5);
	for (int i = 0; i < HELPERS; i++) {
		k_sem_give(&sems[0]);
	}
	check_notes("13042");
	join_helpers();
}

ZTEST(poll_wait, test_who_waits_goes_first)
{
	start_helper(0, poller, &sems[0], 3);
	start_helper(1, taker, &sems[0], 5);
	k_sem_give(&sems[0]);
	check_notes("1");
	k_sem_give(&sems[0]);
	check_notes("0");
	join_helpers();
}

ZTEST(poll_wait, test_told_and_too_late)
{
	start_helper(0, poller, &sems[0], 3);
	k_sched_lock();
	k_sem_give(&sems[0]);
	zassert_ok(k_sem_take(&sems[0], K_NO_WAIT));
	k_sched_unlock();
	check_notes("8");
	join_helpers();
}

ZTEST(poll_wait, test_reset_tells)
{
	start_helper(0, poller, &sems[0], 3);
	k_sem_reset(&sems[0]);
	check_notes("8");
	join_helpers();
}

/* Both semaphores at once, and one of them twice. */
static void poller_of_three(void *arg, void *index, void *unused)
{
	struct k_poll_event events[3];

	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	k_poll_event_init(&events[0], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sems[0]);
	k_poll_event_init(&events[1], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sems[1]);
	k_poll_event_init(&events[2], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sems[1]);
	zassert_ok(k_poll(events, 3, K_FOREVER));
	zassert_equal(events[0].state, K_POLL_STATE_SEM_AVAILABLE);
	zassert_equal(events[1].state, K_POLL_STATE_SEM_AVAILABLE);
	note(POINTER_TO_INT(index));
}

ZTEST(poll_wait, test_two_come_before_it_runs)
{
	start_helper(0, poller_of_three, NULL, 3);
	k_sched_lock();
	k_sem_give(&sems[0]);
	k_sem_give(&sems[1]);
	k_sched_unlock();
	check_notes("0");
	zassert_true(sys_dlist_is_empty(&sems[0].poll_events));
	zassert_true(sys_dlist_is_empty(&sems[1].poll_events));
	join_helpers();
}

static void poller_of_signal(void *arg, void *index, void *unused)
{
	struct k_poll_event event =
		K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, &sig);

	ARG_UNUSED(arg);
	ARG_UNUSED(unused);
	zassert_ok(k_poll(&event, 1, K_FOREVER));
	zassert_equal(event.state, K_POLL_STATE_SIGNALED);
	zassert_equal(event.signal->result, 42);
	note(POINTER_TO_INT(index));
}

ZTEST(poll_wait, test_signal_tells_one)
{
	start_helper(0, poller_of_signal, NULL, 5);
	start_helper(1, poller_of_signal, NULL, 4);
	zassert_ok(k_poll_signal_raise(&sig, 42));
	check_notes("1");
	zassert_ok(k_poll_signal_raise(&sig, 42));
	check_notes("0");
	join_helpers();
}

ZTEST(poll_wait, test_timeout)
{
	start_helper(0, poller, &sems[0], 3);
	k_msleep(600);
	check_notes("9");
	join_helpers();
	k_sem_give(&sems[0]);
	zassert_equal(k_sem_count_get(&sems[0]), 1);
}

ZTEST(poll_wait, test_aborted_poller)
{
	start_helper(0, poller_of_three, NULL, 3);
	start_helper(1, poller, &sems[1], 4);
	k_thread_abort(helper(0));
	zassert_true(sys_dlist_is_empty(&sems[0].poll_events), "its events stay registered");
	k_sem_give(&sems[1]);
	check_notes("1");
	zassert_true(sys_dlist_is_empty(&sems[1].poll_events));
	join_helpers();
}

ZTEST(poll_wait, test_state)
{
	char text[32];

	start_helper(0, poller, &sems[0], 3);
	zassert_str_equal(k_thread_state_str(helper(0), text, sizeof(text)), "pending");
	k_sem_give(&sems[0]);
	check_notes("0");
	join_helpers();
}

static void init_objects(void *fixture)
{
	helpers_before(fixture);
	zassert_ok(k_sem_init(&sems[0], 0, 10));
	zassert_ok(k_sem_init(&sems[1], 0, 10));
	k_poll_signal_init(&sig);
}

ZTEST_SUITE(poll_wait, NULL, NULL, init_objects, helpers_after, NULL);
