/* SPDX-License-Identifier: Apache-2.0 */
/* The exit of an interrupt: another thread, if a better one is ready and the running one may go. */
#include <zephyr/ztest.h>

#include "lines.h"

#define STACK 1024

static K_THREAD_STACK_DEFINE(stack, STACK);
static struct k_thread thread;
static K_SEM_DEFINE(work, 0, 1);
static volatile unsigned int done;

static void worker(void *a, void *b, void *c)
{
	ARG_UNUSED(a);
	ARG_UNUSED(b);
	ARG_UNUSED(c);
	for (;;) {
		(void)k_sem_take(&work, K_FOREVER);
		done++;
	}
}

static void giving_isr(const void *argument)
{
	ARG_UNUSED(argument);
	k_sem_give(&work);
}

static void start(int priority)
{
	done = 0;
	k_sem_reset(&work);
	(void)k_thread_create(&thread, stack, STACK, worker, NULL, NULL, NULL, priority, 0,
			      K_NO_WAIT);
	/* It waits when this thread, of whatever priority, is back. */
	k_msleep(1);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_abort(&thread);
	k_thread_priority_set(k_current_get(), CONFIG_ZTEST_THREAD_PRIORITY);
}

ZTEST(interrupt_switching, test_better_thread_runs_at_once)
{
	IRQ_CONNECT(LINE_LINT0, 3, giving_isr, NULL, 0);
	k_thread_priority_set(k_current_get(), 5);
	start(4);
	raise_line(LINE_LINT0);
	zassert_equal(done, 1, "the thread that the handler woke has not run");
	raise_line(LINE_LINT0);
	zassert_equal(done, 2);
}

ZTEST(interrupt_switching, test_worse_thread_waits)
{
	k_thread_priority_set(k_current_get(), 5);
	start(6);
	raise_line(LINE_LINT0);
	zassert_equal(done, 0);
	k_msleep(1);
	zassert_equal(done, 1);
}

ZTEST(interrupt_switching, test_cooperative_thread_stays)
{
	k_thread_priority_set(k_current_get(), K_PRIO_COOP(5));
	start(K_PRIO_COOP(1));
	raise_line(LINE_LINT0);
	zassert_equal(done, 0, "a cooperative thread was preempted");
	k_yield();
	zassert_equal(done, 1);
}

ZTEST(interrupt_switching, test_scheduler_lock_holds)
{
	k_thread_priority_set(k_current_get(), 5);
	start(4);
	k_sched_lock();
	raise_line(LINE_LINT0);
	zassert_equal(done, 0, "a thread that locked the scheduler was preempted");
	k_sched_unlock();
	zassert_equal(done, 1);
}

ZTEST_SUITE(interrupt_switching, NULL, NULL, NULL, after, NULL);
