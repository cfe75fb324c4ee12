/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Polling, see zephyr/kernel/poll.h: who polls for what, and who is told.
 *
 * An object has a list of the events that are registered with it; in the list, the event of the
 * thread of the highest priority is the first, those of work items come after those of threads.
 * An event leaves the list when it comes, or when its poller takes it back.
 */
#include <errno.h>

#include <zephyr/kernel/msgq.h>
#include <zephyr/kernel/pipe.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/sem.h>
#include <zephyr/spinlock.h>
#include <zephyr/tracing/tracing.h>

#include <kpoll.h>
#include <ksched.h>
#include <wait_q.h>

/* Guards all events, their lists, all pollers; taken inside the lock of an object. */
static struct k_spinlock lock;

/* The thread of a poller; only of one that is a thread. */
static struct k_thread *thread_of(struct z_poller *poller)
{
	__ASSERT(poller->mode == Z_POLLER_THREAD, "poller %p is no thread", (void *)poller);
	return CONTAINER_OF(poller, struct k_thread, poller);
}

void k_poll_event_init(struct k_poll_event *event, uint32_t type, int mode, void *obj)
{
	__ASSERT(event != NULL && obj != NULL, "k_poll_event_init() without an event or an object");
	__ASSERT(mode == K_POLL_MODE_NOTIFY_ONLY, "event %p: there is no mode %d", (void *)event,
		 mode);
	__ASSERT(type < BIT(Z_POLL_NUM_TYPE_BITS - 1), "event %p: there is no type %#x",
		 (void *)event, type);
	sys_dnode_init(&event->_node);
	event->poller = NULL;
	event->type = type & BIT_MASK(Z_POLL_NUM_TYPE_BITS);
	event->state = K_POLL_STATE_NOT_READY;
	event->mode = mode == K_POLL_MODE_NOTIFY_ONLY ? 0U : 1U;
	event->unused = 0U;
	event->obj = obj;
	SYS_PORT_TRACING_FUNC(k_poll_api, event_init, event);
}

/* Whether what an event waits for has come already. */
static bool has_come(const struct k_poll_event *event)
{
	switch (event->type) {
	case K_POLL_TYPE_SIGNAL:
		return event->signal->signaled != 0U;
	case K_POLL_TYPE_SEM_AVAILABLE:
		return k_sem_count_get(event->sem) != 0U;
	case K_POLL_TYPE_DATA_AVAILABLE:
		return k_queue_is_empty(event->queue) == 0;
	case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
		return event->msgq->used_msgs != 0U;
	case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
		return z_pipe_is_readable(event->pipe);
	default:
		__ASSERT(event->type == K_POLL_TYPE_IGNORE, "event %p: there is no type %#x",
			 (void *)event, event->type);
		return false;
	}
}

/* The state of an event that has come: in the order of the types, with K_POLL_STATE_CANCELLED. */
static uint32_t state_of_type(uint32_t type)
{
	BUILD_ASSERT(K_POLL_STATE_DATA_AVAILABLE == K_POLL_TYPE_DATA_AVAILABLE);
	BUILD_ASSERT(K_POLL_STATE_MSGQ_DATA_AVAILABLE == K_POLL_TYPE_MSGQ_DATA_AVAILABLE << 1);
	BUILD_ASSERT(K_POLL_STATE_PIPE_DATA_AVAILABLE == K_POLL_TYPE_PIPE_DATA_AVAILABLE << 1);
	return type < K_POLL_STATE_CANCELLED ? type : type << 1;
}

/* The list of the object that an event waits for; NULL for one that waits for nothing. */
static sys_dlist_t *list_of(const struct k_poll_event *event)
{
	switch (event->type) {
	case K_POLL_TYPE_SIGNAL:
		return &event->signal->poll_events;
	case K_POLL_TYPE_SEM_AVAILABLE:
		return &event->sem->poll_events;
	case K_POLL_TYPE_DATA_AVAILABLE:
		return &event->queue->poll_events;
	case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
		return &event->msgq->poll_events;
	case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
		return &event->pipe->poll_events;
	default:
		return NULL;
	}
}

/* Whether the first goes before the second, which registered earlier. */
static bool goes_before(struct z_poller *poller, struct z_poller *earlier)
{
	if (poller->mode != Z_POLLER_THREAD || earlier->mode != Z_POLLER_THREAD) {
		return poller->mode == Z_POLLER_THREAD && earlier->mode != Z_POLLER_THREAD;
	}
	return z_sched_prio_cmp(thread_of(poller), thread_of(earlier)) > 0;
}

static void register_event(struct k_poll_event *event, struct z_poller *poller)
{
	sys_dlist_t *const list = list_of(event);
	sys_dnode_t *before;

	if (list == NULL) {
		return;
	}
	/* From the end: mostly the last place is the right one. */
	before = list->tail;
	while (before != list &&
	       goes_before(poller, CONTAINER_OF(before, struct k_poll_event, _node)->poller)) {
		before = before->prev;
	}
	event->poller = poller;
	sys_dlist_insert(before->next, &event->_node);
}

