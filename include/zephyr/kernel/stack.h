/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stacks of words: the value that was pushed last is popped first.
 *
 * A thread that waits gets the next value directly, the thread of the highest priority first, and
 * of equal ones the one that waits longest. Not the memory that threads run on: that is
 * thread_stack.h.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_STACK_H_
#define ZEPHYR_INCLUDE_KERNEL_STACK_H_

#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/linker/sections.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a stack holds: an integer or a pointer. */
typedef uintptr_t stack_data_t;

/** The stack's memory is to be freed. */
#define K_STACK_FLAG_ALLOC ((uint8_t)1)

/** A stack. */
struct k_stack {
	/** Threads in k_stack_pop(). */
	_wait_q_t wait_q;
	struct k_spinlock lock;
	/** First entry, first free entry, end. */
	stack_data_t *base, *next, *top;
	uint8_t flags;
	SYS_PORT_TRACING_TRACKING_FIELD(k_stack)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_STACK)
};

#define Z_STACK_INITIALIZER(obj, stack_buffer, stack_num_entries) \
	{ \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q), \
		.lock = {}, \
		.base = (stack_buffer), \
		.next = (stack_buffer), \
		.top = &(stack_buffer)[stack_num_entries], \
	}

/** Define a stack of @p stack_num_entries values, ready for use. */
#define K_STACK_DEFINE(name, stack_num_entries) \
	stack_data_t __noinit _k_stack_buf_##name[stack_num_entries]; \
	STRUCT_SECTION_ITERABLE(k_stack, name) = \
		Z_STACK_INITIALIZER(name, _k_stack_buf_##name, stack_num_entries)

/** Make a stack an empty one. Any context. @param num_entries values that @p buffer has room for */
void k_stack_init(struct k_stack *stack, stack_data_t *buffer, uint32_t num_entries);

/**
 * The same with memory from the resource pool of the running thread. Threads.
 *
 * @retval 0 done
 * @retval -ENOMEM the pool has no room for that many, or there is no pool
 */
int32_t k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries);

/**
 * Give back the memory that k_stack_alloc_init() took; of other stacks nothing. Threads.
 *
 * @retval 0 done
 * @retval -EAGAIN a thread waits for a value
 */
int k_stack_cleanup(struct k_stack *stack);

/**
 * Push a value. Threads and ISRs.
 *
 * @retval 0 it is on the stack, or a waiting thread has it
 * @retval -ENOMEM the stack is full
 */
int k_stack_push(struct k_stack *stack, stack_data_t data);

/**
 * Pop a value. Threads and ISRs.
 *
 * @param timeout how long to wait for one; K_NO_WAIT in an ISR
 * @retval 0 it is in *data
 * @retval -EBUSY the stack is empty, and @p timeout is K_NO_WAIT
 * @retval -EAGAIN there was none within @p timeout
 */
int k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_STACK_H_ */
