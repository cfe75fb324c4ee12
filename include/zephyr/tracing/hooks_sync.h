/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of semaphores, mutexes, condition variables, events, polling: see tracing_hooks.h. */
#ifndef ZEPHYR_INCLUDE_TRACING_HOOKS_SYNC_H_
#define ZEPHYR_INCLUDE_TRACING_HOOKS_SYNC_H_

#define sys_port_trace_k_poll_api_event_init(ev) Z_TRACE(122, k_poll_api_event_init, (OBJECT, ev))
#define sys_port_trace_k_poll_api_poll_enter(events) \
	Z_TRACE(123, k_poll_api_poll_enter, (OBJECT, events))
#define sys_port_trace_k_poll_api_poll_exit(events, ret) \
	Z_TRACE(124, k_poll_api_poll_exit, (OBJECT, events), (RET, ret))
#define sys_port_trace_k_poll_api_signal_init(signal) \
	Z_TRACE(125, k_poll_api_signal_init, (OBJECT, signal))
#define sys_port_trace_k_poll_api_signal_reset(signal) \
	Z_TRACE(126, k_poll_api_signal_reset, (OBJECT, signal))
#define sys_port_trace_k_poll_api_signal_check(signal) \
	Z_TRACE(127, k_poll_api_signal_check, (OBJECT, signal))
#define sys_port_trace_k_poll_api_signal_raise(signal, ret) \
	Z_TRACE(128, k_poll_api_signal_raise, (OBJECT, signal), (RET, ret))
#define sys_port_trace_k_sem_init(sem, ret) Z_TRACE(129, k_sem_init, (OBJECT, sem), (RET, ret))
#define sys_port_trace_k_sem_give_enter(sem) Z_TRACE(130, k_sem_give_enter, (OBJECT, sem))
#define sys_port_trace_k_sem_give_exit(sem) Z_TRACE(131, k_sem_give_exit, (OBJECT, sem))
#define sys_port_trace_k_sem_take_enter(sem, timeout) \
	Z_TRACE(132, k_sem_take_enter, (OBJECT, sem), (TIMEOUT, timeout))
#define sys_port_trace_k_sem_take_blocking(sem, timeout) \
	Z_TRACE(133, k_sem_take_blocking, (OBJECT, sem), (TIMEOUT, timeout))
#define sys_port_trace_k_sem_take_exit(sem, timeout, ret) \
	Z_TRACE(134, k_sem_take_exit, (OBJECT, sem), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_sem_reset(sem) Z_TRACE(135, k_sem_reset, (OBJECT, sem))
#define sys_port_trace_k_mutex_init(mutex, ret) \
	Z_TRACE(136, k_mutex_init, (OBJECT, mutex), (RET, ret))
#define sys_port_trace_k_mutex_lock_enter(mutex, timeout) \
	Z_TRACE(137, k_mutex_lock_enter, (OBJECT, mutex), (TIMEOUT, timeout))
#define sys_port_trace_k_mutex_lock_blocking(mutex, timeout) \
	Z_TRACE(138, k_mutex_lock_blocking, (OBJECT, mutex), (TIMEOUT, timeout))
#define sys_port_trace_k_mutex_lock_exit(mutex, timeout, ret) \
	Z_TRACE(139, k_mutex_lock_exit, (OBJECT, mutex), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_mutex_unlock_enter(mutex) \
	Z_TRACE(140, k_mutex_unlock_enter, (OBJECT, mutex))
#define sys_port_trace_k_mutex_unlock_exit(mutex, ret) \
	Z_TRACE(141, k_mutex_unlock_exit, (OBJECT, mutex), (RET, ret))
#define sys_port_trace_k_condvar_init(condvar, ret) \
	Z_TRACE(142, k_condvar_init, (OBJECT, condvar), (RET, ret))
#define sys_port_trace_k_condvar_signal_enter(condvar) \
	Z_TRACE(143, k_condvar_signal_enter, (OBJECT, condvar))
#define sys_port_trace_k_condvar_signal_blocking(condvar, timeout) \
	Z_TRACE(144, k_condvar_signal_blocking, (OBJECT, condvar), (TIMEOUT, timeout))
#define sys_port_trace_k_condvar_signal_exit(condvar, ret) \
	Z_TRACE(145, k_condvar_signal_exit, (OBJECT, condvar), (RET, ret))
#define sys_port_trace_k_condvar_broadcast_enter(condvar) \
	Z_TRACE(146, k_condvar_broadcast_enter, (OBJECT, condvar))
#define sys_port_trace_k_condvar_broadcast_exit(condvar, ret) \
	Z_TRACE(147, k_condvar_broadcast_exit, (OBJECT, condvar), (RET, ret))
#define sys_port_trace_k_condvar_wait_enter(condvar) \
	Z_TRACE(148, k_condvar_wait_enter, (OBJECT, condvar))
#define sys_port_trace_k_condvar_wait_exit(condvar, ret) \
	Z_TRACE(149, k_condvar_wait_exit, (OBJECT, condvar), (RET, ret))
#define sys_port_trace_k_event_init(ev) Z_TRACE(150, k_event_init, (OBJECT, ev))
#define sys_port_trace_k_event_post_enter(ev, events, events_mask) \
	Z_TRACE(151, k_event_post_enter, (OBJECT, ev), (VALUE, events), (VALUE, events_mask))
#define sys_port_trace_k_event_post_exit(ev, events, events_mask) \
	Z_TRACE(152, k_event_post_exit, (OBJECT, ev), (VALUE, events), (VALUE, events_mask))
#define sys_port_trace_k_event_wait_enter(ev, events, options, timeout) \
	Z_TRACE(153, k_event_wait_enter, (OBJECT, ev), (VALUE, events), (VALUE, options), \
		(TIMEOUT, timeout))
#define sys_port_trace_k_event_wait_blocking(ev, events, options, timeout) \
	Z_TRACE(154, k_event_wait_blocking, (OBJECT, ev), (VALUE, events), (VALUE, options), \
		(TIMEOUT, timeout))
#define sys_port_trace_k_event_wait_exit(ev, events, ret) \
	Z_TRACE(155, k_event_wait_exit, (OBJECT, ev), (VALUE, events), (RET, ret))
#define sys_port_trace_k_timer_init(timer) Z_TRACE(156, k_timer_init, (OBJECT, timer))
#define sys_port_trace_k_timer_start(timer, duration, period) \
	Z_TRACE(157, k_timer_start, (OBJECT, timer), (TIMEOUT, duration), (TIMEOUT, period))
#define sys_port_trace_k_timer_stop(timer) Z_TRACE(158, k_timer_stop, (OBJECT, timer))
#define sys_port_trace_k_timer_status_sync_enter(timer) \
	Z_TRACE(159, k_timer_status_sync_enter, (OBJECT, timer))
#define sys_port_trace_k_timer_status_sync_blocking(timer, timeout) \
	Z_TRACE(160, k_timer_status_sync_blocking, (OBJECT, timer), (TIMEOUT, timeout))
#define sys_port_trace_k_timer_status_sync_exit(timer, ret) \
	Z_TRACE(161, k_timer_status_sync_exit, (OBJECT, timer), (RET, ret))

#endif /* ZEPHYR_INCLUDE_TRACING_HOOKS_SYNC_H_ */
