/* SPDX-License-Identifier: Apache-2.0 */
/* The order in which ready threads run, and waiting threads are woken. */
#include "team.h"

char team_log[32];
static size_t written;

static struct k_thread threads[TEAM_MAX];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, TEAM_MAX, TEAM_STACK);
static unsigned int count;

void team_note(char letter)
{
	const unsigned int key = irq_lock();

	zassert_true(written < sizeof(team_log) - 1, "too many letters");
	team_log[written++] = letter;
	irq_unlock(key);
}

void team_reset(void)
{
	(void)memset(team_log, 0, sizeof(team_log));
	written = 0;
	count = 0;
}

void team_run(void *letter, void *work, void *unused)
{
	ARG_UNUSED(unused);
	((void (*)(char))work)((char)(uintptr_t)letter);
}

struct k_thread *team_add(char letter, int prio, void (*work)(char letter), k_timeout_t delay)
{
	/* Taken before the thread runs: it may add another one. */
	const unsigned int index = count++;

	zassert_true(index < TEAM_MAX, "too many threads");
	return k_thread_create(&threads[index], stacks[index], TEAM_STACK, team_run,
			       (void *)(uintptr_t)letter, (void *)work, NULL, prio, 0, delay);
}

void team_join(void)
{
	for (unsigned int i = 0; i < count; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(5)), "thread %u never ended", i);
	}
}

static void before(void *unused)
{
	ARG_UNUSED(unused);
	k_thread_priority_set(k_current_get(), 0);
	team_reset();
}

ZTEST(order, test_best_priority_first)
{
	k_sched_lock();
	team_add('c', 3, team_write, K_NO_WAIT);
	team_add('a', -1, team_write, K_NO_WAIT);
	team_add('d', 4, team_write, K_NO_WAIT);
	team_add('b', 1, team_write, K_NO_WAIT);
	k_sched_unlock();
	team_join();
	team_expect("abcd");
}

ZTEST(order, test_extreme_priorities)
{
	k_sched_lock();
	team_add('c', K_LOWEST_APPLICATION_THREAD_PRIO, team_write, K_NO_WAIT);
	team_add('a', K_HIGHEST_APPLICATION_THREAD_PRIO + CONFIG_NUM_METAIRQ_PRIORITIES, team_write,
		 K_NO_WAIT);
	team_add('b', -1, team_write, K_NO_WAIT);
	k_sched_unlock();
	team_join();
	team_expect("abc");
}

ZTEST(order, test_equal_priorities_in_order_of_arrival)
{
	for (char letter = 'a'; letter < 'a' + TEAM_MAX; letter++) {
		team_add(letter, 2, team_write, K_NO_WAIT);
	}
	team_join();
	team_expect("abcdef");
}

static void yield_between(char letter)
{
	team_note(letter);
	k_yield();
	team_note(letter);
}

ZTEST(order, test_yield_lets_equals_run)
{
	team_add('a', 2, yield_between, K_NO_WAIT);
	team_add('b', 2, yield_between, K_NO_WAIT);
	team_add('c', 3, yield_between, K_NO_WAIT);
	team_join();
	/* c is worse than the others: it runs when they have ended, and yields to nobody. */
	team_expect("ababcc");
}

ZTEST(order, test_priority_set_moves_a_ready_thread)
{
	struct k_thread *c;

	k_sched_lock();
	team_add('a', 2, team_write, K_NO_WAIT);
	team_add('b', 2, team_write, K_NO_WAIT);
	c = team_add('c', 5, team_write, K_NO_WAIT);
	k_thread_priority_set(c, 1);
	zassert_equal(k_thread_priority_get(c), 1);
	k_sched_unlock();
	team_join();
	team_expect("cab");
}

ZTEST(order, test_own_priority_lowered_gives_the_cpu_up)
{
	team_add('a', 2, team_write, K_NO_WAIT);
	k_thread_priority_set(k_current_get(), 3);
	team_note('m');
	team_join();
	team_expect("am");
}

static K_SEM_DEFINE(gate, 0, TEAM_MAX);

static void take(char letter)
{
	zassert_ok(k_sem_take(&gate, K_FOREVER));
	team_note(letter);
}

ZTEST(order, test_best_waiter_is_woken_first)
{
	team_add('b', -1, take, K_NO_WAIT);
	team_add('c', -1, take, K_NO_WAIT);
	team_add('a', -2, take, K_NO_WAIT);
	k_thread_priority_set(k_current_get(), -3);
	k_msleep(10);
	for (int i = 0; i < 3; i++) {
		k_sem_give(&gate);
	}
	team_join();
	team_expect("abc");
}

ZTEST(order, test_priority_set_moves_a_waiter)
{
	struct k_thread *c;

	team_add('b', -1, take, K_NO_WAIT);
	c = team_add('c', -1, take, K_NO_WAIT);
	k_thread_priority_set(k_current_get(), -4);
	k_msleep(10);
	k_thread_priority_set(c, -3);
	k_sem_give(&gate);
	k_sem_give(&gate);
	team_join();
	team_expect("cb");
}

ZTEST_SUITE(order, NULL, NULL, before, NULL, NULL);
