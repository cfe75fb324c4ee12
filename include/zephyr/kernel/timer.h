/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timers: a function called, or a count raised, after a time and then in regular intervals.
 *
 * The status of a timer counts how often it expired since somebody last looked; a thread can wait
 * for it to be other than 0. Timers live in memory of the program; any number may run.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_TIMER_H_
#define ZEPHYR_INCLUDE_KERNEL_TIMER_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_timer;

/** Called in the clock's interrupt each time a timer expires. */
typedef void (*k_timer_expiry_t)(struct k_timer *timer);

/** Called when a running timer is stopped, by who stops it: in that thread or ISR. */
typedef void (*k_timer_stop_t)(struct k_timer *timer);

/** A timer. Its members are the kernel's. */
struct k_timer {
	struct _timeout timeout;
	_wait_q_t wait_q;
	k_timer_expiry_t expiry_fn;
	k_timer_stop_t stop_fn;
	/** K_NO_WAIT or K_FOREVER: expires once. */
	k_timeout_t period;
	uint32_t status;
	void *user_data;
	SYS_PORT_TRACING_TRACKING_FIELD(k_timer)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_TIMER)
};

#define Z_TIMER_INITIALIZER(obj, expiry, stop) \
	{ \
		.timeout = {}, \
		.wait_q = Z_WAIT_Q_INIT(&(obj).wait_q), \
		.expiry_fn = (expiry), \
		.stop_fn = (stop), \
		.period = {}, \
		.status = 0, \
		.user_data = NULL, \
	}

/**
 * Define a timer; `static` may stand in front.
 *
 * @param expiry_fn, stop_fn functions, or NULL
 */
#define K_TIMER_DEFINE(name, expiry_fn, stop_fn) \
	STRUCT_SECTION_ITERABLE(k_timer, name) = Z_TIMER_INITIALIZER(name, expiry_fn, stop_fn)

/**
 * Make a timer, which does not run yet. Any context; not on a timer that runs.
 *
 * @param expiry_fn called when it expires, or NULL
 * @param stop_fn called when it is stopped while it runs, or NULL
 */
void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn);

/**
 * Start a timer, or start it again with new times; its status becomes 0.
 *
 * Durations count from the next tick: a duration of n ticks ends at the n-th tick boundary from
 * now, so after n - 1 ticks at least. Periods are exact. Any context.
 *
 * @param duration until it first expires; may be absolute. With K_FOREVER nothing happens.
 * @param period between that and the next times; with K_NO_WAIT or K_FOREVER there are none
 */
void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);

/**
 * Stop a timer. If it runs, its stop function is called and a thread that waits in
 * k_timer_status_sync() goes on; if not, nothing happens. Any context.
 */
void k_timer_stop(struct k_timer *timer);

/** @return how often the timer expired since its status was last read; 0 from now. Any context. */
uint32_t k_timer_status_get(struct k_timer *timer);

/**
 * Wait until a timer has expired since its status was last read, or is stopped. Threads.
 *
 * @return how often it has expired, 0 if it was stopped before or does not run; 0 from now
 */
uint32_t k_timer_status_sync(struct k_timer *timer);

#ifdef CONFIG_SYS_CLOCK_EXISTS
/** @return the tick since boot at which a timer expires next; now if it does not run. */
k_ticks_t k_timer_expires_ticks(const struct k_timer *timer);

/** @return ticks until a timer expires next; 0 if it does not run. Any context. */
k_ticks_t k_timer_remaining_ticks(const struct k_timer *timer);

/** @return the same in whole milliseconds. */
static inline uint32_t k_timer_remaining_get(struct k_timer *timer)
{
	return k_ticks_to_ms_floor32((uint32_t)k_timer_remaining_ticks(timer));
}
#endif

/** Keep a pointer of the program with the timer. Any context. */
static inline void k_timer_user_data_set(struct k_timer *timer, void *user_data)
{
	timer->user_data = user_data;
}

/** @return the pointer that was set, at first NULL. Any context. */
static inline void *k_timer_user_data_get(const struct k_timer *timer)
{
	return timer->user_data;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_TIMER_H_ */
