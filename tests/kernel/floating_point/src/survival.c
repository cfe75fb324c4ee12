/* SPDX-License-Identifier: Apache-2.0 */
/* Registers survive every way in which a thread can lose the CPU. */
#include <zephyr/ztest.h>

#include "registers.h"
#include "workers.h"

#define ROUNDS 20
#define PREEMPTIVE 5
#define COOPERATIVE (-3)

static unsigned int wrong;
static K_SEM_DEFINE(signal, 0, 1);

static void wait_by_yielding(void)
{
	k_yield();
}

static void wait_by_sleeping(void)
{
	k_sleep(K_TICKS(1));
}

/* Loses the CPU when its slice is over, in the clock's interrupt. */
static void wait_by_spinning(void)
{
	const int64_t end = k_uptime_ticks() + 5;

	while (k_uptime_ticks() < end) {
	}
}

static void keep_registers(void *p1, void *p2, void *p3)
{
	void (*const wait)(void) = (void (*)(void))p1;
	const uint32_t seed = 17U * (POINTER_TO_UINT(p2) + 1U);

	ARG_UNUSED(p3);
	for (unsigned int round = 0; round < ROUNDS; round++) {
		registers_set(seed + round);
		wait();
		wrong += registers_are(seed + round) ? 0U : 1U;
	}
}

static void keep_in_all(void (*wait)(void), int prio)
{
	/* Tagged or not: it makes no difference. */
	static const uint32_t options[WORKERS] = { 0, K_FP_REGS, K_SSE_REGS, 0 };

	wrong = 0;
	for (unsigned int i = 0; i < WORKERS; i++) {
		worker_start(i, keep_registers, (void *)wait, prio, options[i]);
	}
	workers_join(WORKERS);
	zassert_equal(wrong, 0, "registers of another thread, %u times", wrong);
}

ZTEST(survival, test_yielding)
{
	keep_in_all(wait_by_yielding, PREEMPTIVE);
	keep_in_all(wait_by_yielding, COOPERATIVE);
}

ZTEST(survival, test_sleeping)
{
	keep_in_all(wait_by_sleeping, PREEMPTIVE);
}

ZTEST(survival, test_slices)
{
	k_sched_time_slice_set(1, K_PRIO_PREEMPT(0));
	keep_in_all(wait_by_spinning, PREEMPTIVE);
	k_sched_time_slice_set(0, K_PRIO_PREEMPT(0));
}

static void give(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	k_sem_give(&signal);
}

static K_TIMER_DEFINE(timer, give, NULL);

/* Uses the registers when an interrupt wakes it. */
static void interrupter(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (unsigned int round = 0; round < ROUNDS; round++) {
		(void)k_sem_take(&signal, K_FOREVER);
		registers_set(4711U + round);
		wrong += registers_are(4711U + round) ? 0U : 1U;
	}
}

ZTEST(survival, test_better_thread_in_an_interrupt)
{
	wrong = 0;
	worker_start(0, interrupter, NULL, COOPERATIVE, 0);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	for (unsigned int round = 0; round < ROUNDS; round++) {
		registers_set(round);
		wait_by_spinning();
		wrong += registers_are(round) ? 0U : 1U;
	}
	k_timer_stop(&timer);
	workers_join(1);
	zassert_equal(wrong, 0, "registers of another thread, %u times", wrong);
}

ZTEST_SUITE(survival, NULL, NULL, NULL, NULL, NULL);
