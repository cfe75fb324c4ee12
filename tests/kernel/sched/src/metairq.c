/* SPDX-License-Identifier: Apache-2.0 */
/* Meta-interrupt threads preempt everybody, and who was preempted goes on first. */
#include "team.h"

static void before(void *unused)
{
	ARG_UNUSED(unused);
	k_thread_priority_set(k_current_get(), -1);
	team_reset();
}

ZTEST(metairq, test_preempts_a_cooperative_thread)
{
	team_add('a', K_HIGHEST_THREAD_PRIO, team_write, K_NO_WAIT);
	team_note('m');
	team_join();
	team_expect("am");
}

ZTEST(metairq, test_preempts_a_scheduler_lock)
{
	k_sched_lock();
	team_add('a', K_HIGHEST_THREAD_PRIO, team_write, K_NO_WAIT);
	team_note('m');
	k_sched_unlock();
	team_join();
	team_expect("am");
}

static void start_better(char letter)
{
	team_note(letter);
	/* Cooperative, and better than the thread that was preempted. */
	team_add('b', -2, team_write, K_NO_WAIT);
}

ZTEST(metairq, test_preempted_cooperative_thread_goes_on)
{
	team_add('a', K_HIGHEST_THREAD_PRIO, start_better, K_NO_WAIT);
	team_note('m');
	team_join();
	team_expect("amb");
}

static void start_better_and_wait(char letter)
{
	start_better(letter);
	k_msleep(10);
	team_note(letter);
}

ZTEST(metairq, test_preempted_thread_goes_on_while_it_waits)
{
	team_add('a', K_HIGHEST_THREAD_PRIO, start_better_and_wait, K_NO_WAIT);
	team_note('m');
	team_join();
	team_expect("amba");
}

ZTEST_SUITE(metairq, NULL, NULL, before, NULL, NULL);
