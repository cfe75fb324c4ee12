/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Polling, for the two that poll: threads in k_poll() (sync/poll.c) and triggered work (work/).
 *
 * A poller registers events with their objects, as long as none has come; then it waits until it
 * is told of the first that comes, and takes the others back. In `is_polling` it sees what has
 * come in between: it sets it before it registers, and z_poll_register() and the objects clear it.
 */
#ifndef KERNEL_INCLUDE_KPOLL_H_
#define KERNEL_INCLUDE_KPOLL_H_

#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/* `mode` of a struct z_poller: who it is. */
enum z_poller_mode {
	Z_POLLER_NONE,
	/** A thread in k_poll(): the struct is the thread's `poller`. */
	Z_POLLER_THREAD,
	/** A work item: z_work_poll_signal() is told. */
	Z_POLLER_WORK,
};

/**
 * Look at each event and register it, until one has come; mark all that have.
 *
 * Interrupts are locked for one event at a time only.
 *
 * @param just_check register none
 * @return how many of the first events are registered; if some have come, `is_polling` is false
 */
int z_poll_register(struct z_poller *poller, struct k_poll_event *events, int num_events,
		    bool just_check);

/** Take back the first @p num_events events; those that have come are not there any more. */
void z_poll_unregister(struct k_poll_event *events, int num_events);

#ifdef CONFIG_POLL
/** A thread ends: if it polls, its events must not stay in the lists of objects. */
static inline void z_poll_thread_end(struct k_thread *thread)
{
	if (thread->poller.mode == Z_POLLER_THREAD) {
		z_poll_unregister(thread->poller.events, thread->poller.num_events);
	}
}
#else
static inline void z_poll_thread_end(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

/**
 * work/ has this: an event of a work item has come, in @p state. Interrupts locked.
 *
 * @return 0, or -EAGAIN if the item's timeout was faster
 */
int z_work_poll_signal(struct z_poller *poller, uint32_t state);

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_KPOLL_H_ */
