/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks of queues, stacks, message queues, mailboxes, pipes: rows as in tracing_hooks.h. */
#ifndef ZEPHYR_INCLUDE_TRACING_HOOKS_DATA_H_
#define ZEPHYR_INCLUDE_TRACING_HOOKS_DATA_H_

#define sys_port_trace_k_queue_init(queue) Z_TRACE(162, k_queue_init, (OBJECT, queue))
#define sys_port_trace_k_queue_cancel_wait(queue) Z_TRACE(163, k_queue_cancel_wait, (OBJECT, queue))
#define sys_port_trace_k_queue_queue_insert_enter(queue, alloc) \
	Z_TRACE(164, k_queue_queue_insert_enter, (OBJECT, queue), (VALUE, alloc))
#define sys_port_trace_k_queue_queue_insert_blocking(queue, alloc, timeout) \
	Z_TRACE(165, k_queue_queue_insert_blocking, (OBJECT, queue), (VALUE, alloc), \
		(TIMEOUT, timeout))
#define sys_port_trace_k_queue_queue_insert_exit(queue, alloc, ret) \
	Z_TRACE(166, k_queue_queue_insert_exit, (OBJECT, queue), (VALUE, alloc), (RET, ret))
#define sys_port_trace_k_queue_append_enter(queue) \
	Z_TRACE(167, k_queue_append_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_append_exit(queue) Z_TRACE(168, k_queue_append_exit, (OBJECT, queue))
#define sys_port_trace_k_queue_alloc_append_enter(queue) \
	Z_TRACE(169, k_queue_alloc_append_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_alloc_append_exit(queue, ret) \
	Z_TRACE(170, k_queue_alloc_append_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_queue_prepend_enter(queue) \
	Z_TRACE(171, k_queue_prepend_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_prepend_exit(queue) \
	Z_TRACE(172, k_queue_prepend_exit, (OBJECT, queue))
#define sys_port_trace_k_queue_alloc_prepend_enter(queue) \
	Z_TRACE(173, k_queue_alloc_prepend_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_alloc_prepend_exit(queue, ret) \
	Z_TRACE(174, k_queue_alloc_prepend_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_queue_insert_enter(queue) \
	Z_TRACE(175, k_queue_insert_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_insert_blocking(queue, timeout) \
	Z_TRACE(176, k_queue_insert_blocking, (OBJECT, queue), (TIMEOUT, timeout))
#define sys_port_trace_k_queue_insert_exit(queue) Z_TRACE(177, k_queue_insert_exit, (OBJECT, queue))
#define sys_port_trace_k_queue_append_list_enter(queue) \
	Z_TRACE(178, k_queue_append_list_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_append_list_exit(queue, ret) \
	Z_TRACE(179, k_queue_append_list_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_queue_merge_slist_enter(queue) \
	Z_TRACE(180, k_queue_merge_slist_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_merge_slist_exit(queue, ret) \
	Z_TRACE(181, k_queue_merge_slist_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_queue_get_enter(queue, timeout) \
	Z_TRACE(182, k_queue_get_enter, (OBJECT, queue), (TIMEOUT, timeout))
#define sys_port_trace_k_queue_get_blocking(queue, timeout) \
	Z_TRACE(183, k_queue_get_blocking, (OBJECT, queue), (TIMEOUT, timeout))
#define sys_port_trace_k_queue_get_exit(queue, timeout, ret) \
	Z_TRACE(184, k_queue_get_exit, (OBJECT, queue), (TIMEOUT, timeout), (OBJECT, ret))
#define sys_port_trace_k_queue_remove_enter(queue) \
	Z_TRACE(185, k_queue_remove_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_remove_exit(queue, ret) \
	Z_TRACE(186, k_queue_remove_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_queue_unique_append_enter(queue) \
	Z_TRACE(187, k_queue_unique_append_enter, (OBJECT, queue))
#define sys_port_trace_k_queue_unique_append_exit(queue, ret) \
	Z_TRACE(188, k_queue_unique_append_exit, (OBJECT, queue), (RET, ret))
#define sys_port_trace_k_queue_peek_head(queue, ret) \
	Z_TRACE(189, k_queue_peek_head, (OBJECT, queue), (OBJECT, ret))
#define sys_port_trace_k_queue_peek_tail(queue, ret) \
	Z_TRACE(190, k_queue_peek_tail, (OBJECT, queue), (OBJECT, ret))
#define sys_port_trace_k_fifo_init_enter(fifo) Z_TRACE(191, k_fifo_init_enter, (OBJECT, fifo))
#define sys_port_trace_k_fifo_init_exit(fifo) Z_TRACE(192, k_fifo_init_exit, (OBJECT, fifo))
#define sys_port_trace_k_fifo_cancel_wait_enter(fifo) \
	Z_TRACE(193, k_fifo_cancel_wait_enter, (OBJECT, fifo))
#define sys_port_trace_k_fifo_cancel_wait_exit(fifo) \
	Z_TRACE(194, k_fifo_cancel_wait_exit, (OBJECT, fifo))
#define sys_port_trace_k_fifo_put_enter(fifo, data) \
	Z_TRACE(195, k_fifo_put_enter, (OBJECT, fifo), (OBJECT, data))
#define sys_port_trace_k_fifo_put_exit(fifo, data) \
	Z_TRACE(196, k_fifo_put_exit, (OBJECT, fifo), (OBJECT, data))
#define sys_port_trace_k_fifo_alloc_put_enter(fifo, data) \
	Z_TRACE(197, k_fifo_alloc_put_enter, (OBJECT, fifo), (OBJECT, data))
#define sys_port_trace_k_fifo_alloc_put_exit(fifo, data, ret) \
	Z_TRACE(198, k_fifo_alloc_put_exit, (OBJECT, fifo), (OBJECT, data), (RET, ret))
#define sys_port_trace_k_fifo_put_list_enter(fifo, head, tail) \
	Z_TRACE(199, k_fifo_put_list_enter, (OBJECT, fifo), (OBJECT, head), (OBJECT, tail))
#define sys_port_trace_k_fifo_put_list_exit(fifo, head, tail) \
	Z_TRACE(200, k_fifo_put_list_exit, (OBJECT, fifo), (OBJECT, head), (OBJECT, tail))
#define sys_port_trace_k_fifo_alloc_put_slist_enter(fifo, list) \
	Z_TRACE(201, k_fifo_alloc_put_slist_enter, (OBJECT, fifo), (OBJECT, list))
#define sys_port_trace_k_fifo_alloc_put_slist_exit(fifo, list) \
	Z_TRACE(202, k_fifo_alloc_put_slist_exit, (OBJECT, fifo), (OBJECT, list))
#define sys_port_trace_k_fifo_put_slist_enter(fifo, list) \
	Z_TRACE(203, k_fifo_put_slist_enter, (OBJECT, fifo), (OBJECT, list))
#define sys_port_trace_k_fifo_put_slist_exit(fifo, list) \
	Z_TRACE(204, k_fifo_put_slist_exit, (OBJECT, fifo), (OBJECT, list))
#define sys_port_trace_k_fifo_get_enter(fifo, timeout) \
	Z_TRACE(205, k_fifo_get_enter, (OBJECT, fifo), (TIMEOUT, timeout))
#define sys_port_trace_k_fifo_get_exit(fifo, timeout, ret) \
	Z_TRACE(206, k_fifo_get_exit, (OBJECT, fifo), (TIMEOUT, timeout), (OBJECT, ret))
#define sys_port_trace_k_fifo_peek_head_enter(fifo) \
	Z_TRACE(207, k_fifo_peek_head_enter, (OBJECT, fifo))
#define sys_port_trace_k_fifo_peek_head_exit(fifo, ret) \
	Z_TRACE(208, k_fifo_peek_head_exit, (OBJECT, fifo), (OBJECT, ret))
#define sys_port_trace_k_fifo_peek_tail_enter(fifo) \
	Z_TRACE(209, k_fifo_peek_tail_enter, (OBJECT, fifo))
#define sys_port_trace_k_fifo_peek_tail_exit(fifo, ret) \
	Z_TRACE(210, k_fifo_peek_tail_exit, (OBJECT, fifo), (OBJECT, ret))
#define sys_port_trace_k_lifo_init_enter(lifo) Z_TRACE(211, k_lifo_init_enter, (OBJECT, lifo))
#define sys_port_trace_k_lifo_init_exit(lifo) Z_TRACE(212, k_lifo_init_exit, (OBJECT, lifo))
#define sys_port_trace_k_lifo_put_enter(lifo, data) \
	Z_TRACE(213, k_lifo_put_enter, (OBJECT, lifo), (OBJECT, data))
#define sys_port_trace_k_lifo_put_exit(lifo, data) \
	Z_TRACE(214, k_lifo_put_exit, (OBJECT, lifo), (OBJECT, data))
#define sys_port_trace_k_lifo_alloc_put_enter(lifo, data) \
	Z_TRACE(215, k_lifo_alloc_put_enter, (OBJECT, lifo), (OBJECT, data))
#define sys_port_trace_k_lifo_alloc_put_exit(lifo, data, ret) \
	Z_TRACE(216, k_lifo_alloc_put_exit, (OBJECT, lifo), (OBJECT, data), (RET, ret))
#define sys_port_trace_k_lifo_get_enter(lifo, timeout) \
	Z_TRACE(217, k_lifo_get_enter, (OBJECT, lifo), (TIMEOUT, timeout))
#define sys_port_trace_k_lifo_get_exit(lifo, timeout, ret) \
	Z_TRACE(218, k_lifo_get_exit, (OBJECT, lifo), (TIMEOUT, timeout), (OBJECT, ret))
#define sys_port_trace_k_stack_init(stack) Z_TRACE(219, k_stack_init, (OBJECT, stack))
#define sys_port_trace_k_stack_alloc_init_enter(stack) \
	Z_TRACE(220, k_stack_alloc_init_enter, (OBJECT, stack))
#define sys_port_trace_k_stack_alloc_init_exit(stack, ret) \
	Z_TRACE(221, k_stack_alloc_init_exit, (OBJECT, stack), (RET, ret))
#define sys_port_trace_k_stack_cleanup_enter(stack) \
	Z_TRACE(222, k_stack_cleanup_enter, (OBJECT, stack))
#define sys_port_trace_k_stack_cleanup_exit(stack, ret) \
	Z_TRACE(223, k_stack_cleanup_exit, (OBJECT, stack), (RET, ret))
#define sys_port_trace_k_stack_push_enter(stack) Z_TRACE(224, k_stack_push_enter, (OBJECT, stack))
#define sys_port_trace_k_stack_push_exit(stack, ret) \
	Z_TRACE(225, k_stack_push_exit, (OBJECT, stack), (RET, ret))
#define sys_port_trace_k_stack_pop_enter(stack, timeout) \
	Z_TRACE(226, k_stack_pop_enter, (OBJECT, stack), (TIMEOUT, timeout))
#define sys_port_trace_k_stack_pop_blocking(stack, timeout) \
	Z_TRACE(227, k_stack_pop_blocking, (OBJECT, stack), (TIMEOUT, timeout))
#define sys_port_trace_k_stack_pop_exit(stack, timeout, ret) \
	Z_TRACE(228, k_stack_pop_exit, (OBJECT, stack), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_msgq_init(msgq) Z_TRACE(229, k_msgq_init, (OBJECT, msgq))
#define sys_port_trace_k_msgq_alloc_init_enter(msgq) \
	Z_TRACE(230, k_msgq_alloc_init_enter, (OBJECT, msgq))
#define sys_port_trace_k_msgq_alloc_init_exit(msgq, ret) \
	Z_TRACE(231, k_msgq_alloc_init_exit, (OBJECT, msgq), (RET, ret))
#define sys_port_trace_k_msgq_cleanup_enter(msgq) Z_TRACE(232, k_msgq_cleanup_enter, (OBJECT, msgq))
#define sys_port_trace_k_msgq_cleanup_exit(msgq, ret) \
	Z_TRACE(233, k_msgq_cleanup_exit, (OBJECT, msgq), (RET, ret))
#define sys_port_trace_k_msgq_put_enter(msgq, timeout) \
	Z_TRACE(234, k_msgq_put_enter, (OBJECT, msgq), (TIMEOUT, timeout))
#define sys_port_trace_k_msgq_put_blocking(msgq, timeout) \
	Z_TRACE(235, k_msgq_put_blocking, (OBJECT, msgq), (TIMEOUT, timeout))
#define sys_port_trace_k_msgq_put_exit(msgq, timeout, ret) \
	Z_TRACE(236, k_msgq_put_exit, (OBJECT, msgq), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_msgq_get_enter(msgq, timeout) \
	Z_TRACE(237, k_msgq_get_enter, (OBJECT, msgq), (TIMEOUT, timeout))
#define sys_port_trace_k_msgq_get_blocking(msgq, timeout) \
	Z_TRACE(238, k_msgq_get_blocking, (OBJECT, msgq), (TIMEOUT, timeout))
#define sys_port_trace_k_msgq_get_exit(msgq, timeout, ret) \
	Z_TRACE(239, k_msgq_get_exit, (OBJECT, msgq), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_msgq_peek(msgq, ret) Z_TRACE(240, k_msgq_peek, (OBJECT, msgq), (RET, ret))
#define sys_port_trace_k_msgq_purge(msgq) Z_TRACE(241, k_msgq_purge, (OBJECT, msgq))
#define sys_port_trace_k_mbox_init(mbox) Z_TRACE(242, k_mbox_init, (OBJECT, mbox))
#define sys_port_trace_k_mbox_message_put_enter(mbox, timeout) \
	Z_TRACE(243, k_mbox_message_put_enter, (OBJECT, mbox), (TIMEOUT, timeout))
#define sys_port_trace_k_mbox_message_put_blocking(mbox, timeout) \
	Z_TRACE(244, k_mbox_message_put_blocking, (OBJECT, mbox), (TIMEOUT, timeout))
#define sys_port_trace_k_mbox_message_put_exit(mbox, timeout, ret) \
	Z_TRACE(245, k_mbox_message_put_exit, (OBJECT, mbox), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_mbox_put_enter(mbox, timeout) \
	Z_TRACE(246, k_mbox_put_enter, (OBJECT, mbox), (TIMEOUT, timeout))
#define sys_port_trace_k_mbox_put_exit(mbox, timeout, ret) \
	Z_TRACE(247, k_mbox_put_exit, (OBJECT, mbox), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_mbox_async_put_enter(mbox, sem) \
	Z_TRACE(248, k_mbox_async_put_enter, (OBJECT, mbox), (OBJECT, sem))
#define sys_port_trace_k_mbox_async_put_exit(mbox, sem) \
	Z_TRACE(249, k_mbox_async_put_exit, (OBJECT, mbox), (OBJECT, sem))
#define sys_port_trace_k_mbox_get_enter(mbox, timeout) \
	Z_TRACE(250, k_mbox_get_enter, (OBJECT, mbox), (TIMEOUT, timeout))
#define sys_port_trace_k_mbox_get_blocking(mbox, timeout) \
	Z_TRACE(251, k_mbox_get_blocking, (OBJECT, mbox), (TIMEOUT, timeout))
#define sys_port_trace_k_mbox_get_exit(mbox, timeout, ret) \
	Z_TRACE(252, k_mbox_get_exit, (OBJECT, mbox), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_mbox_data_get(rx_msg) Z_TRACE(253, k_mbox_data_get, (OBJECT, rx_msg))
#define sys_port_trace_k_pipe_init(pipe) Z_TRACE(254, k_pipe_init, (OBJECT, pipe))
#define sys_port_trace_k_pipe_cleanup_enter(pipe) Z_TRACE(255, k_pipe_cleanup_enter, (OBJECT, pipe))
#define sys_port_trace_k_pipe_cleanup_exit(pipe, ret) \
	Z_TRACE(256, k_pipe_cleanup_exit, (OBJECT, pipe), (RET, ret))
#define sys_port_trace_k_pipe_alloc_init_enter(pipe) \
	Z_TRACE(257, k_pipe_alloc_init_enter, (OBJECT, pipe))
#define sys_port_trace_k_pipe_alloc_init_exit(pipe, ret) \
	Z_TRACE(258, k_pipe_alloc_init_exit, (OBJECT, pipe), (RET, ret))
#define sys_port_trace_k_pipe_flush_enter(pipe) Z_TRACE(259, k_pipe_flush_enter, (OBJECT, pipe))
#define sys_port_trace_k_pipe_flush_exit(pipe) Z_TRACE(260, k_pipe_flush_exit, (OBJECT, pipe))
#define sys_port_trace_k_pipe_buffer_flush_enter(pipe) \
	Z_TRACE(261, k_pipe_buffer_flush_enter, (OBJECT, pipe))
#define sys_port_trace_k_pipe_buffer_flush_exit(pipe) \
	Z_TRACE(262, k_pipe_buffer_flush_exit, (OBJECT, pipe))
#define sys_port_trace_k_pipe_put_enter(pipe, timeout) \
	Z_TRACE(263, k_pipe_put_enter, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_put_blocking(pipe, timeout) \
	Z_TRACE(264, k_pipe_put_blocking, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_put_exit(pipe, timeout, ret) \
	Z_TRACE(265, k_pipe_put_exit, (OBJECT, pipe), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_pipe_get_enter(pipe, timeout) \
	Z_TRACE(266, k_pipe_get_enter, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_get_blocking(pipe, timeout) \
	Z_TRACE(267, k_pipe_get_blocking, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_get_exit(pipe, timeout, ret) \
	Z_TRACE(268, k_pipe_get_exit, (OBJECT, pipe), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_pipe_write_enter(pipe, timeout) \
	Z_TRACE(269, k_pipe_write_enter, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_write_blocking(pipe, timeout) \
	Z_TRACE(270, k_pipe_write_blocking, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_write_exit(pipe, timeout, ret) \
	Z_TRACE(271, k_pipe_write_exit, (OBJECT, pipe), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_pipe_read_enter(pipe, timeout) \
	Z_TRACE(272, k_pipe_read_enter, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_read_blocking(pipe, timeout) \
	Z_TRACE(273, k_pipe_read_blocking, (OBJECT, pipe), (TIMEOUT, timeout))
#define sys_port_trace_k_pipe_read_exit(pipe, timeout, ret) \
	Z_TRACE(274, k_pipe_read_exit, (OBJECT, pipe), (TIMEOUT, timeout), (RET, ret))
#define sys_port_trace_k_pipe_reset_enter(pipe) Z_TRACE(275, k_pipe_reset_enter, (OBJECT, pipe))
#define sys_port_trace_k_pipe_reset_exit(pipe) Z_TRACE(276, k_pipe_reset_exit, (OBJECT, pipe))
#define sys_port_trace_k_pipe_close_enter(pipe) Z_TRACE(277, k_pipe_close_enter, (OBJECT, pipe))
#define sys_port_trace_k_pipe_close_exit(pipe) Z_TRACE(278, k_pipe_close_exit, (OBJECT, pipe))

#endif /* ZEPHYR_INCLUDE_TRACING_HOOKS_DATA_H_ */
