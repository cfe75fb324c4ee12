/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stacks of words (kernel/stack.h). Decides who gets a value: a thread that waits, else the memory
 * of the stack, which is empty while one waits.
 */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/stack.h>
#include <zephyr/sys/check.h>
#include <zephyr/sys/math_extras.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <obj_types.h>
#include <slow_path.h>
#include <wait_q.h>

BUILD_ASSERT(sizeof(stack_data_t) == sizeof(void *), "a value is handed over as swap_data");

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_STACK, k_stack, K_OBJ_TYPE_STACK_ID);

void k_stack_init(struct k_stack *stack, stack_data_t *buffer, uint32_t num_entries)
{
	__ASSERT(buffer != NULL || num_entries == 0U, "stack %p has no memory", (void *)stack);
	z_waitq_init(&stack->wait_q);
	stack->lock = (struct k_spinlock){};
	stack->base = buffer;
	stack->next = buffer;
	stack->top = buffer + num_entries;
	stack->flags = 0U;
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_STACK, k_stack, stack);
	SYS_PORT_TRACING_OBJ_INIT(k_stack, stack);
}

int32_t k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries)
{
	stack_data_t *buffer;
	size_t bytes;

	if (size_mul_overflow(num_entries, sizeof(stack_data_t), &bytes)) {
		return -ENOMEM;
	}
	buffer = (stack_data_t *)z_thread_malloc(bytes);
	if (buffer == NULL) {
		return -ENOMEM;
	}
	k_stack_init(stack, buffer, num_entries);
	stack->flags = K_STACK_FLAG_ALLOC;
	return 0;
}

int k_stack_cleanup(struct k_stack *stack)
{
	CHECKIF(!z_waitq_is_empty(&stack->wait_q)) {
		return -EAGAIN;
	}
	if ((stack->flags & K_STACK_FLAG_ALLOC) != 0U) {
		k_free(stack->base);
		stack->flags &= (uint8_t)~K_STACK_FLAG_ALLOC;
		Z_OBJ_CORE_UNLIST(CONFIG_OBJ_CORE_STACK, stack);
	}
	return 0;
}

/* Somebody waits: the best gets the value. Unlocks with `key`. */
static SLOW_PATH int give_to_waiter(struct k_stack *stack, stack_data_t data, k_spinlock_key_t key)
{
	struct k_thread *const thread = z_waitq_head(&stack->wait_q);

	__ASSERT(stack->next == stack->base, "stack %p: a thread waits, though it has values",
		 (void *)stack);
	thread->base.swap_data = (void *)data;
	k_spin_release(&stack->lock);
	z_sched_wake_and_reschedule(thread, 0, (unsigned int)key.key);
	return 0;
}

int k_stack_push(struct k_stack *stack, stack_data_t data)
{
	const k_spinlock_key_t key = k_spin_lock(&stack->lock);

	__ASSERT(stack->next >= stack->base && stack->next <= stack->top,
		 "stack %p: not initialised, or overwritten", (void *)stack);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_stack, push, stack);
	if (unlikely(!z_waitq_is_empty(&stack->wait_q))) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_stack, push, stack, 0);
		return give_to_waiter(stack, data, key);
	}
	if (unlikely(stack->next == stack->top)) {
		k_spin_unlock(&stack->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_stack, push, stack, -ENOMEM);
		return -ENOMEM;
	}
	*stack->next++ = data;
	k_spin_unlock(&stack->lock, key);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_stack, push, stack, 0);
	return 0;
}

/* There is no value. The timeout comes by address, so that its way here costs the caller nothing.
 */
static SLOW_PATH int wait_for_value(struct k_stack *stack, stack_data_t *data, k_spinlock_key_t key,
				    const k_timeout_t *timeout)
{
	int result;

	if (K_TIMEOUT_EQ(*timeout, K_NO_WAIT)) {
		k_spin_unlock(&stack->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_stack, pop, stack, *timeout, -EBUSY);
		return -EBUSY;
	}
	__ASSERT(!arch_is_in_isr(), "stack %p: an ISR cannot wait", (void *)stack);
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_stack, pop, stack, *timeout);
	result = z_pend_curr(&stack->lock, key, &stack->wait_q, *timeout);
	if (result == 0) {
		*data = (stack_data_t)_current->base.swap_data;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_stack, pop, stack, *timeout, result);
	return result;
}

int k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&stack->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_stack, pop, stack, timeout);
	if (unlikely(stack->next == stack->base)) {
		return wait_for_value(stack, data, key, &timeout);
	}
	*data = *--stack->next;
	k_spin_unlock(&stack->lock, key);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_stack, pop, stack, timeout, 0);
	return 0;
}
