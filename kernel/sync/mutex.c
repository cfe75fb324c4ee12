/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes with priority inheritance, see zephyr/kernel/mutex.h.
 *
 * A free mutex is claimed by one atomic exchange of its owner, without a lock, and whoever owns
 * a mutex may count its locks; both are the whole of the fast path. All that priority
 * inheritance needs is written by the threads that find the mutex taken, with interrupts locked:
 *
 *	mutex    wanted            somebody waited since it was locked: unlocking has to look
 *	         owner_orig_prio   the owner's priority before that; then it may be raised
 *	owner    wanted_mutexes    how many of its mutexes are wanted
 *	         own_prio          its priority when there were none
 *
 * Unlocking gives the owner owner_orig_prio back, the last of them own_prio.
 */
#include <errno.h>

#include <zephyr/kernel/mutex.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/tracing/tracing.h>

#include <ksched.h>
#include <obj_types.h>
#include <slow_path.h>
#include <wait_q.h>

/* Guards every mutex. */
static struct k_spinlock lock;

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_MUTEX, k_mutex, K_OBJ_TYPE_MUTEX_ID);

int k_mutex_init(struct k_mutex *mutex)
{
	__ASSERT(mutex != NULL, "k_mutex_init() without a mutex");
	mutex->owner = NULL;
	mutex->lock_count = 0U;
	mutex->wanted = false;
	z_waitq_init(&mutex->wait_q);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_MUTEX, k_mutex, mutex);
	SYS_PORT_TRACING_OBJ_INIT(k_mutex, mutex, 0);
	return 0;
}

/* What the best waiter is worth to an owner of priority @p prio. */
static int inherited(struct k_mutex *mutex, int prio)
{
	const struct k_thread *const best = z_waitq_head(&mutex->wait_q);
	int offered;

	if (best == NULL) {
		return prio;
	}
	offered = MAX(best->base.prio, CONFIG_PRIORITY_CEILING);
	return z_is_prio_higher(offered, prio) ? offered : prio;
}

static void set_prio(struct k_thread *thread, int prio)
{
	Z_ASSERT_IRQS_LOCKED();
	if (thread->base.prio != prio) {
		(void)z_set_prio(thread, prio);
	}
}

/* From now on somebody waits, or has waited, for the owner to unlock it. */
static void want(struct k_mutex *mutex)
{
	struct _thread_base *const owner = &mutex->owner->base;

	if (mutex->wanted) {
		return;
	}
	__ASSERT(owner->wanted_mutexes < UINT8_MAX, "thread %p owns %u mutexes that others want",
		 (void *)mutex->owner, owner->wanted_mutexes);
	if (owner->wanted_mutexes++ == 0U) {
		owner->own_prio = owner->prio;
	}
	mutex->wanted = true;
	mutex->owner_orig_prio = owner->prio;
}

/* Nobody waits any more: the owner has what it had before. */
static void unwant(struct k_mutex *mutex)
{
	struct k_thread *const owner = mutex->owner;

	__ASSERT(mutex->wanted, "mutex %p is not wanted", (void *)mutex);
	mutex->wanted = false;
	/* 0 if the owner's memory is another thread by now. */
	if (owner->base.wanted_mutexes > 0U) {
		owner->base.wanted_mutexes--;
		set_prio(owner, owner->base.wanted_mutexes > 0U ? mutex->owner_orig_prio
								: owner->base.own_prio);
	}
}

/* The caller's time is up: the owner keeps what the best of the others is worth. */
static int give_up(struct k_mutex *mutex)
{
	const k_spinlock_key_t key = k_spin_lock(&lock);

	/* It may have been unlocked after the time was up and before this thread ran. */
	if (mutex->wanted) {
		if (z_waitq_is_empty(&mutex->wait_q)) {
			unwant(mutex);
		} else {
			set_prio(mutex->owner, inherited(mutex, mutex->owner_orig_prio));
		}
	}
	z_reschedule(&lock, key);
	return -EAGAIN;
}

