/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of locks, in one place.
 *
 * There is one CPU, so taking a lock is locking interrupts, and the scheduler needs no lock of
 * its own: whoever calls it has interrupts locked, mostly by the lock of an object.
 *
 *   1. An object's lock (in the object, or one per kind of object).
 *   2. Inside it: the scheduler (ksched.h, wait_q.h), then the timeouts' lock (time/timeout.c).
 *
 * No lock of an object is taken inside another object's, but for k_poll's, which comes after the
 * one of the object that is polled. Nothing that may wait is called with interrupts locked, but
 * z_pend_curr() and z_reschedule(), which take the lock and give it back.
 */
#ifndef KERNEL_INCLUDE_LOCKS_H_
#define KERNEL_INCLUDE_LOCKS_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/sys/__assert.h>

/** Assert that interrupts are locked; if they are, locking them once more changes nothing. */
#define Z_ASSERT_IRQS_LOCKED() \
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "interrupts are not locked")

#endif /* KERNEL_INCLUDE_LOCKS_H_ */
