/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scheduler, for the files of kernel/.
 *
 * What it decides: which thread should run, kept in `_kernel.ready_q.cache` at every change, so
 * that an interrupt's exit and z_reschedule() only compare two words. The rule:
 *
 *   cache = best ready thread, unless the running one can run and must not be preempted
 *
 * The thread that runs stays in the ready queue. Waiting is wait_q.h's, time is timeout_q.h's.
 * Unless it says otherwise, a function here assumes that interrupts are locked (locks.h).
 */
#ifndef KERNEL_INCLUDE_KSCHED_H_
#define KERNEL_INCLUDE_KSCHED_H_

#include <stdbool.h>

#include <zephyr/kernel/sched.h>
#include <zephyr/kernel/system.h>
#include <zephyr/spinlock.h>

#include <kernel_arch_interface.h>
#include <locks.h>
#include <priq.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- What a thread's state says ------------------------------------------------------------ */

static inline bool z_is_thread_state_set(const struct k_thread *thread, uint32_t state)
{
	return (thread->base.thread_state & state) != 0U;
}

static inline bool z_is_thread_queued(const struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_QUEUED);
}

static inline bool z_is_thread_prevented_from_running(const struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_NOT_READY);
}

static inline bool z_is_thread_ready(const struct k_thread *thread)
{
	return !z_is_thread_prevented_from_running(thread);
}

static inline bool z_is_thread_pending(const struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_PENDING);
}

static inline bool z_is_thread_suspended(const struct k_thread *thread)
{
	return z_is_thread_state_set(thread, _THREAD_SUSPENDED);
}

static inline bool z_has_thread_started(const struct k_thread *thread)
{
	return !z_is_thread_state_set(thread, _THREAD_PRESTART);
}

static inline bool z_is_idle_thread_object(const struct k_thread *thread)
{
	return thread == _kernel.cpus[0].idle_thread;
}

/** The idle thread's function (thread/idle.c). */
void idle(void *unused1, void *unused2, void *unused3);

/* --- Priorities ---------------------------------------------------------------------------- */

static inline bool z_is_prio1_higher_than_prio2(int prio1, int prio2)
{
	return prio1 < prio2;
}

static inline bool z_is_prio_higher(int prio, int test_prio)
{
	return z_is_prio1_higher_than_prio2(prio, test_prio);
}

static inline bool z_is_prio_lower(int prio, int test_prio)
{
	return z_is_prio1_higher_than_prio2(test_prio, prio);
}

static inline bool z_is_t1_higher_prio_than_t2(const struct k_thread *t1, const struct k_thread *t2)
{
	return z_is_prio1_higher_than_prio2(t1->base.prio, t2->base.prio);
}

/** Whether a thread may have a priority: the lowest one is the idle thread's. */
static inline bool _is_valid_prio(int prio, void *entry_point)
{
	if (prio == K_IDLE_PRIO && entry_point == (void *)idle) {
		return true;
	}
	return prio >= K_HIGHEST_APPLICATION_THREAD_PRIO &&
	       prio <= K_LOWEST_APPLICATION_THREAD_PRIO;
}
#define Z_VALID_PRIO(prio, entry_point) _is_valid_prio(prio, entry_point)

#define Z_ASSERT_VALID_PRIO(prio, entry_point) \
	__ASSERT(_is_valid_prio(prio, (void *)(entry_point)), "priority %d is not one of %d…%d", \
		 (prio), K_HIGHEST_APPLICATION_THREAD_PRIO, K_LOWEST_APPLICATION_THREAD_PRIO)

/** Others may take the CPU from the thread: it is neither cooperative nor has it a lock. */
static ALWAYS_INLINE bool z_is_thread_preemptible(const struct k_thread *thread)
{
	return thread->base.preempt < _NON_PREEMPT_THRESHOLD;
}

/** The thread may take the CPU from anybody. */
static ALWAYS_INLINE bool z_is_metairq(const struct k_thread *thread)
{
	return CONFIG_NUM_METAIRQ_PRIORITIES > 0 &&
	       thread->base.prio < K_HIGHEST_THREAD_PRIO + CONFIG_NUM_METAIRQ_PRIORITIES;
}

/** The CPU that there is may run the thread. */
static ALWAYS_INLINE bool z_is_thread_allowed_here(const struct k_thread *thread)
{
#ifdef CONFIG_SCHED_CPU_MASK
	return thread->base.cpu_mask != 0U;
#else
	ARG_UNUSED(thread);
	return true;
#endif
}

