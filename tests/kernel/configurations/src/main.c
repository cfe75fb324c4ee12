/* SPDX-License-Identifier: Apache-2.0 */
/* What every kernel can do, whatever was left out of it, and those with threads or time. */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static volatile bool in_isr;

static void note(const void *unused)
{
	ARG_UNUSED(unused);
	in_isr = k_is_in_isr();
}

ZTEST(configurations, test_interrupts)
{
	irq_offload(note, NULL);
	zassert_true(in_isr);
	zassert_false(k_is_in_isr());
}

ZTEST(configurations, test_interrupt_lock_nests)
{
	const unsigned int outer = irq_lock();
	const unsigned int inner = irq_lock();

	irq_unlock(inner);
	zassert_false(arch_irq_unlocked(arch_irq_lock()), "the outer lock holds");
	irq_unlock(outer);
	zassert_true(arch_irq_unlocked(outer));
}

#ifdef CONFIG_SYS_CLOCK_EXISTS
static volatile unsigned int expired;

static void count(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	expired++;
}

static K_TIMER_DEFINE(timer, count, NULL);

ZTEST(configurations, test_timers)
{
	const int64_t start = k_uptime_get();

	expired = 0;
	k_timer_start(&timer, K_MSEC(20), K_MSEC(20));
	k_busy_wait(110 * USEC_PER_MSEC);
	k_timer_stop(&timer);
	zassert_between_inclusive(expired, 4, 5, "%u times", expired);
	zassert_true(k_uptime_get() - start >= 110);
}
#endif

#ifdef CONFIG_MULTITHREADING
static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;
static K_SEM_DEFINE(to_thread, 0, 1);
static K_SEM_DEFINE(from_thread, 0, 1);

static void answer(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	while (k_sem_take(&to_thread, K_FOREVER) == 0) {
		k_sem_give(&from_thread);
	}
}

ZTEST(configurations, test_threads)
{
	const k_tid_t tid =
		k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), answer, NULL, NULL,
				NULL, k_thread_priority_get(k_current_get()), 0, K_NO_WAIT);

	for (int i = 0; i < 10; i++) {
		k_sem_give(&to_thread);
		zassert_ok(k_sem_take(&from_thread, K_FOREVER));
	}
	k_thread_abort(tid);
	zassert_ok(k_thread_join(tid, K_NO_WAIT));
}
#endif

ZTEST_SUITE(configurations, NULL, NULL, NULL, NULL, NULL);
