/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of the application that hooks call. */
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>
#include <zephyr/ztest.h>

/* Who was told of, in order: a letter per hook. */
static struct k_thread thread;
static char told[64];
static size_t told_len;
static unsigned int idle_calls;
static int isr_enter;
static int isr_exit;
static bool nested;

static void tell(char what, const struct k_thread *of)
{
	zassert_false(nested, "a hook in a hook");
	nested = true;
	if (of == &thread && told_len < sizeof(told) - 1) {
		told[told_len++] = what;
	}
	/* Would be a hook in a hook. */
	(void)k_thread_name_set(&thread, "renamed");
	nested = false;
}

void sys_trace_thread_create_user(struct k_thread *of)
{
	tell('c', of);
}

void sys_trace_thread_abort_user(struct k_thread *of)
{
	tell('a', of);
}

void sys_trace_thread_suspend_user(struct k_thread *of)
{
	tell('s', of);
}

void sys_trace_thread_resume_user(struct k_thread *of)
{
	tell('r', of);
}

void sys_trace_thread_name_set_user(struct k_thread *of)
{
	tell('n', of);
}

void sys_trace_thread_switched_in_user(struct k_thread *of)
{
	tell('i', of);
}

void sys_trace_thread_switched_out_user(struct k_thread *of)
{
	tell('o', of);
}

void sys_trace_thread_priority_set_user(struct k_thread *of, int prio)
{
	tell('p', of);
	if (of == &thread) {
		zassert_equal(prio, 3);
	}
}

void sys_trace_isr_enter_user(int nested_interrupts)
{
	isr_enter = nested_interrupts;
}

void sys_trace_isr_exit_user(int nested_interrupts)
{
	isr_exit = nested_interrupts;
}

void sys_trace_idle_user(void)
{
	idle_calls++;
}

ZTEST_SUITE(user, NULL, NULL, NULL, NULL, NULL);

static void nothing(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}
static K_THREAD_STACK_DEFINE(stack, 1024);

ZTEST(user, test_a_thread)
{
	const k_tid_t tid = k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), nothing,
					    NULL, NULL, NULL, 5, 0, K_FOREVER);

	k_thread_priority_set(tid, 3);
	k_thread_start(tid);
	k_thread_suspend(tid);
	k_thread_resume(tid);
	zassert_ok(k_thread_join(tid, K_FOREVER));
	zassert_str_equal(told, "cpsriao", "told \"%s\"", told);
}

static void handler(const void *unused)
{
	ARG_UNUSED(unused);
}

ZTEST(user, test_interrupts)
{
	irq_offload(handler, NULL);
	zassert_equal(isr_enter, 1);
	zassert_equal(isr_exit, 1);
}

ZTEST(user, test_idle)
{
	idle_calls = 0;
	k_msleep(20);
	zassert_true(idle_calls > 0);
}
