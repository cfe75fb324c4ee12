/* SPDX-License-Identifier: Apache-2.0 */
/* Items that are submitted later. */
#include "helpers.h"

#define DELAY 5

struct timed {
	struct k_work_delayable dwork;
	char letter;
	k_ticks_t ran_at;
	/* What the handler submits it with again, and what that returned. */
	k_timeout_t again;
	int scheduled;
};

static struct timed t, u;
static struct k_work_sync sync;

static void handler(struct k_work *work)
{
	struct timed *const timed =
		CONTAINER_OF(k_work_delayable_from_work(work), struct timed, dwork);

	timed->ran_at = k_uptime_ticks();
	note_letter(timed->letter);
	if (!K_TIMEOUT_EQ(timed->again, K_FOREVER)) {
		const k_timeout_t delay = timed->again;

		timed->again = K_FOREVER;
		timed->scheduled = k_work_schedule_for_queue(NULL, &timed->dwork, delay);
	}
}

static void timed_init(struct timed *timed, char letter)
{
	*timed = (struct timed){ .letter = letter, .again = K_FOREVER };
	k_work_init_delayable(&timed->dwork, handler);
}

static void before(void *fixture)
{
	reset(fixture);
	timed_init(&t, 't');
	timed_init(&u, 'u');
	/* From here a tick has just begun. */
	k_sleep(K_TICKS(1));
}

ZTEST(work_delayable, test_definition)
{
	static K_WORK_DELAYABLE_DEFINE(defined, handler);
	static struct k_work_delayable initialised;

	k_work_init_delayable(&initialised, handler);
	zassert_mem_equal(&defined, &initialised, sizeof(defined));
	zassert_equal(k_work_delayable_busy_get(&defined), 0);
	zassert_false(k_work_delayable_is_pending(&defined));
	zassert_equal(k_work_delayable_remaining_get(&defined), 0);
}

ZTEST(work_delayable, test_schedule)
{
	const k_ticks_t start = k_uptime_ticks();

	zassert_equal(k_work_schedule_for_queue(&high, &t.dwork, K_TICKS(DELAY)), 1);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), K_WORK_DELAYED);
	zassert_true(k_work_delayable_is_pending(&t.dwork));
	zassert_within(k_work_delayable_expires_get(&t.dwork), start + DELAY + 1, 1);
	zassert_within(k_work_delayable_remaining_get(&t.dwork), DELAY, 1);
	k_sleep(K_TICKS(DELAY - 2));
	zassert_str_equal(noted, "");
	k_sleep(K_TICKS(3));
	zassert_str_equal(noted, "t");
	zassert_between_inclusive(t.ran_at - start, DELAY, DELAY + 1);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), 0);
	zassert_equal(k_work_delayable_remaining_get(&t.dwork), 0);
}

ZTEST(work_delayable, test_schedule_does_not_move)
{
	k_ticks_t expires;

	zassert_equal(k_work_schedule_for_queue(&high, &t.dwork, K_TICKS(DELAY)), 1);
	expires = k_work_delayable_expires_get(&t.dwork);
	zassert_equal(k_work_schedule_for_queue(&low, &t.dwork, K_TICKS(100)), 0);
	zassert_equal(k_work_schedule_for_queue(&low, &t.dwork, K_NO_WAIT), 0);
	zassert_equal(k_work_delayable_expires_get(&t.dwork), expires);
	k_sleep(K_TICKS(DELAY + 1));
	zassert_str_equal(noted, "t");
	zassert_equal_ptr(t.dwork.work.queue, &high);
}

ZTEST(work_delayable, test_reschedule_moves)
{
	const k_ticks_t start = k_uptime_ticks();

	zassert_equal(k_work_reschedule_for_queue(&low, &t.dwork, K_TICKS(3)), 1);
	zassert_equal(k_work_reschedule_for_queue(&high, &t.dwork, K_TICKS(2 * DELAY)), 1);
	k_sleep(K_TICKS(2 * DELAY + 1));
	zassert_str_equal(noted, "t");
	zassert_equal_ptr(t.dwork.work.queue, &high);
	zassert_between_inclusive(t.ran_at - start, 2 * DELAY, 2 * DELAY + 1);
	/* And to an earlier time. */
	zassert_equal(k_work_reschedule_for_queue(&high, &t.dwork, K_TICKS(100)), 1);
	zassert_equal(k_work_reschedule_for_queue(&high, &t.dwork, K_TICKS(1)), 1);
	k_sleep(K_TICKS(3));
	zassert_str_equal(noted, "tt");
}

