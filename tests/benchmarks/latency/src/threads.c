/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The life of a thread: created, started, suspended, resumed, ended, aborted.
 */
#include "bench.h"

static K_THREAD_STACK_DEFINE(stack, BENCH_STACK_SIZE);
static struct k_thread thread;

static uint32_t running;
static uint32_t resumed;

static void entry(void *a, void *b, void *c)
{
	running = now();
	k_thread_suspend(k_current_get());
	resumed = now();
}

static void life(void)
{
	uint32_t create;
	uint32_t created;
	uint32_t start;
	uint32_t suspended;
	uint32_t ended;
	uint32_t abort;

	create = now();
	k_thread_create(&thread, stack, BENCH_STACK_SIZE, entry, NULL, NULL, NULL,
			K_PRIO_PREEMPT(6), 0, K_FOREVER);
	created = now();
	report("Time to create a thread (without start)", created - create);

	start = now();
	k_thread_start(&thread);
	suspended = now();
	report("Time to start a thread", running - start);
	report("Time to suspend a thread", suspended - running);

	start = now();
	k_thread_resume(&thread);
	ended = now();
	/* The name is older than the measurement: it ends when the thread has ended, too. */
	report("Time to resume a thread", ended - resumed);
	report("Resume until the thread runs", resumed - start);

	abort = now();
	k_thread_abort(&thread);
	report("Time to abort a thread (not running)", now() - abort);
}

static void never_ends(void *a, void *b, void *c)
{
	k_sleep(K_FOREVER);
}

static void abort_waiting(void)
{
	uint32_t start;

	k_thread_create(&thread, stack, BENCH_STACK_SIZE, never_ends, NULL, NULL, NULL,
			K_PRIO_PREEMPT(6), 0, K_NO_WAIT);
	start = now();
	k_thread_abort(&thread);
	report("Abort a thread that waits", now() - start);
}

void bench_threads(void)
{
	life();
	abort_waiting();
}
