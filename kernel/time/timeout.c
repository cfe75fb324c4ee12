/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timeouts and the count of ticks.
 *
 * Decides when the clock has to wake the kernel and what is due when it does. The order of
 * timeouts is the tree's business (timeout_tree.c), counting and interrupts the driver's
 * (drivers/timer/). Objects arm and abort through timeout_q.h.
 *
 * Time is the number of ticks since boot. `tick` is the last one that the driver announced; the
 * driver knows what has gone by since. While timeouts run, time stands at the tick for which the
 * present one was made, so that one that arms itself again does not drift.
 *
 * Aborting the first timeout leaves the clock set as it is: most waits end before their time, and
 * the next one is mostly later. What it costs is an interrupt with nothing due, once per setting.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <slow_path.h>
#include <timeout_q.h>
#include <timeout_tree.h>

#define NOTHING_AWAITED (IS_ENABLED(CONFIG_SYSTEM_CLOCK_SLOPPY_IDLE) ? -1 : INT32_MAX)

static struct {
	struct k_spinlock lock;
	struct timeout_tree armed;
	/* Announced; while timeouts run, the tick of the present one. */
	int64_t tick;
	/* The tick announced last, up to which timeouts run. */
	int64_t target;
	/* The driver will announce at this tick or before. */
	int64_t wake;
	bool announcing;
} timeouts = { .wake = INT64_MAX };

/*
 * A kernel that is not tickless knows of a tick when it is announced, not before. Assumptions:
 * interrupts are locked.
 */
static ALWAYS_INLINE int64_t now(void)
{
	int64_t tick = timeouts.tick;

	if (IS_ENABLED(CONFIG_TICKLESS_KERNEL) && likely(!timeouts.announcing)) {
		tick += sys_clock_elapsed();
	}
	return tick;
}

/* A number of ticks as the driver takes it. */
static ALWAYS_INLINE int32_t clip(int64_t ticks)
{
	if (likely((uint64_t)ticks <= INT32_MAX)) {
		return (int32_t)ticks;
	}
	return ticks < 0 ? 0 : INT32_MAX;
}

/* Have the driver announce at the first timeout, seen from a tick it knows. */
static ALWAYS_INLINE void set_wake(int64_t from)
{
	const struct _timeout *const first = timeouts.armed.first;

	if (first == NULL) {
		timeouts.wake = INT64_MAX;
		sys_clock_set_timeout(NOTHING_AWAITED, false);
	} else {
		timeouts.wake = first->expiry;
		sys_clock_set_timeout(clip(first->expiry - from), false);
	}
}

/* The tick at which a timeout that begins now expires. */
static ALWAYS_INLINE int64_t expiry_of(k_timeout_t timeout, int64_t present)
{
	int64_t expiry;

	if (likely(Z_IS_TIMEOUT_RELATIVE(timeout))) {
		/* The present tick is under way already: it does not count. */
		expiry = (int64_t)((uint64_t)present + (uint64_t)timeout.ticks + 1U);
		return likely(expiry >= 0) ? expiry : INT64_MAX;
	}
	expiry = (int64_t)Z_TICK_ABS(timeout.ticks);
	return MAX(timeouts.tick + 1, expiry);
}

void z_add_timeout(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout)
{
	k_spinlock_key_t key;
	int64_t present;

	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		return;
	}
	__ASSERT(fn != NULL, "timeout %p has no function", (void *)to);
	key = k_spin_lock(&timeouts.lock);
	present = now();
	to->fn = fn;
	to->expiry = expiry_of(timeout, present);
	if (timeout_tree_insert(&timeouts.armed, to) && to->expiry < timeouts.wake &&
	    !timeouts.announcing) {
		set_wake(present);
	}
	k_spin_unlock(&timeouts.lock, key);
}

int z_abort_timeout(struct _timeout *to)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	int result = -EINVAL;

	if (!z_is_inactive_timeout(to)) {
		timeout_tree_remove(&timeouts.armed, to);
		result = 0;
	}
	k_spin_unlock(&timeouts.lock, key);
	return result;
}

k_ticks_t z_timeout_remaining(const struct _timeout *to)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const int64_t ticks = z_is_inactive_timeout(to) ? 0 : to->expiry - now();

	k_spin_unlock(&timeouts.lock, key);
	return (k_ticks_t)MAX(ticks, 0);
}

k_ticks_t z_timeout_expires(const struct _timeout *to)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const int64_t tick = z_is_inactive_timeout(to) ? now() : to->expiry;

	k_spin_unlock(&timeouts.lock, key);
	return (k_ticks_t)tick;
}

int32_t z_get_next_timeout_expiry(void)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const struct _timeout *const first = timeouts.armed.first;
	int64_t ticks = (int32_t)K_TICKS_FOREVER;

	if (first != NULL) {
		ticks = clip(first->expiry - now());
	}
	k_spin_unlock(&timeouts.lock, key);
	return (int32_t)ticks;
}

/*
 * Run what is due, in the order of expiry, and what comes to be due meanwhile. Assumptions: the
 * lock is held, `key` is its key.
 */
static SLOW_PATH k_spinlock_key_t run_due(k_spinlock_key_t key)
{
	struct _timeout *to = timeouts.armed.first;

	timeouts.announcing = true;
	while (to != NULL && to->expiry <= timeouts.target) {
		timeout_tree_remove(&timeouts.armed, to);
		timeouts.tick = MAX(timeouts.tick, to->expiry);
		k_spin_unlock(&timeouts.lock, key);
		to->fn(to);
		key = k_spin_lock(&timeouts.lock);
		to = timeouts.armed.first;
	}
	timeouts.announcing = false;
	return key;
}

void sys_clock_announce(int32_t ticks)
{
	k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const struct _timeout *const first = timeouts.armed.first;

	__ASSERT(ticks >= 0, "the clock runs backwards: %d ticks", (int)ticks);
	timeouts.target += ticks;
	/* If this is a nested interrupt of the clock, the outer one runs what is due. */
	if (likely(!timeouts.announcing)) {
		if (first != NULL && first->expiry <= timeouts.target) {
			key = run_due(key);
		}
		timeouts.tick = timeouts.target;
		set_wake(timeouts.target);
	}
	k_spin_unlock(&timeouts.lock, key);
}

int64_t sys_clock_tick_get(void)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const int64_t tick = now();

	k_spin_unlock(&timeouts.lock, key);
	return tick;
}

uint32_t sys_clock_tick_get_32(void)
{
	return (uint32_t)sys_clock_tick_get();
}
