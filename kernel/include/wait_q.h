/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Wait queues: the one primitive under everything that threads wait for.
 *
 * The best thread is the first: by priority, then by deadline, then by arrival. A thread in a
 * wait queue is not in the ready queue; it leaves when it is woken, times out, or ends. All
 * functions assume that interrupts are locked (locks.h), by the lock of the object.
 */
#ifndef KERNEL_INCLUDE_WAIT_Q_H_
#define KERNEL_INCLUDE_WAIT_Q_H_

#include <ksched.h>
#include <kthread.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_WAITQ_SCALABLE
static inline void z_waitq_init(_wait_q_t *wait_q)
{
	z_priq_rb_init(&wait_q->waitq);
}

/** The best waiter, NULL if there is none. It stays where it is. */
static inline struct k_thread *z_waitq_head(_wait_q_t *wait_q)
{
	return z_priq_rb_best(&wait_q->waitq);
}

static inline void z_waitq_add(_wait_q_t *wait_q, struct k_thread *thread)
{
	z_priq_rb_add(&wait_q->waitq, thread);
}

static inline void z_waitq_remove(_wait_q_t *wait_q, struct k_thread *thread)
{
	z_priq_rb_remove(&wait_q->waitq, thread);
}

/** Over the threads, the best first. None may leave. */
#define Z_WAIT_Q_FOR_EACH(wq, thread_ptr) \
	RB_FOR_EACH_CONTAINER(&(wq)->waitq.tree, thread_ptr, base.qnode_rb)
#else
static ALWAYS_INLINE void z_waitq_init(_wait_q_t *wait_q)
{
	sys_dlist_init(&wait_q->waitq);
}

/** The best waiter, NULL if there is none. It stays where it is. */
static ALWAYS_INLINE struct k_thread *z_waitq_head(_wait_q_t *wait_q)
{
	return z_priq_list_best(&wait_q->waitq);
}

static ALWAYS_INLINE void z_waitq_add(_wait_q_t *wait_q, struct k_thread *thread)
{
	z_priq_list_add(&wait_q->waitq, thread);
}

static ALWAYS_INLINE void z_waitq_remove(_wait_q_t *wait_q, struct k_thread *thread)
{
	ARG_UNUSED(wait_q);
	z_priq_list_remove(thread);
}

/** Over the threads, the best first. None may leave. */
#define Z_WAIT_Q_FOR_EACH(wq, thread_ptr) \
	SYS_DLIST_FOR_EACH_CONTAINER(&(wq)->waitq, thread_ptr, base.qnode_dlist)
#endif

/**
 * Whether nobody waits: one comparison, for the fast path of an object.
 */
static ALWAYS_INLINE bool z_waitq_is_empty(_wait_q_t *wait_q)
{
#ifdef CONFIG_WAITQ_SCALABLE
	return wait_q->waitq.tree.root == NULL;
#else
	return sys_dlist_is_empty(&wait_q->waitq);
#endif
}

/** Result of the wait, for the thread when it runs again. */
static ALWAYS_INLINE void z_thread_return_value_set(struct k_thread *thread, int value)
{
	thread->swap_retval = value;
}
#define arch_thread_return_value_set z_thread_return_value_set

static ALWAYS_INLINE void z_thread_return_value_set_with_data(struct k_thread *thread, int value,
							      void *data)
{
	thread->swap_retval = value;
	thread->base.swap_data = data;
}

/* --- Waiting ------------------------------------------------------------------------------- */

/**
 * Wait: the running thread leaves the CPU until it is woken or times out.
 *
 * Assumes: not in an ISR, `timeout` is not K_NO_WAIT. Gives interrupts back as `key` says.
 *
 * @param wait_q NULL to be woken by name only
 * @return what the waker set; -EAGAIN after `timeout`
 */
int z_pend_curr_irqlock(unsigned int key, _wait_q_t *wait_q, k_timeout_t timeout);

/** The same with a lock, which is released. */
static ALWAYS_INLINE int z_pend_curr(struct k_spinlock *lock, k_spinlock_key_t key,
				     _wait_q_t *wait_q, k_timeout_t timeout)
{
	k_spin_release(lock);
	return z_pend_curr_irqlock((unsigned int)key.key, wait_q, timeout);
}

/** Make another thread wait. Assumes: it can run. */
void z_pend_thread(struct k_thread *thread, _wait_q_t *wait_q, k_timeout_t timeout);

/* --- Waking -------------------------------------------------------------------------------- */

/** Take a thread out of its wait queue, its timeout still armed; it is not made ready. */
void z_unpend_thread_no_timeout(struct k_thread *thread);
/** The same, its timeout too. */
void z_unpend_thread(struct k_thread *thread);
/** The same with the best waiter. @return it, or NULL if nobody waits */
struct k_thread *z_unpend_first_thread(_wait_q_t *wait_q);

/** Take a thread out and make it ready: its wait returns `value`. */
void z_sched_wake_thread(struct k_thread *thread, int value, void *data);
/** The same without data, then z_reschedule_irqlock(): the short way from a waker to the thread it
 * wakes. */
void z_sched_wake_and_reschedule(struct k_thread *thread, int value, unsigned int key);
/** The same with the best waiter. @return false if nobody waits */
bool z_sched_wake(_wait_q_t *wait_q, int value, void *data);
/** The same with all of them. @return false if nobody waited */
bool z_sched_wake_all(_wait_q_t *wait_q, int value, void *data);
/** The same; each wait returns what was set before. @return 1 if somebody waited, else 0 */
int z_unpend_all(_wait_q_t *wait_q);

/**
 * Call a function for each waiter, the best first, until one returns other than 0. It may wake
 * the thread it was given.
 *
 * @return what the last call returned, 0 without any
 */
int z_sched_waitq_walk(_wait_q_t *wait_q, int (*func)(struct k_thread *thread, void *data),
		       void *data);

/** The end of a thread's timeout: its wait returns -EAGAIN, its sleep or delay is over. */
void z_thread_timeout(struct _timeout *timeout);

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_WAIT_Q_H_ */
