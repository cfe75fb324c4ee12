/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Event objects, see zephyr/kernel/event.h.
 *
 * A thread that waits keeps in itself what it waits for; who changes the bits looks at every
 * waiter, best first, and wakes those that are satisfied, interrupts locked all the time. The
 * thread finds in its own `events` the bits that woke it.
 */
#include <errno.h>

#include <zephyr/kernel/event.h>
#include <zephyr/tracing/tracing.h>

#include <ksched.h>
#include <obj_types.h>
#include <wait_q.h>

/* `event_options` of a thread: all bits, not any. */
#define WAIT_ALL BIT(0)

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_EVENT, k_event, K_OBJ_TYPE_EVENT_ID);

void k_event_init(struct k_event *event)
{
	__ASSERT(event != NULL, "k_event_init() without an event object");
	event->events = 0U;
	event->lock = (struct k_spinlock){};
	z_waitq_init(&event->wait_q);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_EVENT, k_event, event);
	SYS_PORT_TRACING_OBJ_INIT(k_event, event);
}

static bool is_met(uint32_t desired, uint32_t present, uint32_t options)
{
	const uint32_t match = desired & present;

	return (options & WAIT_ALL) != 0U ? match == desired : match != 0U;
}

static int wake_if_met(struct k_thread *thread, void *data)
{
	const uint32_t present = *(const uint32_t *)data;

	if (is_met(thread->events, present, thread->event_options)) {
		thread->events = present;
		z_sched_wake_thread(thread, 0, NULL);
	}
	return 0;
}

uint32_t k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask)
{
	const k_spinlock_key_t key = k_spin_lock(&event->lock);
	const uint32_t before = event->events;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_event, post, event, events, events_mask);
	event->events = (before & ~events_mask) | (events & events_mask);
	if (!z_waitq_is_empty(&event->wait_q)) {
		(void)z_sched_waitq_walk(&event->wait_q, wake_if_met, &event->events);
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_event, post, event, events, events_mask);
	z_reschedule(&event->lock, key);
	return before & events_mask;
}

uint32_t k_event_post(struct k_event *event, uint32_t events)
{
	return k_event_set_masked(event, events, events);
}

uint32_t k_event_set(struct k_event *event, uint32_t events)
{
	return k_event_set_masked(event, events, UINT32_MAX);
}

uint32_t k_event_clear(struct k_event *event, uint32_t events)
{
	return k_event_set_masked(event, 0U, events);
}

static uint32_t wait(struct k_event *event, uint32_t events, bool reset, uint32_t options,
		     k_timeout_t timeout)
{
	struct k_thread *const me = _current;
	k_spinlock_key_t key;

	__ASSERT(!arch_is_in_isr() || K_TIMEOUT_EQ(timeout, K_NO_WAIT),
		 "an interrupt cannot wait for event object %p", (void *)event);
	if (events == 0U) {
		return 0U;
	}
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_event, wait, event, events, options, timeout);
	key = k_spin_lock(&event->lock);
	if (reset) {
		event->events = 0U;
	}
	if (is_met(events, event->events, options)) {
		const uint32_t present = event->events;

		k_spin_unlock(&event->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_event, wait, event, events, present & events);
		return present & events;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		k_spin_unlock(&event->lock, key);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_event, wait, event, events, 0);
		return 0U;
	}
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_event, wait, event, events, options, timeout);
	me->events = events;
	me->event_options = options;
	if (z_pend_curr(&event->lock, key, &event->wait_q, timeout) != 0) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_event, wait, event, events, 0);
		return 0U;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_event, wait, event, events, me->events & events);
	return me->events & events;
}

uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout)
{
	return wait(event, events, reset, 0U, timeout);
}

uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout)
{
	return wait(event, events, reset, WAIT_ALL, timeout);
}