/* --- The ready queue ----------------------------------------------------------------------- */

/**
 * Make `cache` what the rule above says; with `preempt_ok` the running thread gives the CPU up
 * of its own accord.
 */
void z_sched_update_cache(bool preempt_ok);

/** Put a thread that can run into the ready queue; one that cannot, or is there, is left alone. */
void z_ready_thread(struct k_thread *thread);

/** Take a thread out of the ready queue. Assumes: it is there. */
void z_unready_thread(struct k_thread *thread);

/** Make a ready thread the last of its level. `cache` stays as it is. */
void z_move_to_end(struct k_thread *thread);

/**
 * Set a priority: in the ready queue the thread becomes the last of its level, in a wait queue it
 * gets the place that it now deserves.
 *
 * @return whether z_reschedule() may have something to do
 */
bool z_set_prio(struct k_thread *thread, int prio);

/** What decides a thread's place among others. */
struct z_sched_order {
	int8_t prio;
	int deadline;
};

static inline struct z_sched_order z_sched_order_get(const struct k_thread *thread)
{
#ifdef CONFIG_SCHED_DEADLINE
	return (struct z_sched_order){ thread->base.prio, thread->base.prio_deadline };
#else
	return (struct z_sched_order){ thread->base.prio, 0 };
#endif
}

/** Assumes: the thread is in no queue. */
static inline void z_sched_order_set(struct k_thread *thread, struct z_sched_order order)
{
	thread->base.prio = order.prio;
#ifdef CONFIG_SCHED_DEADLINE
	thread->base.prio_deadline = order.deadline;
#endif
}

/** z_set_prio() for any part of the order. */
bool z_sched_reorder(struct k_thread *thread, struct z_sched_order order);

/** The same, and reschedule. Assumes: interrupts are not locked by the caller. */
void z_thread_prio_set(struct k_thread *thread, int prio);

/* --- Switching ----------------------------------------------------------------------------- */

/**
 * Switch to `cache`, if it is not the thread that runs; back when the caller's turn comes.
 *
 * Interrupts are locked before and after; in between others have theirs.
 */
void z_swap_next(void);

/** End of z_reschedule() when there is somebody to switch to; gives interrupts back. */
void z_reschedule_to_cache(unsigned int key);

/** z_ready_thread(), then z_reschedule_irqlock(), in one function. */
void z_ready_and_reschedule(struct k_thread *thread, unsigned int key);

/**
 * Let a better thread run, if there is one and the caller may be preempted; give interrupts back.
 *
 * Thread or ISR; in an ISR the switch is made at its exit. Does not switch if interrupts were
 * locked when `key` was made.
 */
static ALWAYS_INLINE void z_reschedule_irqlock(unsigned int key)
{
	if (_kernel.ready_q.cache != _current) {
		z_reschedule_to_cache(key);
	} else {
		arch_irq_unlock(key);
	}
}

/** The same with a lock, which is released. */
static ALWAYS_INLINE void z_reschedule(struct k_spinlock *lock, k_spinlock_key_t key)
{
	k_spin_release(lock);
	z_reschedule_irqlock((unsigned int)key.key);
}

static inline void z_reschedule_unlocked(void)
{
	z_reschedule_irqlock(arch_irq_lock());
}

/* --- Slices (sched/timeslicing.c) ---------------------------------------------------------- */

#ifdef CONFIG_TIMESLICING
/** Whether any thread can have a slice: false until somebody asks for slices. */
extern bool z_slices_in_use;

/** Begin the slice of the thread that is about to run, if it has one. */
void z_slice_begin(struct k_thread *thread);
#else
#define z_slices_in_use false
static inline void z_slice_begin(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

/** The slice that is the thread's own, in ticks; 0 without one. */
static inline int32_t z_own_slice_ticks(const struct k_thread *thread)
{
#ifdef CONFIG_TIMESLICE_PER_THREAD
	return thread->base.slice_ticks;
#else
	ARG_UNUSED(thread);
	return 0;
#endif
}

/** A thread's slice is over: tell whoever wanted to know. In the clock's interrupt. */
static inline void z_own_slice_expired(struct k_thread *thread)
{
#ifdef CONFIG_TIMESLICE_PER_THREAD
	if (thread->base.slice_expired != NULL) {
		thread->base.slice_expired(thread, thread->base.slice_data);
	}
#else
	ARG_UNUSED(thread);
#endif
}

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_KSCHED_H_ */
