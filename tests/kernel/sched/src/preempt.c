/* SPDX-License-Identifier: Apache-2.0 */
/* Who loses the CPU to whom, from threads and from interrupts. */
#include <zephyr/irq_offload.h>

#include "team.h"

static void before(void *unused)
{
	ARG_UNUSED(unused);
	k_thread_priority_set(k_current_get(), 0);
	team_reset();
}

ZTEST(preempt, test_better_thread_runs_at_once)
{
	k_thread_priority_set(k_current_get(), 2);
	team_add('a', 1, team_write, K_NO_WAIT);
	team_note('m');
	team_join();
	team_expect("am");
}

ZTEST(preempt, test_cooperative_thread_keeps_the_cpu)
{
	k_thread_priority_set(k_current_get(), -1);
	team_add('a', -2, team_write, K_NO_WAIT);
	team_note('m');
	k_yield();
	team_note('n');
	team_join();
	team_expect("man");
}

ZTEST(preempt, test_sched_lock_nests)
{
	k_sched_lock();
	k_sched_lock();
	zassert_equal(k_is_preempt_thread(), 0);
	team_add('a', -2, team_write, K_NO_WAIT);
	k_sched_unlock();
	team_note('m');
	k_sched_unlock();
	team_note('n');
	team_join();
	team_expect("man");
}

ZTEST(preempt, test_locked_thread_that_waits_gives_the_cpu)
{
	k_sched_lock();
	team_add('a', 3, team_write, K_NO_WAIT);
	k_msleep(20);
	zassert_equal(k_is_preempt_thread(), 0, "the lock is the thread's own");
	team_note('m');
	k_sched_unlock();
	team_join();
	team_expect("am");
}

static struct k_thread *to_start;

static void start_it(const void *unused)
{
	ARG_UNUSED(unused);
	zassert_true(k_is_in_isr());
	zassert_equal(k_is_preempt_thread(), 0);
	k_thread_start(to_start);
	team_note('i');
}

ZTEST(preempt, test_isr_switches_at_its_exit)
{
	to_start = team_add('a', -1, team_write, K_FOREVER);
	irq_offload(start_it, NULL);
	team_note('m');
	team_join();
	team_expect("iam");
}

ZTEST(preempt, test_isr_does_not_preempt_cooperative)
{
	k_thread_priority_set(k_current_get(), -1);
	to_start = team_add('a', -2, team_write, K_FOREVER);
	irq_offload(start_it, NULL);
	team_note('m');
	team_join();
	team_expect("ima");
}

ZTEST(preempt, test_interrupt_lock_defers_the_switch)
{
	const unsigned int key = irq_lock();

	team_add('a', -2, team_write, K_NO_WAIT);
	team_note('m');
	irq_unlock(key);
	k_reschedule();
	team_note('n');
	team_join();
	team_expect("man");
}

static void suspend_self(char letter)
{
	team_note(letter);
	k_thread_suspend(k_current_get());
	team_note(letter);
}

ZTEST(preempt, test_suspend_and_resume)
{
	struct k_thread *const a = team_add('a', -1, suspend_self, K_NO_WAIT);

	team_note('m');
	k_thread_resume(a);
	team_note('n');
	k_thread_resume(a);
	team_join();
	team_expect("aman");
}

static K_SEM_DEFINE(gate, 0, 1);

static void take(char letter)
{
	team_note(letter);
	zassert_ok(k_sem_take(&gate, K_FOREVER));
	team_note(letter);
}

ZTEST(preempt, test_suspended_waiter_gets_what_it_waits_for)
{
	struct k_thread *const a = team_add('a', -1, take, K_NO_WAIT);

	zassert_equal(k_thread_join(a, K_NO_WAIT), -EBUSY);
	k_msleep(10);
	k_thread_suspend(a);
	k_sem_give(&gate);
	zassert_equal(k_sem_count_get(&gate), 0, "the semaphore was given to the waiter");
	team_note('m');
	k_thread_resume(a);
	team_join();
	team_expect("ama");
}

static K_MUTEX_DEFINE(mutex);

static void hold(char letter)
{
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	k_msleep(20);
	zassert_equal(k_thread_priority_get(k_current_get()), 0, "it has the waiter's priority");
	zassert_ok(k_mutex_unlock(&mutex));
	zassert_equal(k_thread_priority_get(k_current_get()), 3, "it has its own again");
	team_note(letter);
}

/* A struct k_thread may be memory of any content, for example on a stack. */
ZTEST(preempt, test_thread_in_dirty_memory)
{
	static K_THREAD_STACK_DEFINE(stack, TEAM_STACK);
	static struct k_thread dirty;

	(void)memset(&dirty, 0xFF, sizeof(dirty));
	(void)k_thread_create(&dirty, stack, TEAM_STACK, team_run, (void *)(uintptr_t)'a',
			      (void *)hold, NULL, 3, 0, K_NO_WAIT);
	k_msleep(10);
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(k_mutex_unlock(&mutex));
	zassert_ok(k_thread_join(&dirty, K_SECONDS(5)));
	team_expect("a");
}

ZTEST(preempt, test_suspend_of_a_ready_thread)
{
	struct k_thread *const a = team_add('a', 1, team_write, K_NO_WAIT);

	k_thread_suspend(a);
	k_msleep(20);
	team_note('m');
	zassert_true(k_thread_is_suspended(a));
	k_thread_resume(a);
	team_join();
	team_expect("ma");
}

ZTEST_SUITE(preempt, NULL, NULL, before, NULL, NULL);