static void event_came(struct k_poll_event *event, uint32_t state)
{
	event->poller = NULL;
	event->state |= state & BIT_MASK(Z_POLL_NUM_STATE_BITS);
}

int z_poll_register(struct z_poller *poller, struct k_poll_event *events, int num_events,
		    bool just_check)
{
	int registered = 0;

	for (int i = 0; i < num_events; i++) {
		const k_spinlock_key_t key = k_spin_lock(&lock);

		if (has_come(&events[i])) {
			event_came(&events[i], state_of_type(events[i].type));
			poller->is_polling = false;
		} else if (!just_check && poller->is_polling) {
			register_event(&events[i], poller);
			registered++;
		}
		k_spin_unlock(&lock, key);
	}
	return registered;
}

void z_poll_unregister(struct k_poll_event *events, int num_events)
{
	for (int i = 0; i < num_events; i++) {
		const k_spinlock_key_t key = k_spin_lock(&lock);

		/* One that came has left its list. */
		if (events[i].poller != NULL) {
			sys_dlist_remove(&events[i]._node);
			events[i].poller = NULL;
		}
		k_spin_unlock(&lock, key);
	}
}

/* A thread that registers events, or was woken already, sees is_polling. Interrupts locked. */
static void wake_thread(struct k_thread *thread, uint32_t state)
{
	if (z_is_thread_pending(thread)) {
		z_sched_wake_thread(thread, state == K_POLL_STATE_CANCELLED ? -EINTR : 0, NULL);
	}
}

/* Take the first event off the list and tell its poller. Interrupts locked. */
static int tell_first(sys_dlist_t *events, uint32_t state)
{
	struct k_poll_event *const event =
		CONTAINER_OF(sys_dlist_get(events), struct k_poll_event, _node);
	struct z_poller *const poller = event->poller;
	int ret = 0;

	__ASSERT(poller != NULL, "event %p is in a list, and nobody polls", (void *)event);
	event_came(event, state);
	poller->is_polling = false;
	if (poller->mode == Z_POLLER_THREAD) {
		wake_thread(thread_of(poller), state);
	} else {
		ret = z_work_poll_signal(poller, state);
	}
	return ret;
}

bool z_handle_obj_poll_events(sys_dlist_t *events, uint32_t state)
{
	const k_spinlock_key_t key = k_spin_lock(&lock);
	const bool waited_for = !sys_dlist_is_empty(events);

	if (waited_for) {
		(void)tell_first(events, state);
	}
	k_spin_unlock(&lock, key);
	return waited_for;
}

int k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
	struct z_poller *const poller = &_current->poller;
	const bool just_check = K_TIMEOUT_EQ(timeout, K_NO_WAIT);
	k_spinlock_key_t key;
	int registered;
	int ret;

	__ASSERT(!arch_is_in_isr(), "an interrupt cannot poll events %p", (void *)events);
	__ASSERT(events != NULL, "k_poll() without events");
	__ASSERT(num_events >= 0, "k_poll() with %d events", num_events);
	SYS_PORT_TRACING_FUNC_ENTER(k_poll_api, poll, events);
	poller->events = events;
	poller->num_events = num_events;
	poller->is_polling = true;
	compiler_barrier();
	poller->mode = Z_POLLER_THREAD;
	registered = z_poll_register(poller, events, num_events, just_check);

	key = k_spin_lock(&lock);
	if (!poller->is_polling) {
		k_spin_unlock(&lock, key);
		ret = 0;
	} else if (just_check) {
		k_spin_unlock(&lock, key);
		ret = -EAGAIN;
	} else {
		ret = z_pend_curr(&lock, key, NULL, timeout);
	}
	z_poll_unregister(events, registered);
	poller->mode = Z_POLLER_NONE;
	SYS_PORT_TRACING_FUNC_EXIT(k_poll_api, poll, events, ret);
	return ret;
}

void k_poll_signal_init(struct k_poll_signal *sig)
{
	__ASSERT(sig != NULL, "k_poll_signal_init() without a signal");
	sys_dlist_init(&sig->poll_events);
	sig->signaled = 0U;
	sig->result = 0;
	SYS_PORT_TRACING_FUNC(k_poll_api, signal_init, sig);
}

void k_poll_signal_reset(struct k_poll_signal *sig)
{
	SYS_PORT_TRACING_FUNC(k_poll_api, signal_reset, sig);
	sig->signaled = 0U;
}

void k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled, int *result)
{
	*signaled = sig->signaled;
	*result = sig->result;
}

int k_poll_signal_raise(struct k_poll_signal *sig, int result)
{
	const k_spinlock_key_t key = k_spin_lock(&lock);
	int ret = 0;

	sig->result = result;
	sig->signaled = 1U;
	if (!sys_dlist_is_empty(&sig->poll_events)) {
		ret = tell_first(&sig->poll_events, K_POLL_STATE_SIGNALED);
	}
	SYS_PORT_TRACING_FUNC(k_poll_api, signal_raise, sig, ret);
	z_reschedule(&lock, key);
	return ret;
}
