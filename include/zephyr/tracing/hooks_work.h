/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of work items and their queues: a row each, as tracing_hooks.h explains. */
#ifndef ZEPHYR_INCLUDE_TRACING_HOOKS_WORK_H_
#define ZEPHYR_INCLUDE_TRACING_HOOKS_WORK_H_

#define sys_port_trace_k_work_init(work) Z_TRACE(75, k_work_init, (OBJECT, work))
#define sys_port_trace_k_work_submit_to_queue_enter(queue, work) \
	Z_TRACE(76, k_work_submit_to_queue_enter, (OBJECT, queue), (OBJECT, work))
#define sys_port_trace_k_work_submit_to_queue_exit(queue, work, ret) \
	Z_TRACE(77, k_work_submit_to_queue_exit, (OBJECT, queue), (OBJECT, work), (RET, ret))
#define sys_port_trace_k_work_submit_enter(work) Z_TRACE(78, k_work_submit_enter, (OBJECT, work))
#define sys_port_trace_k_work_submit_exit(work, ret) \
	Z_TRACE(79, k_work_submit_exit, (OBJECT, work), (RET, ret))
#define sys_port_trace_k_work_flush_enter(work) Z_TRACE(80, k_work_flush_enter, (OBJECT, work))
#define sys_port_trace_k_work_flush_blocking(work, timeout) \
	Z_TRACE(81, k_work_flush_blocking, (OBJECT, work), (TIMEOUT, timeout))
#define sys_port_trace_k_work_flush_exit(work, ret) \
	Z_TRACE(82, k_work_flush_exit, (OBJECT, work), (RET, ret))
#define sys_port_trace_k_work_cancel_enter(work) Z_TRACE(83, k_work_cancel_enter, (OBJECT, work))
#define sys_port_trace_k_work_cancel_exit(work, ret) \
	Z_TRACE(84, k_work_cancel_exit, (OBJECT, work), (RET, ret))
#define sys_port_trace_k_work_cancel_sync_enter(work, sync) \
	Z_TRACE(85, k_work_cancel_sync_enter, (OBJECT, work), (OBJECT, sync))
#define sys_port_trace_k_work_cancel_sync_blocking(work, sync) \
	Z_TRACE(86, k_work_cancel_sync_blocking, (OBJECT, work), (OBJECT, sync))
#define sys_port_trace_k_work_cancel_sync_exit(work, sync, ret) \
	Z_TRACE(87, k_work_cancel_sync_exit, (OBJECT, work), (OBJECT, sync), (RET, ret))
#define sys_port_trace_k_work_queue_init(queue) Z_TRACE(88, k_work_queue_init, (OBJECT, queue))
#define sys_port_trace_k_work_queue_start_enter(queue) \
	Z_TRACE(89, k_work_queue_start_enter, (OBJECT, queue))
#define sys_port_trace_k_work_queue_start_exit(queue) \
	Z_TRACE(90, k_work_queue_start_exit, (OBJECT, queue))
#define sys_port_trace_k_work_queue_drain_enter(queue) \
	Z_TRACE(91, k_work_queue_drain_enter, (OBJECT, queue))
