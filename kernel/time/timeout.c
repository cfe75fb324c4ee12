/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timeouts and the count of ticks.
 *
 * Decides when the clock has to wake the kernel and what is due when it does. The order of
 * timeouts is the tree's business (timeout_tree.c), counting and interrupts the driver's
 * (drivers/timer/). Objects arm and abort through timeout_q.h.
 *
 * Time is the number of ticks since boot: what the driver has announced and what has gone by
 * since. While timeouts run, time stands at the tick for which the present one was made, so that
 * one that arms itself again does not drift.
 *
 * Aborting the first timeout leaves the clock set as it is: most waits end before their time, and
 * the next one is mostly later. What it costs is an interrupt with nothing due, once per setting.
 * So the clock is never set to later than the first timeout.
 */
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <slow_path.h>
#include <timeout_q.h>
#include <timeout_tree.h>

static struct {
	struct k_spinlock lock;
	struct timeout_tree armed;
	/* What the driver has announced. */
	int64_t announced;
	/* The tick of the timeout that runs, while some do. */
	int64_t present;
	/*
	 * The clock is set to announce that many ticks after `announced`, or before; 0 while
	 * timeouts run, for then it is not set.
	 */
	uint32_t wake;
	bool running;
} timeouts = { .wake = INT32_MAX };

/*
 * A kernel that is not tickless knows of a tick when it is announced, not before. Assumptions:
 * interrupts are locked.
 */
static ALWAYS_INLINE int64_t now(void)
{
	int64_t tick;

	if (unlikely(timeouts.running)) {
		return timeouts.present;
	}
	tick = timeouts.announced;
	if (IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
		tick += sys_clock_elapsed();
	}
	return tick;
}

/* A number of ticks as the driver takes it. */
static ALWAYS_INLINE int32_t clip(int64_t ticks)
{
	const int32_t low = (int32_t)ticks;

	if (likely(ticks >> 32 == 0 && low >= 0)) {
		return low;
	}
	return ticks < 0 ? 0 : INT32_MAX;
}

/*
 * Set the clock to the first timeout, or without one to as late as it can. Assumptions: none runs;
 * the driver was not asked since it announced.
 */
static void set_wake(void)
{
	const struct _timeout *const first = timeouts.armed.first;
	int32_t ticks = INT32_MAX;

	__ASSERT(!timeouts.running, "the clock is set when all timeouts have run");
	if (first != NULL) {
		ticks = clip(first->expiry - timeouts.announced);
	}
	timeouts.wake = (uint32_t)ticks;
	if (IS_ENABLED(CONFIG_SYSTEM_CLOCK_SLOPPY_IDLE) && first == NULL) {
		ticks = (int32_t)K_TICKS_FOREVER;
	}
	sys_clock_set_timeout(ticks, false);
}

/*
 * Insert a timeout, and set the clock to it if it comes before what the clock is set to.
 *
 * Assumptions: the lock is held.
 *
 * @param after ticks from `announced`
 * @param ticks from the last tick that the driver was asked for
 */
static ALWAYS_INLINE void arm(struct _timeout *to, int64_t expiry, uint32_t after, int32_t ticks)
{
	to->expiry = expiry;
	timeout_tree_insert(&timeouts.armed, to);
	if (unlikely(after < timeouts.wake)) {
		timeouts.wake = after;
		sys_clock_set_timeout(ticks, false);
	}
}

/* The tick at which an absolute timeout expires, or a relative one that begins now. */
static int64_t expiry_of(k_timeout_t timeout, int64_t present)
{
	int64_t expiry;

	if (!Z_IS_TIMEOUT_RELATIVE(timeout)) {
		expiry = (int64_t)Z_TICK_ABS(timeout.ticks);
		return MAX(timeouts.announced + 1, expiry);
	}
	expiry = (int64_t)((uint64_t)present + (uint64_t)timeout.ticks + 1U);
	return expiry < 0 ? INT64_MAX : expiry;
}

/* Any timeout but K_FOREVER. */
static SLOW_PATH void add_any(struct _timeout *to, k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const int64_t present = now();
	const int64_t expiry = expiry_of(timeout, present);

	__ASSERT(z_is_inactive_timeout(to), "timeout %p is armed already", (void *)to);
	arm(to, expiry, (uint32_t)clip(expiry - timeouts.announced), clip(expiry - present));
	k_spin_unlock(&timeouts.lock, key);
}

/* The common case, relative and below 2^31 - 1 ticks, takes few 64-bit steps. */
void z_add_timeout(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout)
{
	uint32_t after = (uint32_t)timeout.ticks;
	k_spinlock_key_t key;
	int64_t from;

	__ASSERT(fn != NULL, "timeout %p has no function", (void *)to);
	if (unlikely((uint64_t)timeout.ticks >= INT32_MAX)) {
		if (!K_TIMEOUT_EQ(timeout, K_FOREVER)) {
			to->fn = fn;
			add_any(to, timeout);
		}
		return;
	}
	to->fn = fn;
	key = k_spin_lock(&timeouts.lock);
	/* The present tick is under way already: it does not count. */
	after++;
	from = timeouts.present;
	if (likely(!timeouts.running)) {
		if (IS_ENABLED(CONFIG_TICKLESS_KERNEL)) {
			after += sys_clock_elapsed();
		}
		from = timeouts.announced;
	}
	arm(to, from + after, after, (int32_t)timeout.ticks + 1);
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
 * Run what is due, in the order of expiry, and what comes to be due meanwhile; set the clock.
 * Assumptions: the lock is held, `key` is its key.
 */
static SLOW_PATH void run_due(k_spinlock_key_t key)
{
	struct _timeout *to = timeouts.armed.first;

	if (timeouts.running) {
		/* A nested interrupt of the clock: the outer one goes on to the new tick. */
		return;
	}
	__ASSERT(to == NULL || to->expiry > timeouts.present,
		 "timeout %p was due before those that ran last", (void *)to);
	timeouts.running = true;
	timeouts.wake = 0;
	while (to != NULL && to->expiry <= timeouts.announced) {
		timeout_tree_remove(&timeouts.armed, to);
		timeouts.present = to->expiry;
		k_spin_unlock(&timeouts.lock, key);
		to->fn(to);
		key = k_spin_lock(&timeouts.lock);
		to = timeouts.armed.first;
	}
	timeouts.running = false;
	set_wake();
}

void sys_clock_announce(int32_t ticks)
{
	const k_spinlock_key_t key = k_spin_lock(&timeouts.lock);
	const int32_t left = (int32_t)timeouts.wake - ticks;

	__ASSERT(ticks >= 0, "the clock runs backwards: %d ticks", (int)ticks);
	timeouts.announced += (uint32_t)ticks;
	if (likely(left > 0)) {
		timeouts.wake = (uint32_t)left;
		sys_clock_set_timeout(left, false);
	} else {
		run_due(key);
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
