/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel calls and interrupts with every amount of stack that is left, from nothing to enough. So
 * the stack ends once at each push on the way, those between two threads and at an interrupt's
 * entry among them. Whatever happens, it is the thread's death by overflow or nothing, and
 * everything else works as before: threads, waits, the clock.
 */
#include "victim.h"

#define STEP 4
#define ENOUGH 260

static struct k_thread partner;
static K_THREAD_STACK_DEFINE(partner_stack, 1024);
static K_SEM_DEFINE(ping, 0, 1);
static K_SEM_DEFINE(pong, 0, 1);
static K_MUTEX_DEFINE(mutex);
static volatile bool ticked;

/* Runs whenever the other one waits. */
static void answer(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	while (true) {
		(void)k_sem_take(&ping, K_FOREVER);
		k_sem_give(&pong);
	}
}

static void tick(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	ticked = true;
}

static K_TIMER_DEFINE(timer, tick, NULL);

static void yield(void)
{
	k_yield();
}

static void sleep_a_tick(void)
{
	k_sleep(K_TICKS(1));
}

static void give_and_take(void)
{
	k_sem_give(&ping);
	(void)k_sem_take(&pong, K_FOREVER);
}

static void wait_for_timer(void)
{
	while (!ticked) {
	}
}

static void lock(void)
{
	if (k_mutex_lock(&mutex, K_NO_WAIT) == 0) {
		(void)k_mutex_unlock(&mutex);
	}
}

static void body(void *function, void *left, void *unused)
{
	ARG_UNUSED(unused);
	with_stack_left((size_t)left, (void (*)(void))function);
}

static void check_everything_else(void)
{
	const int64_t start = k_uptime_ticks();

	k_sem_reset(&ping);
	k_sem_reset(&pong);
	k_sem_give(&ping);
	zassert_ok(k_sem_take(&pong, K_SECONDS(1)));
	k_sleep(K_TICKS(1));
	zassert_between_inclusive(k_uptime_ticks() - start, 1, 4);
	zassert_equal(k_sem_count_get(&ping), 0);
}

/* @return how many amounts of stack were too little */
static unsigned int sweep(void (*function)(void))
{
	unsigned int deaths = 0;

	for (size_t left = STEP; left < ENOUGH; left += STEP) {
		ticked = false;
		k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
		victim_start(body, (void *)function, (void *)left);
		zassert_ok(k_thread_join(&victim, K_SECONDS(1)), "with %zu bytes", left);
		k_timer_stop(&timer);
		ztest_set_fault_valid(false);
		zassert_true(fatal_reason == -1 || fatal_thread == &victim, "with %zu bytes", left);
		zassert_true(fatal_reason == -1 || fatal_reason == K_ERR_STACK_CHK_FAIL,
			     "with %zu bytes: %d", left, fatal_reason);
		deaths += fatal_reason == -1 ? 0U : 1U;
		victim_check_ended(fatal_reason);
		check_everything_else();
	}
	zassert_equal(fatal_reason, -1, "%d bytes should be enough", ENOUGH);
	zassert_true(deaths > 0U);
	TC_PRINT("%u amounts were too little\n", deaths);
	return deaths;
}

ZTEST(sweep, test_yield)
{
	(void)sweep(yield);
}

ZTEST(sweep, test_sleep)
{
	(void)sweep(sleep_a_tick);
}

ZTEST(sweep, test_switch)
{
	(void)sweep(give_and_take);
}

ZTEST(sweep, test_clock_interrupt)
{
	(void)sweep(wait_for_timer);
}

ZTEST(sweep, test_mutex)
{
	(void)sweep(lock);
	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	zassert_ok(k_mutex_unlock(&mutex));
}

static void *setup(void)
{
	k_thread_create(&partner, partner_stack, K_THREAD_STACK_SIZEOF(partner_stack), answer, NULL,
			NULL, NULL, 5, 0, K_NO_WAIT);
	return NULL;
}

static void teardown(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_abort(&partner);
}

ZTEST_SUITE(sweep, NULL, setup, NULL, NULL, teardown);