#define sys_port_trace_k_work_queue_drain_exit(queue, ret) \
	Z_TRACE(92, k_work_queue_drain_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_work_queue_unplug_enter(queue) \
	Z_TRACE(93, k_work_queue_unplug_enter, (OBJECT, queue))
#define sys_port_trace_k_work_queue_unplug_exit(queue, ret) \
	Z_TRACE(94, k_work_queue_unplug_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_work_queue_stop_enter(queue, timeout) \
	Z_TRACE(95, k_work_queue_stop_enter, (OBJECT, queue), (TIMEOUT, timeout))
#define sys_port_trace_k_work_queue_stop_blocking(queue, timeout) \
	Z_TRACE(96, k_work_queue_stop_blocking, (OBJECT, queue), (TIMEOUT, timeout))
#define sys_port_trace_k_work_queue_stop_exit(queue, timeout, ret) \
	Z_TRACE(97, k_work_queue_stop_exit, (OBJECT, queue), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_work_delayable_init(dwork) \
	Z_TRACE(98, k_work_delayable_init, (OBJECT, dwork))
#define sys_port_trace_k_work_schedule_for_queue_enter(queue, dwork, delay) \
	Z_TRACE(99, k_work_schedule_for_queue_enter, (OBJECT, queue), (OBJECT, dwork), \
		(TIMEOUT, delay))
#define sys_port_trace_k_work_schedule_for_queue_exit(queue, dwork, delay, ret) \
	Z_TRACE(100, k_work_schedule_for_queue_exit, (OBJECT, queue), (OBJECT, dwork), \
		(TIMEOUT, delay), (RET, ret))
#define sys_port_trace_k_work_schedule_enter(dwork, delay) \
	Z_TRACE(101, k_work_schedule_enter, (OBJECT, dwork), (TIMEOUT, delay))
#define sys_port_trace_k_work_schedule_exit(dwork, delay, ret) \
	Z_TRACE(102, k_work_schedule_exit, (OBJECT, dwork), (TIMEOUT, delay), (RET, ret))
#define sys_port_trace_k_work_reschedule_for_queue_enter(queue, dwork, delay) \
	Z_TRACE(103, k_work_reschedule_for_queue_enter, (OBJECT, queue), (OBJECT, dwork), \
		(TIMEOUT, delay))
#define sys_port_trace_k_work_reschedule_for_queue_exit(queue, dwork, delay, ret) \
	Z_TRACE(104, k_work_reschedule_for_queue_exit, (OBJECT, queue), (OBJECT, dwork), \
		(TIMEOUT, delay), (RET, ret))
#define sys_port_trace_k_work_reschedule_enter(dwork, delay) \
	Z_TRACE(105, k_work_reschedule_enter, (OBJECT, dwork), (TIMEOUT, delay))
#define sys_port_trace_k_work_reschedule_exit(dwork, delay, ret) \
	Z_TRACE(106, k_work_reschedule_exit, (OBJECT, dwork), (TIMEOUT, delay), (RET, ret))
#define sys_port_trace_k_work_flush_delayable_enter(dwork, sync) \
	Z_TRACE(107, k_work_flush_delayable_enter, (OBJECT, dwork), (OBJECT, sync))
#define sys_port_trace_k_work_flush_delayable_exit(dwork, sync, ret) \
	Z_TRACE(108, k_work_flush_delayable_exit, (OBJECT, dwork), (OBJECT, sync), (RET, ret))
#define sys_port_trace_k_work_cancel_delayable_enter(dwork) \
	Z_TRACE(109, k_work_cancel_delayable_enter, (OBJECT, dwork))
#define sys_port_trace_k_work_cancel_delayable_exit(dwork, ret) \
	Z_TRACE(110, k_work_cancel_delayable_exit, (OBJECT, dwork), (RET, ret))
#define sys_port_trace_k_work_cancel_delayable_sync_enter(dwork, sync) \
	Z_TRACE(111, k_work_cancel_delayable_sync_enter, (OBJECT, dwork), (OBJECT, sync))
#define sys_port_trace_k_work_cancel_delayable_sync_exit(dwork, sync, ret) \
	Z_TRACE(112, k_work_cancel_delayable_sync_exit, (OBJECT, dwork), (OBJECT, sync), (RET, ret))
#define sys_port_trace_k_work_poll_init_enter(work) \
	Z_TRACE(113, k_work_poll_init_enter, (OBJECT, work))
#define sys_port_trace_k_work_poll_init_exit(work) \
	Z_TRACE(114, k_work_poll_init_exit, (OBJECT, work))
#define sys_port_trace_k_work_poll_submit_to_queue_enter(work_q, work, timeout) \
	Z_TRACE(115, k_work_poll_submit_to_queue_enter, (OBJECT, work_q), (OBJECT, work), \
		(TIMEOUT, timeout))
#define sys_port_trace_k_work_poll_submit_to_queue_blocking(work_q, work, timeout) \
	Z_TRACE(116, k_work_poll_submit_to_queue_blocking, (OBJECT, work_q), (OBJECT, work), \
		(TIMEOUT, timeout))
#define sys_port_trace_k_work_poll_submit_to_queue_exit(work_q, work, timeout, ret) \
	Z_TRACE(117, k_work_poll_submit_to_queue_exit, (OBJECT, work_q), (OBJECT, work), \
		(TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_work_poll_submit_enter(work, timeout) \
	Z_TRACE(118, k_work_poll_submit_enter, (OBJECT, work), (TIMEOUT, timeout))
#define sys_port_trace_k_work_poll_submit_exit(work, timeout, ret) \
	Z_TRACE(119, k_work_poll_submit_exit, (OBJECT, work), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_work_poll_cancel_enter(work) \
	Z_TRACE(120, k_work_poll_cancel_enter, (OBJECT, work))
#define sys_port_trace_k_work_poll_cancel_exit(work, ret) \
	Z_TRACE(121, k_work_poll_cancel_exit, (OBJECT, work), (RET, ret))

#endif /* ZEPHYR_INCLUDE_TRACING_HOOKS_WORK_H_ */
