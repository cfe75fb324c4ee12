/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines order threads of one priority, and nothing else. */
#include "team.h"

static void before(void *unused)
{
	ARG_UNUSED(unused);
	k_thread_priority_set(k_current_get(), 0);
	team_reset();
}

static void add_with_deadline(char letter, int prio, int deadline)
{
	struct k_thread *const thread = team_add(letter, prio, team_write, K_FOREVER);

	k_thread_deadline_set(thread, deadline);
	k_thread_start(thread);
}

ZTEST(deadline, test_nearest_first)
{
	add_with_deadline('c', 2, 30000000);
	add_with_deadline('a', 2, 10000000);
	add_with_deadline('d', 2, 40000000);
	add_with_deadline('b', 2, 20000000);
	team_join();
	team_expect("abcd");
}

ZTEST(deadline, test_priority_comes_before)
{
	add_with_deadline('b', 3, 1000000);
	add_with_deadline('a', 2, 90000000);
	team_join();
	team_expect("ab");
}

ZTEST(deadline, test_change_moves_a_ready_thread)
{
	struct k_thread *last;

	add_with_deadline('b', 2, 10000000);
	add_with_deadline('c', 2, 20000000);
	last = team_add('a', 2, team_write, K_FOREVER);
	k_thread_deadline_set(last, 30000000);
	k_thread_start(last);
	k_thread_deadline_set(last, 1000000);
	team_join();
	team_expect("abc");
}

ZTEST(deadline, test_absolute_deadline_may_wrap)
{
	const int end_of_range = (int)(k_cycle_get_32() + INT32_MAX);
	struct k_thread *const b = team_add('b', 2, team_write, K_FOREVER);
	struct k_thread *const a = team_add('a', 2, team_write, K_FOREVER);

	k_thread_absolute_deadline_set(b, (int)((uint32_t)end_of_range + 1000U));
	k_thread_absolute_deadline_set(a, end_of_range);
	k_sched_lock();
	k_thread_start(b);
	k_thread_start(a);
	k_sched_unlock();
	team_join();
	team_expect("ab");
}

ZTEST_SUITE(deadline, NULL, NULL, before, NULL, NULL);