ZTEST(work_delayable, test_no_wait)
{
	zassert_equal(k_work_schedule_for_queue(&low, &t.dwork, K_NO_WAIT), 1);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), K_WORK_QUEUED);
	zassert_equal(k_work_schedule_for_queue(&low, &t.dwork, K_NO_WAIT), 0);
	zassert_equal(k_work_reschedule_for_queue(&low, &t.dwork, K_NO_WAIT), 0);
	zassert_equal(k_work_reschedule_for_queue(&low, &t.dwork, K_TICKS(2)), 1);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), K_WORK_QUEUED | K_WORK_DELAYED);
	zassert_true(k_work_queue_drain(&low, false) >= 0);
	zassert_str_equal(noted, "t");
	zassert_equal(k_work_reschedule_for_queue(&high, &t.dwork, K_NO_WAIT), 1,
		      "the delay has ended");
	zassert_str_equal(noted, "tt");
	k_sleep(K_TICKS(4));
	zassert_str_equal(noted, "tt");
}

ZTEST(work_delayable, test_forever)
{
	zassert_equal(k_work_schedule_for_queue(&high, &t.dwork, K_TICKS(2)), 1);
	zassert_equal(k_work_reschedule_for_queue(&low, &t.dwork, K_FOREVER), 1);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), K_WORK_DELAYED);
	k_sleep(K_TICKS(4));
	zassert_str_equal(noted, "", "the earlier delay has ended");
	zassert_equal(k_work_schedule_for_queue(&high, &t.dwork, K_NO_WAIT), 0);
	zassert_true(k_work_flush_delayable(&t.dwork, &sync));
	zassert_str_equal(noted, "t");
	zassert_equal(k_work_schedule_for_queue(&high, &t.dwork, K_FOREVER), 1);
	zassert_equal(k_work_cancel_delayable(&t.dwork), 0);
}

ZTEST(work_delayable, test_errors)
{
	static struct k_work_q never;

	zassert_equal(k_work_schedule_for_queue(NULL, &t.dwork, K_NO_WAIT), -EINVAL);
	zassert_equal(k_work_schedule_for_queue(&never, &t.dwork, K_NO_WAIT), -ENODEV);
	zassert_equal(k_work_reschedule_for_queue(&never, &t.dwork, K_NO_WAIT), -ENODEV);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), 0);
	/* The queue is looked at when the time has come; nobody is there then to be told. */
	zassert_equal(k_work_schedule_for_queue(&never, &t.dwork, K_TICKS(1)), 1);
	k_sleep(K_TICKS(3));
	zassert_equal(k_work_delayable_busy_get(&t.dwork), 0);
	zassert_str_equal(noted, "");
}

ZTEST(work_delayable, test_in_the_handler)
{
	t.again = K_TICKS(2);
	zassert_equal(k_work_schedule_for_queue(&high, &t.dwork, K_NO_WAIT), 1);
	zassert_equal(t.scheduled, 1);
	zassert_equal(k_work_delayable_busy_get(&t.dwork), K_WORK_DELAYED);
	t.again = K_NO_WAIT;
	k_sleep(K_TICKS(4));
	zassert_equal(t.scheduled, 2, "it was running");
	zassert_str_equal(noted, "ttt");
}

