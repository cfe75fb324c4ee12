/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How kernel code calls hooks: SYS_PORT_TRACING_<what>(type, function, arguments).
 *
 *	FUNC                 sys_port_trace_<type>_<function>(arguments)
 *	FUNC_ENTER           …_enter: the function begins
 *	FUNC_BLOCKING        …_blocking: it is about to wait
 *	FUNC_EXIT            …_exit: it is about to return
 *	OBJ_INIT             sys_port_trace_<type>_init(object, arguments)
 *	OBJ_FUNC…            the same with the object first
 *
 * The OBJ forms vanish for types whose CONFIG_TRACING_* option is n; all vanish without
 * CONFIG_TRACING.
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACING_MACROS_H_
#define ZEPHYR_INCLUDE_TRACING_TRACING_MACROS_H_

#include <zephyr/sys/util_macro.h>

#ifdef CONFIG_TRACING

/* The call, if hooks of a type are configured. */
#define sys_port_trace_type_mask_k_thread(call) IF_ENABLED(CONFIG_TRACING_THREAD, (call))
#define sys_port_trace_type_mask_k_work(call) IF_ENABLED(CONFIG_TRACING_WORK, (call))
#define sys_port_trace_type_mask_k_work_queue(call) IF_ENABLED(CONFIG_TRACING_WORK, (call))
#define sys_port_trace_type_mask_k_work_delayable(call) IF_ENABLED(CONFIG_TRACING_WORK, (call))
#define sys_port_trace_type_mask_k_work_poll(call) IF_ENABLED(CONFIG_TRACING_WORK, (call))
#define sys_port_trace_type_mask_k_sem(call) IF_ENABLED(CONFIG_TRACING_SEMAPHORE, (call))
#define sys_port_trace_type_mask_k_mutex(call) IF_ENABLED(CONFIG_TRACING_MUTEX, (call))
#define sys_port_trace_type_mask_k_condvar(call) IF_ENABLED(CONFIG_TRACING_CONDVAR, (call))
#define sys_port_trace_type_mask_k_queue(call) IF_ENABLED(CONFIG_TRACING_QUEUE, (call))
#define sys_port_trace_type_mask_k_fifo(call) IF_ENABLED(CONFIG_TRACING_FIFO, (call))
#define sys_port_trace_type_mask_k_lifo(call) IF_ENABLED(CONFIG_TRACING_LIFO, (call))
#define sys_port_trace_type_mask_k_stack(call) IF_ENABLED(CONFIG_TRACING_STACK, (call))
#define sys_port_trace_type_mask_k_msgq(call) IF_ENABLED(CONFIG_TRACING_MESSAGE_QUEUE, (call))
#define sys_port_trace_type_mask_k_mbox(call) IF_ENABLED(CONFIG_TRACING_MAILBOX, (call))
#define sys_port_trace_type_mask_k_pipe(call) IF_ENABLED(CONFIG_TRACING_PIPE, (call))
#define sys_port_trace_type_mask_k_heap(call) IF_ENABLED(CONFIG_TRACING_HEAP, (call))
#define sys_port_trace_type_mask_k_heap_sys(call) IF_ENABLED(CONFIG_TRACING_HEAP, (call))
#define sys_port_trace_type_mask_k_mem_slab(call) IF_ENABLED(CONFIG_TRACING_MEMORY_SLAB, (call))
#define sys_port_trace_type_mask_k_timer(call) IF_ENABLED(CONFIG_TRACING_TIMER, (call))
#define sys_port_trace_type_mask_k_event(call) IF_ENABLED(CONFIG_TRACING_EVENT, (call))
#define sys_port_trace_type_mask_k_poll_api(call) IF_ENABLED(CONFIG_TRACING_POLLING, (call))

#define SYS_PORT_TRACING_TYPE_MASK(type, trace_call) Z_TRACING_MASKED(type, trace_call)
#define Z_TRACING_MASKED(type, ...) sys_port_trace_type_mask_##type(__VA_ARGS__)

#define SYS_PORT_TRACING_FUNC(type, func, ...) sys_port_trace_##type##_##func(__VA_ARGS__)
#define SYS_PORT_TRACING_FUNC_ENTER(type, func, ...) \
	sys_port_trace_##type##_##func##_enter(__VA_ARGS__)
#define SYS_PORT_TRACING_FUNC_BLOCKING(type, func, ...) \
	sys_port_trace_##type##_##func##_blocking(__VA_ARGS__)
#define SYS_PORT_TRACING_FUNC_EXIT(type, func, ...) \
	sys_port_trace_##type##_##func##_exit(__VA_ARGS__)

#define SYS_PORT_TRACING_OBJ_INIT(obj_type, ...) \
	do { \
		sys_port_trace_type_mask_##obj_type(sys_port_trace_##obj_type##_init(__VA_ARGS__)); \
		sys_port_track_##obj_type##_init(__VA_ARGS__); \
	} while (false)
#define SYS_PORT_TRACING_OBJ_FUNC(obj_type, func, ...) \
	do { \
		sys_port_trace_type_mask_##obj_type( \
			sys_port_trace_##obj_type##_##func(__VA_ARGS__)); \
	} while (false)
#define SYS_PORT_TRACING_OBJ_FUNC_ENTER(obj_type, func, ...) \
	do { \
		sys_port_trace_type_mask_##obj_type( \
			sys_port_trace_##obj_type##_##func##_enter(__VA_ARGS__)); \
	} while (false)
#define SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(obj_type, func, ...) \
	do { \
		sys_port_trace_type_mask_##obj_type( \
			sys_port_trace_##obj_type##_##func##_blocking(__VA_ARGS__)); \
	} while (false)
#define SYS_PORT_TRACING_OBJ_FUNC_EXIT(obj_type, func, ...) \
	do { \
		sys_port_trace_type_mask_##obj_type( \
			sys_port_trace_##obj_type##_##func##_exit(__VA_ARGS__)); \
	} while (false)

#else

#define SYS_PORT_TRACING_TYPE_MASK(type, trace_call)
#define SYS_PORT_TRACING_FUNC(type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_FUNC_ENTER(type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_FUNC_BLOCKING(type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_FUNC_EXIT(type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_OBJ_INIT(obj_type, ...) do { } while (false)
#define SYS_PORT_TRACING_OBJ_FUNC(obj_type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_OBJ_FUNC_ENTER(obj_type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(obj_type, func, ...) do { } while (false)
#define SYS_PORT_TRACING_OBJ_FUNC_EXIT(obj_type, func, ...) do { } while (false)

#endif /* CONFIG_TRACING */

/** Member of an object that is listed: see tracking.h. */
#define SYS_PORT_TRACING_TRACKING_FIELD(type) \
	IF_ENABLED(CONFIG_TRACING_OBJECT_TRACKING, (struct type *_obj_track_next;))

#endif /* ZEPHYR_INCLUDE_TRACING_TRACING_MACROS_H_ */
