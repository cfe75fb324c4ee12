/* SPDX-License-Identifier: Apache-2.0 */
/* Queues as a whole: threads, yielding, draining, plugging, stopping, running. */
#include "helpers.h"

static struct note a, b;
static struct k_work_q queue;
static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);

static void before(void *fixture)
{
	reset(fixture);
	note_init(&a, 'a');
	note_init(&b, 'b');
	k_work_queue_init(&queue);
}

static void start_queue(int priority, const struct k_work_queue_config *cfg)
{
	k_work_queue_start(&queue, stack, K_THREAD_STACK_SIZEOF(stack), priority, cfg);
}

static void end_queue(void)
{
	zassert_equal(k_work_queue_drain(&queue, true), 1);
	zassert_ok(k_work_queue_stop(&queue, K_SECONDS(1)));
}

ZTEST(work_queues, test_thread)
{
	zassert_equal_ptr(k_work_queue_thread_get(&low), &low.thread);
	zassert_str_equal(k_thread_name_get(&low.thread), "low queue");
	zassert_str_equal(k_thread_name_get(&high.thread), "");
	zassert_equal(k_thread_priority_get(&low.thread), LOW_PRIORITY);
}

ZTEST(work_queues, test_essential)
{
	zassert_not_equal(k_sys_work_q.thread.base.user_options & K_ESSENTIAL, 0);
	zassert_equal(low.thread.base.user_options & K_ESSENTIAL, 0);
}

static void note_helper(void)
{
	note_letter('h');
}

/* Two items and a thread of the queue's priority, which is ready between them. */
static void run_beside_thread(const struct k_work_queue_config *cfg)
{
	start_queue(LOW_PRIORITY, cfg);
	(void)k_work_submit_to_queue(&queue, &a.work);
	(void)k_work_submit_to_queue(&queue, &b.work);
	start_helper(note_helper, LOW_PRIORITY);
	(void)k_work_queue_drain(&queue, false);
	join_helper();
	end_queue();
}

ZTEST(work_queues, test_yields_between_items)
{
	run_beside_thread(NULL);
	zassert_str_equal(noted, "ahb");
}

ZTEST(work_queues, test_no_yield)
{
	static const struct k_work_queue_config cfg = { .no_yield = true };

	run_beside_thread(&cfg);
	zassert_str_equal(noted, "abh");
}

ZTEST(work_queues, test_drain_idle)
{
	zassert_equal(k_work_queue_drain(&low, false), 0);
	zassert_equal(k_work_queue_drain(&queue, false), 0, "not started: there is no work");
	zassert_equal(k_work_queue_drain(&queue, true), -ENODEV);
}

static int submitted;

static void submit_to_low(struct k_timer *timer)
{
	submitted = k_work_submit_to_queue(&low, &b.work);
	release_blocker();
}

ZTEST(work_queues, test_drain)
{
	struct k_timer timer;

	a.again = 2;
	(void)k_work_submit_to_queue(&low, &blocker);
	(void)k_work_submit_to_queue(&low, &a.work);
	k_timer_init(&timer, submit_to_low, NULL);
	k_timer_start(&timer, K_TICKS(2), K_NO_WAIT);
	zassert_equal(k_work_queue_drain(&low, false), 1);
	zassert_str_equal(noted, "aaa", "work that makes work comes to its end");
	zassert_equal(submitted, -EBUSY, "others cannot submit meanwhile");
	zassert_equal(k_work_submit_to_queue(&low, &b.work), 1, "afterwards they can");
}

ZTEST(work_queues, test_plug)
{
	zassert_equal(k_work_queue_unplug(&low), -EALREADY);
	(void)k_work_submit_to_queue(&low, &a.work);
	zassert_equal(k_work_queue_drain(&low, true), 1);
	zassert_str_equal(noted, "a");
	zassert_equal(low.flags, K_WORK_QUEUE_STARTED | K_WORK_QUEUE_PLUGGED);
	zassert_equal(k_work_submit_to_queue(&low, &a.work), -EBUSY);
	zassert_equal(k_work_busy_get(&a.work), 0);
	zassert_ok(k_work_queue_unplug(&low));
	zassert_equal(k_work_queue_unplug(&low), -EALREADY);
	zassert_equal(k_work_submit_to_queue(&low, &a.work), 1);
}

ZTEST(work_queues, test_stop)
{
	zassert_equal(k_work_queue_stop(&queue, K_FOREVER), -EALREADY, "not started");
	for (int round = 0; round < 2; round++) {
		start_queue(HIGH_PRIORITY, NULL);
		zassert_equal(k_work_submit_to_queue(&queue, &a.work), 1);
		zassert_equal(k_work_queue_stop(&queue, K_FOREVER), -EBUSY, "not plugged");
		end_queue();
		zassert_equal(k_work_queue_stop(&queue, K_FOREVER), -EALREADY);
		zassert_equal(k_work_submit_to_queue(&queue, &a.work), -ENODEV);
	}
	zassert_str_equal(noted, "aa");
}

static void drain_and_plug(void)
{
	zassert_equal(k_work_queue_drain(&queue, true), 1);
	note_letter('h');
}

ZTEST(work_queues, test_stop_takes_too_long)
{
	start_queue(HIGH_PRIORITY, NULL);
	(void)k_work_submit_to_queue(&queue, &blocker);
	start_helper(drain_and_plug, 4);
	zassert_equal(k_work_queue_stop(&queue, K_TICKS(2)), -ETIMEDOUT);
	zassert_equal(k_work_queue_stop(&queue, K_NO_WAIT), -ETIMEDOUT);
	release_blocker();
	join_helper();
	zassert_str_equal(noted, "h", "the queue is as it was, and drained");
	zassert_ok(k_work_queue_stop(&queue, K_SECONDS(1)));
}

static void run_queue(void)
{
	static const struct k_work_queue_config cfg = { .name = "runner" };

	k_work_queue_run(&queue, &cfg);
	note_letter('r');
}

ZTEST(work_queues, test_run_in_a_thread)
{
	k_tid_t runner;

	start_helper(run_queue, 4);
	runner = k_work_queue_thread_get(&queue);
	zassert_not_equal(runner, &queue.thread);
	zassert_str_equal(k_thread_name_get(runner), "runner");
	zassert_equal(k_work_submit_to_queue(&queue, &a.work), 1);
	zassert_str_equal(noted, "a");
	zassert_equal(k_work_queue_drain(&queue, true), 1);
	zassert_ok(k_work_queue_stop(&queue, K_SECONDS(1)));
	join_helper();
	zassert_str_equal(noted, "ar", "the thread goes on");
	zassert_equal(k_work_submit_to_queue(&queue, &a.work), -ENODEV);
}

ZTEST_SUITE(work_queues, NULL, start_queues, before, NULL, NULL);
