/* SPDX-License-Identifier: Apache-2.0 */
/* Direct handlers: entered by the CPU itself, on the interrupted stack, interrupts locked. */
#include <zephyr/ztest.h>

#include <kernel_arch_interface.h>

#include "lines.h"

#define LINE 28
#define STACK 1024

static K_THREAD_STACK_DEFINE(stack, STACK);
static struct k_thread thread;
static K_SEM_DEFINE(wanted, 0, 1);
static volatile bool taken;
static volatile int reschedule;
static volatile bool locked, in_isr, on_interrupt_stack;
static volatile unsigned int calls;

ISR_DIRECT_DECLARE(direct_isr)
{
	const char here = 0;

	ISR_DIRECT_PM();
	calls++;
	in_isr = k_is_in_isr();
	locked = !arch_irq_unlocked(arch_irq_lock());
	on_interrupt_stack =
		(uintptr_t)&here - (uintptr_t)z_interrupt_stacks < CONFIG_ISR_STACK_SIZE;
	k_sem_give(&wanted);
	return reschedule;
}

static void taker(void *a, void *b, void *c)
{
	ARG_UNUSED(a);
	ARG_UNUSED(b);
	ARG_UNUSED(c);
	(void)k_sem_take(&wanted, K_FOREVER);
	taken = true;
}

static void run(int check)
{
	IRQ_DIRECT_CONNECT(LINE, 5, direct_isr, 0);
	reschedule = check;
	taken = false;
	calls = 0;
	k_thread_priority_set(k_current_get(), 5);
	(void)k_thread_create(&thread, stack, STACK, taker, NULL, NULL, NULL, 4, 0, K_NO_WAIT);
	raise_line(LINE);
	zassert_equal(calls, 1, "%u calls", calls);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)k_thread_join(&thread, K_FOREVER);
	k_thread_priority_set(k_current_get(), CONFIG_ZTEST_THREAD_PRIORITY);
}

ZTEST(interrupt_direct, test_context)
{
	run(1);
	zassert_true(in_isr);
	zassert_true(locked);
	zassert_false(on_interrupt_stack);
	zassert_false(k_is_in_isr());
}

ZTEST(interrupt_direct, test_switches_if_asked)
{
	run(1);
	zassert_true(taken, "the woken thread did not run at once");
}

ZTEST(interrupt_direct, test_returns_if_not_asked)
{
	run(0);
	zassert_false(taken, "a handler that returned 0 switched threads");
	k_msleep(1);
	zassert_true(taken);
}

ZTEST_SUITE(interrupt_direct, NULL, NULL, NULL, after, NULL);
