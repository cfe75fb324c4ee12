/* SPDX-License-Identifier: Apache-2.0 */
/* The list of all threads. */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static struct k_thread threads[2];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, 512);
static bool created[2];

static void sleeper(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(K_FOREVER);
}

static k_tid_t start(int index)
{
	created[index] = true;
	return k_thread_create(&threads[index], stacks[index], K_THREAD_STACK_SIZEOF(stacks[0]),
			       sleeper, &threads[index], NULL, NULL, 5, 0, K_NO_WAIT);
}

struct visits {
	int all;
	int idle;
	int tester;
	int first;
	int second;
	bool unlocked;
	bool end_first;
	bool start_second;
};

static void visit(const struct k_thread *thread, void *data)
{
	struct visits *const visits = data;
	const unsigned int key = arch_irq_lock();

	zassert_equal(arch_irq_unlocked(key), visits->unlocked);
	arch_irq_unlock(key);
	visits->all++;
	visits->idle += thread == _kernel.cpus[0].idle_thread;
	visits->tester += thread == k_current_get();
	visits->first += thread == &threads[0];
	visits->second += thread == &threads[1];
	if (visits->start_second) {
		visits->start_second = false;
		start(1);
	}
	if (visits->end_first && thread == &threads[0]) {
		k_thread_abort(&threads[0]);
	}
}

static void end(void *fixture)
{
	ARG_UNUSED(fixture);
	for (int i = 0; i < 2; i++) {
		if (created[i]) {
			k_thread_abort(&threads[i]);
		}
	}
}

ZTEST(monitor, test_foreach)
{
	struct visits before = { 0 };
	struct visits with = { 0 };
	struct visits after = { 0 };

	k_thread_foreach(visit, &before);
	zassert_true(before.idle == 1 && before.tester == 1 && before.first == 0);
	start(0);
	zassert_equal(threads[0].entry.pEntry, sleeper);
	zassert_equal(threads[0].entry.parameter1, &threads[0]);
	k_thread_foreach(visit, &with);
	zassert_true(with.all == before.all + 1 && with.first == 1 && with.tester == 1);
	k_thread_abort(&threads[0]);
	k_thread_foreach(visit, &after);
	zassert_true(after.all == before.all && after.first == 0);
}

ZTEST(monitor, test_foreach_unlocked)
{
	struct visits visits = { .unlocked = true, .end_first = true, .start_second = true };
	struct visits again = { .unlocked = true };

	start(0);
	k_thread_foreach_unlocked(visit, &visits);
	zassert_true(visits.first == 1 && visits.second == 0 && visits.idle == 1);
	k_thread_foreach_unlocked(visit, &again);
	zassert_true(again.first == 0 && again.second == 1);
	zassert_equal(again.all, visits.all);
}

/* A thread that has not started, and one whose struct is used again. */
ZTEST(monitor, test_used_again)
{
	struct visits visits = { 0 };

	start(0);
	k_thread_abort(&threads[0]);
	k_thread_create(&threads[0], stacks[0], K_THREAD_STACK_SIZEOF(stacks[0]), sleeper, NULL,
			NULL, NULL, 5, 0, K_FOREVER);
	k_thread_foreach(visit, &visits);
	zassert_equal(visits.first, 1);
}

ZTEST_SUITE(monitor, NULL, NULL, NULL, end, NULL);