/*
 * It is somebody else's, or was a moment ago. The timeout comes by address, so that its way here
 * costs k_mutex_lock() nothing.
 */
static SLOW_PATH int lock_contended(struct k_mutex *mutex, const k_timeout_t *timeout)
{
	struct k_thread *const me = _current;
	k_spinlock_key_t key;
	int offered;

	if (K_TIMEOUT_EQ(*timeout, K_NO_WAIT)) {
		return -EBUSY;
	}
	key = k_spin_lock(&lock);
	if (mutex->owner == NULL) {
		mutex->owner = me;
		k_spin_unlock(&lock, key);
		return 0;
	}
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_mutex, lock, mutex, *timeout);
	want(mutex);
	offered = MAX(me->base.prio, CONFIG_PRIORITY_CEILING);
	if (z_is_prio_higher(offered, mutex->owner->base.prio)) {
		set_prio(mutex->owner, offered);
	}
	if (z_pend_curr(&lock, key, &mutex->wait_q, *timeout) == 0) {
		__ASSERT(mutex->owner == me, "mutex %p was not handed over", (void *)mutex);
		return 0;
	}
	return give_up(mutex);
}

int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout)
{
	struct k_thread *owner = NULL;
	int result;

	__ASSERT(!arch_is_in_isr(), "an interrupt cannot lock mutex %p", (void *)mutex);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_mutex, lock, mutex, timeout);
	if (__atomic_compare_exchange_n(&mutex->owner, &owner, _current, false, __ATOMIC_ACQUIRE,
					__ATOMIC_RELAXED)) {
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mutex, lock, mutex, timeout, 0);
		return 0;
	}
	if (owner != _current) {
		result = lock_contended(mutex, &timeout);
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mutex, lock, mutex, timeout, result);
		return result;
	}
	mutex->lock_count++;
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mutex, lock, mutex, timeout, 0);
	return 0;
}

/* It is the best waiter's from now on, or nobody's. */
static void pass_on(struct k_mutex *mutex)
{
	struct k_thread *next;

	unwant(mutex);
	next = z_unpend_first_thread(&mutex->wait_q);
	mutex->owner = next;
	if (next != NULL) {
		if (!z_waitq_is_empty(&mutex->wait_q)) {
			want(mutex);
		}
		z_thread_return_value_set(next, 0);
		z_ready_thread(next);
	}
}

void z_mutex_abandon(struct k_mutex *mutex)
{
	Z_ASSERT_IRQS_LOCKED();
	__ASSERT(mutex->owner != NULL, "mutex %p is nobody's", (void *)mutex);
	mutex->lock_count = 0U;
	if (mutex->wanted) {
		pass_on(mutex);
	} else {
		mutex->owner = NULL;
	}
}

/* The last unlock of a mutex that others want. */
static SLOW_PATH int hand_over(struct k_mutex *mutex, k_spinlock_key_t key)
{
	pass_on(mutex);
	z_reschedule(&lock, key);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mutex, unlock, mutex, 0);
	return 0;
}

static SLOW_PATH int not_the_owner(const struct k_mutex *mutex)
{
	const int result = mutex->owner == NULL ? -EINVAL : -EPERM;

	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mutex, unlock, mutex, result);
	return result;
}

int k_mutex_unlock(struct k_mutex *mutex)
{
	k_spinlock_key_t key;

	__ASSERT(!arch_is_in_isr(), "an interrupt cannot unlock mutex %p", (void *)mutex);
	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_mutex, unlock, mutex);
	if (unlikely(mutex->owner != _current)) {
		return not_the_owner(mutex);
	}
	/* To count below 0 and back takes fewer instructions than to look first. */
	if ((int32_t)--mutex->lock_count < 0) {
		key = k_spin_lock(&lock);
		mutex->lock_count++;
		if (unlikely(mutex->wanted)) {
			return hand_over(mutex, key);
		}
		__atomic_store_n(&mutex->owner, NULL, __ATOMIC_RELEASE);
		k_spin_unlock(&lock, key);
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mutex, unlock, mutex, 0);
	return 0;
}
