/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that tests start, some of which are to die. */
#include "test.h"

static struct k_thread threads[THREADS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, 2048);
static volatile int reason;

void ztest_post_fatal_error_hook(unsigned int why, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	reason = (int)why;
}

static void entry(void *function, void *arg, void *unused)
{
	ARG_UNUSED(unused);
	((void (*)(void *))function)(arg);
}

k_tid_t start(unsigned int index, int prio, void (*function)(void *), void *arg)
{
	return k_thread_create(&threads[index], stacks[index], K_THREAD_STACK_SIZEOF(stacks[index]),
			       entry, (void *)function, arg, NULL, prio, 0, K_NO_WAIT);
}

void finish(unsigned int index)
{
	zassert_ok(k_thread_join(&threads[index], K_SECONDS(10)), "thread %u goes on", index);
}

int reason_of(void (*function)(void *), void *arg)
{
	reason = -1;
	ztest_set_fault_valid(true);
	(void)start(0U, 9, function, arg);
	finish(0U);
	ztest_set_fault_valid(false);
	return reason;
}
