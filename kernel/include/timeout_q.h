/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The queue of armed timeouts, for the kernel's objects.
 *
 * Every function may be called from any context, with interrupts locked or not, unless it says
 * otherwise. timeout.c owns the queue and the kernel's count of ticks; timeout_tree.c keeps it in
 * order.
 */
#ifndef KERNEL_INCLUDE_TIMEOUT_Q_H_
#define KERNEL_INCLUDE_TIMEOUT_Q_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/kernel/timeout.h>
#include <zephyr/sys_clock.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Make memory of unknown content a timeout that is not armed. */
static inline void z_init_timeout(struct _timeout *to)
{
	to->up = 0;
}

#ifdef CONFIG_SYS_CLOCK_EXISTS

/** @return whether a timeout is not armed: never was, was aborted or has expired. */
static inline bool z_is_inactive_timeout(const struct _timeout *to)
{
	return to->up == 0U;
}

/**
 * Arm a timeout; with K_FOREVER do nothing.
 *
 * It expires at the first tick at which at least `timeout` has passed, at the next tick if the
 * time is over already. Those that are due at the same tick expire in the order of these calls.
 *
 * Pre: it is not armed.
 *
 * @param fn called from the clock's interrupt
 */
void z_add_timeout(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout);

/**
 * Take back what z_add_timeout() did.
 *
 * @retval 0 the function will not be called
 * @retval -EINVAL the timeout was not armed
 */
int z_abort_timeout(struct _timeout *to);

/** @return ticks from now until a timeout expires; 0 if it is not armed. */
k_ticks_t z_timeout_remaining(const struct _timeout *to);

/** @return the tick since boot at which a timeout expires; the present one if it is not armed. */
k_ticks_t z_timeout_expires(const struct _timeout *to);

/**
 * @return ticks from now until the first timeout of all expires, K_TICKS_FOREVER if there is
 *         none, INT32_MAX if it is farther than that.
 */
int32_t z_get_next_timeout_expiry(void);

#else

/* Without a clock nothing is ever armed. */
static inline bool z_is_inactive_timeout(const struct _timeout *to)
{
	ARG_UNUSED(to);
	return true;
}

static inline void z_add_timeout(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout)
{
	ARG_UNUSED(to);
	ARG_UNUSED(fn);
	ARG_UNUSED(timeout);
}

static inline int z_abort_timeout(struct _timeout *to)
{
	ARG_UNUSED(to);
	return -EINVAL;
}

static inline k_ticks_t z_timeout_remaining(const struct _timeout *to)
{
	ARG_UNUSED(to);
	return 0;
}

static inline k_ticks_t z_timeout_expires(const struct _timeout *to)
{
	ARG_UNUSED(to);
	return 0;
}

static inline int32_t z_get_next_timeout_expiry(void)
{
	return (int32_t)K_TICKS_FOREVER;
}

#endif /* CONFIG_SYS_CLOCK_EXISTS */

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_TIMEOUT_Q_H_ */
