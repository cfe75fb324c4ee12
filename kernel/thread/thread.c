/* SPDX-License-Identifier: Apache-2.0 */
/* Making threads: their struct, their stack, their start. */
#include <string.h>

#include <kernel_arch_interface.h>
#include <kernel_internal.h>
#include <ksched.h>
#include <kthread.h>
#include <wait_q.h>

/* Stacks are filled with it to see later how much was used. */
#define STACK_PATTERN 0xAA

void z_init_thread_base(struct _thread_base *base, int prio, uint32_t initial_state,
			unsigned int options)
{
	__ASSERT(prio >= INT8_MIN && prio <= INT8_MAX, "priority %d", prio);
	base->pended_on = NULL;
	base->user_options = (uint8_t)options;
	base->thread_state = (uint8_t)initial_state;
	base->prio = (int8_t)prio;
	base->sched_locked = 0U;
	base->wanted_mutexes = 0U;
	z_init_thread_timeout(base);
#ifdef CONFIG_SCHED_CPU_MASK
	base->cpu_mask = BIT(0);
#endif
#ifdef CONFIG_SCHED_DEADLINE
	base->prio_deadline = 0;
#endif
#ifdef CONFIG_TIMESLICE_PER_THREAD
	base->slice_ticks = 0;
	base->slice_expired = NULL;
#endif
}

static ALWAYS_INLINE void prepare_stack(struct k_thread *thread, char *buffer, size_t size)
{
	__ASSERT(size >= ARCH_STACK_PTR_ALIGN, "thread %p has a stack of %u bytes",
		 (void *)thread, (unsigned int)size);
	if (IS_ENABLED(CONFIG_INIT_STACKS)) {
		(void)memset(buffer, STACK_PATTERN, size);
	}
#ifdef CONFIG_STACK_SENTINEL
	thread->stack_sentinel = (uint32_t *)(void *)buffer;
	*thread->stack_sentinel = STACK_SENTINEL;
#endif
#ifdef CONFIG_THREAD_STACK_INFO
	thread->stack_info = (struct _thread_stack_info){ .start = (uintptr_t)buffer,
							  .size = size };
#else
	ARG_UNUSED(thread);
#endif
}

/* Members that belong to options. */
static ALWAYS_INLINE void init_extras(struct k_thread *thread)
{
#ifdef CONFIG_THREAD_CUSTOM_DATA
	thread->custom_data = NULL;
#endif
#ifdef CONFIG_EVENTS
	thread->next_event_link = NULL;
#endif
#ifdef CONFIG_POLL
	thread->poller.mode = 0U;
#endif
#ifdef CONFIG_THREAD_NAME
	thread->name[0] = '\0';
#endif
	z_thread_usage_init(thread);
	z_thread_obj_core_init(thread);
}

k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack, size_t stack_size,
			k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			uint32_t options, k_timeout_t delay)
{
	char *const buffer = K_THREAD_STACK_BUFFER(stack);
	char *top = (char *)ROUND_DOWN(buffer + stack_size, ARCH_STACK_PTR_ALIGN);

	__ASSERT(!arch_is_in_isr(), "a thread created in an ISR");
	__ASSERT(new_thread != NULL && stack != NULL && entry != NULL, "no thread, stack or entry");
	Z_ASSERT_VALID_PRIO(prio, entry);
	z_init_thread_base(&new_thread->base, prio, _THREAD_PRESTART, options);
	z_waitq_init(&new_thread->join_queue);
	prepare_stack(new_thread, buffer, stack_size);
	top -= z_tls_setup(new_thread, top);
#ifdef CONFIG_THREAD_STACK_INFO
	new_thread->stack_info.delta = (size_t)(buffer + stack_size - top);
#endif
	arch_new_thread(new_thread, top, entry, p1, p2, p3);
	new_thread->resource_pool = _current->resource_pool;
	init_extras(new_thread);
	z_thread_monitor_init(new_thread, entry, p1, p2, p3);
	_kernel.live_threads++;
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
	z_abort_thread_timeout(thread);
	thread->base.thread_state &= (uint8_t)~_THREAD_PRESTART;
	z_ready_and_reschedule(thread, key);
}

void z_init_static_threads(void)
{
	/* All of them exist before any of them runs. */
	STRUCT_SECTION_FOREACH(_static_thread_data, data) {
		(void)k_thread_create(data->init_thread, data->init_stack, data->init_stack_size,
				      data->init_entry, data->init_p1, data->init_p2,
				      data->init_p3, data->init_prio, data->init_options,
				      K_FOREVER);
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
