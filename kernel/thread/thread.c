/* SPDX-License-Identifier: Apache-2.0 */
/* Making threads: their struct, their stack, their start. */
#include <string.h>

#include <zephyr/kernel/internal/pinned.h>
#include <zephyr/tracing/tracing.h>
#include <kernel_arch_interface.h>
#include <kernel_internal.h>
#include <ksched.h>
#include <kthread.h>
#include <stack_guard.h>
#include <stack_pattern.h>
#include <thread_init.h>
#include <wait_q.h>

k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack, size_t stack_size,
			k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			uint32_t options, k_timeout_t delay)
{
	char *const buffer = K_THREAD_STACK_BUFFER(stack);
	char *top = (char *)ROUND_DOWN(buffer + stack_size, ARCH_STACK_PTR_ALIGN);

	__ASSERT(!arch_is_in_isr(), "a thread created in an ISR");
	__ASSERT(new_thread != NULL && stack != NULL && entry != NULL, "no thread, stack or entry");
	Z_ASSERT_VALID_PRIO(prio, entry);
	__ASSERT(K_KERNEL_STACK_RESERVED == 0U || (uintptr_t)stack % Z_KERNEL_STACK_OBJ_ALIGN == 0U,
		 "stack %p was not made by K_THREAD_STACK_DEFINE()", (void *)stack);
	Z_ASSERT_PINNED_STACK(stack);
	z_stack_guard_set(stack);
	z_init_thread_base(&new_thread->base, prio, _THREAD_PRESTART, options);
	z_waitq_init(&new_thread->join_queue);
	if (IS_ENABLED(CONFIG_INIT_STACKS)) {
		(void)memset(buffer, STACK_PATTERN, stack_size);
	}
	z_init_stack_sentinel(new_thread, buffer);
	if (IS_ENABLED(CONFIG_THREAD_LOCAL_STORAGE)) {
		top -= arch_tls_stack_setup(new_thread, top);
	}
	z_init_stack_info(new_thread, buffer, stack_size, (size_t)(buffer + stack_size - top));
	arch_new_thread(new_thread, top, entry, p1, p2, p3);
	new_thread->resource_pool = _current->resource_pool;
	z_init_thread_options(new_thread);
	z_thread_monitor_init(new_thread, entry, p1, p2, p3);
	_kernel.live_threads++;
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, create, new_thread);
	if (K_TIMEOUT_EQ(delay, K_NO_WAIT)) {
		k_thread_start(new_thread);
	} else if (!K_TIMEOUT_EQ(delay, K_FOREVER)) {
		z_add_thread_timeout(new_thread, delay);
	}
	return new_thread;
}

void k_thread_start(k_tid_t thread)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT_NO_MSG(thread != NULL);
	if (z_has_thread_started(thread)) {
		arch_irq_unlock(key);
		return;
	}
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, start, thread);
	z_abort_thread_timeout(thread);
	thread->base.thread_state &= (uint8_t)~_THREAD_PRESTART;
	z_ready_and_reschedule(thread, key);
}

void z_init_static_threads(void)
{
	/* All of them exist before any of them runs. */
	STRUCT_SECTION_FOREACH(_static_thread_data, data) {
		(void)k_thread_create(data->init_thread, data->init_stack, data->init_stack_size,
				      data->init_entry, data->init_p1, data->init_p2, data->init_p3,
				      data->init_prio, data->init_options, K_FOREVER);
		(void)k_thread_name_set(data->init_thread, data->init_name);
	}
	k_sched_lock();
	STRUCT_SECTION_FOREACH(_static_thread_data, data) {
		if (data->init_delay_ms == 0) {
			k_thread_start(data->init_thread);
		} else if (data->init_delay_ms != SYS_FOREVER_MS) {
			z_add_thread_timeout(data->init_thread, K_MSEC(data->init_delay_ms));
		}
	}
	k_sched_unlock();
}

void z_thread_daemon(struct k_thread *thread)
{
	__ASSERT(_kernel.live_threads > 0U, "thread %p is not counted", (void *)thread);
	ARG_UNUSED(thread);
	_kernel.live_threads--;
}

#ifdef CONFIG_THREAD_CUSTOM_DATA
void k_thread_custom_data_set(void *value)
{
	_current->custom_data = value;
}

void *k_thread_custom_data_get(void)
{
	return _current->custom_data;
}
#endif
