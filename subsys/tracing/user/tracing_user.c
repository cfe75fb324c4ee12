/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hooks that call functions of the application (CONFIG_TRACING_USER).
 *
 * Decides which hook calls which function, that they are called with interrupts locked, and that
 * none is called from within another: an application may print there.
 */
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/tracing/tracing.h>

typedef void (*thread_hook_t)(struct k_thread *thread);

/* A function of the application runs. Interrupts are locked then. */
static bool busy;

__weak void sys_trace_thread_create_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_abort_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_suspend_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_resume_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_name_set_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_switched_in_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_switched_out_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_info_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_sched_ready_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_pend_user(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

__weak void sys_trace_thread_priority_set_user(struct k_thread *thread, int prio)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(prio);
}

__weak void sys_trace_isr_enter_user(int nested_interrupts)
{
	ARG_UNUSED(nested_interrupts);
}

__weak void sys_trace_isr_exit_user(int nested_interrupts)
{
	ARG_UNUSED(nested_interrupts);
}

__weak void sys_trace_idle_user(void)
{
}

static void priority_set(struct k_thread *thread)
{
	sys_trace_thread_priority_set_user(thread, thread->base.prio);
}

void z_trace_user(enum z_trace_user_hook hook, struct k_thread *thread)
{
	static const thread_hook_t hooks[Z_TRACE_USER_HOOKS] = {
		[Z_TRACE_USER_k_thread_create] = sys_trace_thread_create_user,
		[Z_TRACE_USER_k_thread_abort] = sys_trace_thread_abort_user,
		[Z_TRACE_USER_k_thread_name_set] = sys_trace_thread_name_set_user,
		[Z_TRACE_USER_k_thread_switched_out] = sys_trace_thread_switched_out_user,
		[Z_TRACE_USER_k_thread_switched_in] = sys_trace_thread_switched_in_user,
		[Z_TRACE_USER_k_thread_pend] = sys_trace_thread_pend_user,
		[Z_TRACE_USER_k_thread_info] = sys_trace_thread_info_user,
		[Z_TRACE_USER_k_thread_priority_set] = priority_set,
		[Z_TRACE_USER_k_thread_sched_priority_set] = priority_set,
		[Z_TRACE_USER_k_thread_sched_ready] = sys_trace_thread_sched_ready_user,
		[Z_TRACE_USER_k_thread_sched_pend] = sys_trace_thread_pend_user,
		[Z_TRACE_USER_k_thread_sched_resume] = sys_trace_thread_resume_user,
		[Z_TRACE_USER_k_thread_sched_suspend] = sys_trace_thread_suspend_user,
	};
	const unsigned int key = irq_lock();

	__ASSERT(hook < Z_TRACE_USER_HOOKS && thread != NULL, "hook %u", (unsigned int)hook);
	if (!busy) {
		busy = true;
		hooks[hook](thread);
		busy = false;
	}
	irq_unlock(key);
}

/* Interrupts that are being handled, this one included; 0 in the outermost one's end. */
static int nesting(void)
{
	return (int)_kernel.cpus[0].nested;
}

void sys_trace_isr_enter(void)
{
	const unsigned int key = irq_lock();

	if (!busy) {
		busy = true;
		sys_trace_isr_enter_user(nesting());
		busy = false;
	}
	irq_unlock(key);
}

void sys_trace_isr_exit(void)
{
	const unsigned int key = irq_lock();

	if (!busy) {
		busy = true;
		sys_trace_isr_exit_user(nesting());
		busy = false;
	}
	irq_unlock(key);
}

void sys_trace_isr_exit_to_scheduler(void)
{
}

void sys_trace_idle(void)
{
	const unsigned int key = irq_lock();

	if (!busy) {
		busy = true;
		sys_trace_idle_user();
		busy = false;
	}
	irq_unlock(key);
}

void sys_trace_named_event(const char *name, uint32_t arg0, uint32_t arg1)
{
	ARG_UNUSED(name);
	ARG_UNUSED(arg0);
	ARG_UNUSED(arg1);
}
