/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hooks as functions of the application (CONFIG_TRACING_USER). All are weak: it defines those it
 * wants. Included by tracing/tracing.h.
 *
 * They are called with interrupts locked, in the scheduler and in interrupts; a hook that one of
 * them runs into is left out.
 */
#ifndef SUBSYS_TRACING_USER_TRACING_USER_H_
#define SUBSYS_TRACING_USER_TRACING_USER_H_

#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

void sys_trace_thread_create_user(struct k_thread *thread);
void sys_trace_thread_abort_user(struct k_thread *thread);
void sys_trace_thread_suspend_user(struct k_thread *thread);
void sys_trace_thread_resume_user(struct k_thread *thread);
void sys_trace_thread_name_set_user(struct k_thread *thread);
void sys_trace_thread_switched_in_user(struct k_thread *thread);
void sys_trace_thread_switched_out_user(struct k_thread *thread);
void sys_trace_thread_info_user(struct k_thread *thread);
void sys_trace_thread_sched_ready_user(struct k_thread *thread);
void sys_trace_thread_pend_user(struct k_thread *thread);
void sys_trace_thread_priority_set_user(struct k_thread *thread, int prio);
void sys_trace_isr_enter_user(int nested_interrupts);
void sys_trace_isr_exit_user(int nested_interrupts);
void sys_trace_idle_user(void);

/* What a hook of a thread calls; not while another does. */
enum z_trace_user_hook {
	Z_TRACE_USER_k_thread_create,
	Z_TRACE_USER_k_thread_abort,
	Z_TRACE_USER_k_thread_name_set,
	Z_TRACE_USER_k_thread_switched_out,
	Z_TRACE_USER_k_thread_switched_in,
	Z_TRACE_USER_k_thread_pend,
	Z_TRACE_USER_k_thread_info,
	Z_TRACE_USER_k_thread_priority_set,
	Z_TRACE_USER_k_thread_sched_priority_set,
	Z_TRACE_USER_k_thread_sched_ready,
	Z_TRACE_USER_k_thread_sched_pend,
	Z_TRACE_USER_k_thread_sched_resume,
	Z_TRACE_USER_k_thread_sched_suspend,
	Z_TRACE_USER_HOOKS,
};

void z_trace_user(enum z_trace_user_hook hook, struct k_thread *thread);

#define Z_TRACE(number, name, ...) do { } while (false)
#define Z_TRACE_THREAD(number, name, thread) z_trace_user(Z_TRACE_USER_##name, thread)

#ifdef __cplusplus
}
#endif

#endif /* SUBSYS_TRACING_USER_TRACING_USER_H_ */