ZTEST(work_delayable, test_cancel)
{
	zassert_equal(k_work_cancel_delayable(&t.dwork), 0);
	zassert_false(k_work_cancel_delayable_sync(&t.dwork, &sync));
	(void)k_work_schedule_for_queue(&high, &t.dwork, K_TICKS(2));
	zassert_equal(k_work_cancel_delayable(&t.dwork), 0);
	(void)k_work_schedule_for_queue(&high, &t.dwork, K_TICKS(2));
	zassert_true(k_work_cancel_delayable_sync(&t.dwork, &sync));
	(void)k_work_schedule_for_queue(&low, &t.dwork, K_NO_WAIT);
	zassert_equal(k_work_cancel_delayable(&t.dwork), 0);
	k_sleep(K_TICKS(4));
	zassert_str_equal(noted, "");
}

static struct k_work_delayable slow;
static K_SEM_DEFINE(go_on, 0, 1);

static void slow_handler(struct k_work *work)
{
	(void)k_sem_take(&go_on, K_FOREVER);
}

static void let_go(struct k_timer *timer)
{
	k_sem_give(&go_on);
}

ZTEST(work_delayable, test_cancel_running)
{
	struct k_timer timer;

	k_work_init_delayable(&slow, slow_handler);
	(void)k_work_schedule_for_queue(&high, &slow, K_NO_WAIT);
	zassert_equal(k_work_reschedule_for_queue(&high, &slow, K_TICKS(1)), 1);
	zassert_equal(k_work_cancel_delayable(&slow), K_WORK_RUNNING | K_WORK_CANCELING);
	zassert_equal(k_work_schedule_for_queue(&high, &slow, K_NO_WAIT), 0);
	zassert_equal(k_work_reschedule_for_queue(&high, &slow, K_NO_WAIT), -EBUSY);
	/* It can be scheduled, and is refused when the time comes. */
	zassert_equal(k_work_reschedule_for_queue(&high, &slow, K_TICKS(1)), 1);
	k_sleep(K_TICKS(3));
	zassert_equal(k_work_delayable_busy_get(&slow), K_WORK_RUNNING | K_WORK_CANCELING);
	k_timer_init(&timer, let_go, NULL);
	k_timer_start(&timer, K_TICKS(1), K_NO_WAIT);
	zassert_true(k_work_cancel_delayable_sync(&slow, &sync));
	zassert_equal(k_work_delayable_busy_get(&slow), 0);
}

ZTEST(work_delayable, test_flush)
{
	const k_ticks_t start = k_uptime_ticks();

	zassert_false(k_work_flush_delayable(&t.dwork, &sync));
	(void)k_work_schedule_for_queue(&low, &t.dwork, K_TICKS(1000));
	zassert_true(k_work_flush_delayable(&t.dwork, &sync));
	zassert_str_equal(noted, "t");
	zassert_true(k_uptime_ticks() - start < 1000, "it was submitted at once");
	zassert_equal(k_work_delayable_remaining_get(&t.dwork), 0);
}

ZTEST(work_delayable, test_queue_is_plugged)
{
	(void)k_work_schedule_for_queue(&low, &t.dwork, K_TICKS(2));
	zassert_equal(k_work_queue_drain(&low, true), 1);
	k_sleep(K_TICKS(4));
	zassert_equal(k_work_delayable_busy_get(&t.dwork), 0, "it is lost");
	zassert_ok(k_work_queue_unplug(&low));
	k_sleep(K_TICKS(2));
	zassert_str_equal(noted, "");
}

static void in_order_isr(void)
{
	(void)k_work_schedule_for_queue(&high, &u.dwork, K_TICKS(2));
	(void)k_work_schedule_for_queue(&high, &t.dwork, K_TICKS(4));
}

ZTEST(work_delayable, test_in_isr)
{
	in_isr(in_order_isr);
	k_sleep(K_TICKS(6));
	zassert_str_equal(noted, "ut");
	zassert_equal(t.ran_at - u.ran_at, 2);
}

ZTEST(work_delayable, test_system_queue)
{
	zassert_equal(k_work_schedule(&t.dwork, K_TICKS(100)), 1);
	zassert_equal(k_work_reschedule(&t.dwork, K_TICKS(1)), 1);
	k_sleep(K_TICKS(3));
	zassert_str_equal(noted, "t");
	zassert_equal_ptr(t.dwork.work.queue, &k_sys_work_q);
}

ZTEST_SUITE(work_delayable, NULL, start_queues, before, NULL, NULL);
