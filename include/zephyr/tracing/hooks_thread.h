/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of threads and the scheduler: a row each, as tracing_hooks.h explains. */
#ifndef ZEPHYR_INCLUDE_TRACING_HOOKS_THREAD_H_
#define ZEPHYR_INCLUDE_TRACING_HOOKS_THREAD_H_

#define sys_port_trace_k_thread_foreach_enter() Z_TRACE(32, k_thread_foreach_enter)
#define sys_port_trace_k_thread_foreach_exit() Z_TRACE(33, k_thread_foreach_exit)
#define sys_port_trace_k_thread_foreach_unlocked_enter() \
	Z_TRACE(34, k_thread_foreach_unlocked_enter)
#define sys_port_trace_k_thread_foreach_unlocked_exit() Z_TRACE(35, k_thread_foreach_unlocked_exit)
#define sys_port_trace_k_thread_create(new_thread) Z_TRACE_THREAD(36, k_thread_create, new_thread)
#define sys_port_trace_k_thread_user_mode_enter() Z_TRACE(37, k_thread_user_mode_enter)
#define sys_port_trace_k_thread_join_enter(thread, timeout) \
	Z_TRACE(38, k_thread_join_enter, (OBJECT, thread), (TIMEOUT, timeout))
#define sys_port_trace_k_thread_join_blocking(thread, timeout) \
	Z_TRACE(39, k_thread_join_blocking, (OBJECT, thread), (TIMEOUT, timeout))
#define sys_port_trace_k_thread_join_exit(thread, timeout, ret) \
	Z_TRACE(40, k_thread_join_exit, (OBJECT, thread), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_thread_sleep_enter(timeout) \
	Z_TRACE(41, k_thread_sleep_enter, (TIMEOUT, timeout))
#define sys_port_trace_k_thread_sleep_exit(timeout, ret) \
	Z_TRACE(42, k_thread_sleep_exit, (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_thread_msleep_enter(ms) Z_TRACE(43, k_thread_msleep_enter, (VALUE, ms))
#define sys_port_trace_k_thread_msleep_exit(ms, ret) \
	Z_TRACE(44, k_thread_msleep_exit, (VALUE, ms), (RET, ret))
#define sys_port_trace_k_thread_usleep_enter(us) Z_TRACE(45, k_thread_usleep_enter, (VALUE, us))
#define sys_port_trace_k_thread_usleep_exit(us, ret) \
	Z_TRACE(46, k_thread_usleep_exit, (VALUE, us), (RET, ret))
#define sys_port_trace_k_thread_busy_wait_enter(usec_to_wait) \
	Z_TRACE(47, k_thread_busy_wait_enter, (VALUE, usec_to_wait))
#define sys_port_trace_k_thread_busy_wait_exit(usec_to_wait) \
	Z_TRACE(48, k_thread_busy_wait_exit, (VALUE, usec_to_wait))
#define sys_port_trace_k_thread_yield() Z_TRACE(49, k_thread_yield)
#define sys_port_trace_k_thread_wakeup(thread) Z_TRACE(50, k_thread_wakeup, (OBJECT, thread))
#define sys_port_trace_k_thread_start(thread) Z_TRACE(51, k_thread_start, (OBJECT, thread))
#define sys_port_trace_k_thread_abort(thread) Z_TRACE_THREAD(52, k_thread_abort, thread)
#define sys_port_trace_k_thread_abort_enter(thread) \
	Z_TRACE(53, k_thread_abort_enter, (OBJECT, thread))
#define sys_port_trace_k_thread_abort_exit(thread) \
	Z_TRACE(54, k_thread_abort_exit, (OBJECT, thread))
#define sys_port_trace_k_thread_suspend_enter(thread) \
	Z_TRACE(55, k_thread_suspend_enter, (OBJECT, thread))
#define sys_port_trace_k_thread_suspend_exit(thread) \
	Z_TRACE(56, k_thread_suspend_exit, (OBJECT, thread))
#define sys_port_trace_k_thread_resume_enter(thread) \
	Z_TRACE(57, k_thread_resume_enter, (OBJECT, thread))
#define sys_port_trace_k_thread_resume_exit(thread) \
	Z_TRACE(58, k_thread_resume_exit, (OBJECT, thread))
#define sys_port_trace_k_thread_sched_lock() Z_TRACE(59, k_thread_sched_lock)
#define sys_port_trace_k_thread_sched_unlock() Z_TRACE(60, k_thread_sched_unlock)
#define sys_port_trace_k_thread_name_set(thread, ret) Z_TRACE_THREAD(61, k_thread_name_set, thread)
#define sys_port_trace_k_thread_switched_out() Z_TRACE_THREAD(62, k_thread_switched_out, _current)
#define sys_port_trace_k_thread_switched_in() Z_TRACE_THREAD(63, k_thread_switched_in, _current)
#define sys_port_trace_k_thread_ready(thread) Z_TRACE(64, k_thread_ready, (OBJECT, thread))
#define sys_port_trace_k_thread_pend(thread) Z_TRACE_THREAD(65, k_thread_pend, thread)
#define sys_port_trace_k_thread_info(thread) Z_TRACE_THREAD(66, k_thread_info, thread)
#define sys_port_trace_k_thread_priority_set(thread) \
	Z_TRACE_THREAD(67, k_thread_priority_set, thread)
#define sys_port_trace_k_thread_sched_wakeup(thread) \
	Z_TRACE(68, k_thread_sched_wakeup, (OBJECT, thread))
#define sys_port_trace_k_thread_sched_abort(thread) \
	Z_TRACE(69, k_thread_sched_abort, (OBJECT, thread))
#define sys_port_trace_k_thread_sched_priority_set(thread, prio) \
	Z_TRACE_THREAD(70, k_thread_sched_priority_set, thread)
#define sys_port_trace_k_thread_sched_ready(thread) Z_TRACE_THREAD(71, k_thread_sched_ready, thread)
#define sys_port_trace_k_thread_sched_pend(thread) Z_TRACE_THREAD(72, k_thread_sched_pend, thread)
#define sys_port_trace_k_thread_sched_resume(thread) \
	Z_TRACE_THREAD(73, k_thread_sched_resume, thread)
#define sys_port_trace_k_thread_sched_suspend(thread) \
	Z_TRACE_THREAD(74, k_thread_sched_suspend, thread)

#endif /* ZEPHYR_INCLUDE_TRACING_HOOKS_THREAD_H_ */
