/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timers, see zephyr/kernel/timer.h: a timeout that arms itself again, a count, and at most a few
 * threads that wait for the count.
 */
#include <zephyr/kernel/internal/pinned.h>
#include <zephyr/kernel/system.h>
#include <zephyr/kernel/timer.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/tracing/tracing.h>

#include <obj_types.h>
#include <timeout_q.h>
#include <wait_q.h>

/* Guards status and wait queue of every timer. */
static struct k_spinlock lock;

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_TIMER, k_timer, K_OBJ_TYPE_TIMER_ID);

static inline bool is_periodic(const struct k_timer *timer)
{
	return !K_TIMEOUT_EQ(timer->period, K_NO_WAIT) && !K_TIMEOUT_EQ(timer->period, K_FOREVER);
}

/*
 * A timeout of n ticks as z_add_timeout() takes it: there the tick under way does not count, here
 * it does.
 */
static inline k_timeout_t from_next_tick(k_timeout_t timeout)
{
	if (Z_IS_TIMEOUT_RELATIVE(timeout) && timeout.ticks != 0) {
		timeout.ticks--;
	}
	return timeout;
}

static inline void wake_waiter(struct k_timer *timer)
{
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		(void)z_sched_wake(&timer->wait_q, 0, NULL);
	}
}

/* In the clock's interrupt. Time stands at the tick for which the timer was set. */
static void timer_expired(struct _timeout *timeout)
{
	struct k_timer *const timer = CONTAINER_OF(timeout, struct k_timer, timeout);
	k_spinlock_key_t key = k_spin_lock(&lock);

	if (!z_is_inactive_timeout(timeout)) {
		/* An interrupt of higher priority has just started it anew. */
		k_spin_unlock(&lock, key);
		return;
	}
	/* First of all, so that the expiry function can stop the timer. */
	if (is_periodic(timer)) {
		z_add_timeout(timeout, timer_expired, from_next_tick(timer->period));
	}
	timer->status++;
	if (timer->expiry_fn != NULL) {
		k_spin_unlock(&lock, key);
		timer->expiry_fn(timer);
		key = k_spin_lock(&lock);
	}
	wake_waiter(timer);
	k_spin_unlock(&lock, key);
}

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn)
{
	__ASSERT(timer != NULL, "k_timer_init() without a timer");
	Z_ASSERT_PINNED_CODE(expiry_fn);
	*timer = (struct k_timer){ .expiry_fn = expiry_fn,
				   .stop_fn = stop_fn,
				   /* Timers that are listed stay so when they are made anew. */
				   IF_ENABLED(CONFIG_TRACING_OBJECT_TRACKING,
					      (._obj_track_next = timer->_obj_track_next, )) };
	z_waitq_init(&timer->wait_q);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_TIMER, k_timer, timer);
	SYS_PORT_TRACING_OBJ_INIT(k_timer, timer);
}

void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period)
{
	k_spinlock_key_t key;

	if (K_TIMEOUT_EQ(duration, K_FOREVER)) {
		return;
	}
	__ASSERT(Z_IS_TIMEOUT_RELATIVE(period), "timer %p: a period cannot be absolute",
		 (void *)timer);
	SYS_PORT_TRACING_OBJ_FUNC(k_timer, start, timer, duration, period);
	key = k_spin_lock(&lock);
	(void)z_abort_timeout(&timer->timeout);
	timer->period = period;
	timer->status = 0U;
	z_add_timeout(&timer->timeout, timer_expired, from_next_tick(duration));
	k_spin_unlock(&lock, key);
}

void k_timer_stop(struct k_timer *timer)
{
	k_spinlock_key_t key;

	SYS_PORT_TRACING_OBJ_FUNC(k_timer, stop, timer);
	if (z_abort_timeout(&timer->timeout) != 0) {
		return;
	}
	if (timer->stop_fn != NULL) {
		timer->stop_fn(timer);
	}
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		key = k_spin_lock(&lock);
		wake_waiter(timer);
		z_reschedule(&lock, key);
	}
}

uint32_t k_timer_status_get(struct k_timer *timer)
{
	const k_spinlock_key_t key = k_spin_lock(&lock);
	const uint32_t status = timer->status;

	timer->status = 0U;
	k_spin_unlock(&lock, key);
	return status;
}

uint32_t k_timer_status_sync(struct k_timer *timer)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	__ASSERT(!arch_is_in_isr(), "an interrupt cannot wait for timer %p", (void *)timer);
	while (timer->status == 0U && !z_is_inactive_timeout(&timer->timeout)) {
		if (IS_ENABLED(CONFIG_MULTITHREADING)) {
			SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_timer, status_sync, timer, K_FOREVER);
			(void)z_pend_curr(&lock, key, &timer->wait_q, K_FOREVER);
			return k_timer_status_get(timer);
		}
		k_spin_release(&lock);
		k_cpu_atomic_idle((unsigned int)key.key);
		key = k_spin_lock(&lock);
	}
	k_spin_unlock(&lock, key);
	return k_timer_status_get(timer);
}

k_ticks_t k_timer_expires_ticks(const struct k_timer *timer)
{
	return z_timeout_expires(&timer->timeout);
}

k_ticks_t k_timer_remaining_ticks(const struct k_timer *timer)
{
	return z_timeout_remaining(&timer->timeout);
}
