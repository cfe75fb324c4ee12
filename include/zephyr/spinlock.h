/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Locks for short critical sections, also against interrupts.
 *
 * Only one processor exists (asserted by the port), so taking a lock is locking interrupts; the
 * object names what is guarded. With CONFIG_SPIN_VALIDATE a lock knows that it is held, and
 * taking it again or releasing one that is free is an assertion.
 */
#ifndef ZEPHYR_INCLUDE_SPINLOCK_H_
#define ZEPHYR_INCLUDE_SPINLOCK_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <zephyr/arch/cpu.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** State of interrupts before a lock was taken; opaque. */
struct z_spinlock_key {
	int key;
};
typedef struct z_spinlock_key k_spinlock_key_t;

struct k_spinlock {
#ifdef CONFIG_SPIN_VALIDATE
	bool held;
#elif defined(__cplusplus)
	char dummy;
#endif
};

#ifdef CONFIG_SPIN_VALIDATE
static ALWAYS_INLINE bool z_spin_is_held(const struct k_spinlock *l)
{
	return l->held;
}

static ALWAYS_INLINE void z_spin_mark(struct k_spinlock *l, bool held)
{
	__ASSERT(l->held != held, "spinlock %p %s", (void *)l,
		 held ? "taken while it was held" : "released while it was free");
	l->held = held;
}
#else
static ALWAYS_INLINE void z_spin_mark(struct k_spinlock *l, bool held)
{
	ARG_UNUSED(l);
	ARG_UNUSED(held);
}
#endif

/** Take the lock; interrupts are locked until k_spin_unlock() with the key returned. */
static ALWAYS_INLINE k_spinlock_key_t k_spin_lock(struct k_spinlock *l)
{
	const k_spinlock_key_t k = { .key = (int)arch_irq_lock() };

	z_spin_mark(l, true);
	return k;
}

/** Take the lock if it is free. @retval -EBUSY it is not; only another processor can hold it */
static ALWAYS_INLINE int k_spin_trylock(struct k_spinlock *l, k_spinlock_key_t *k)
{
	*k = k_spin_lock(l);
	return 0;
}

/** Give the lock back and interrupts the state they had. */
static ALWAYS_INLINE void k_spin_unlock(struct k_spinlock *l, k_spinlock_key_t key)
{
	z_spin_mark(l, false);
	arch_irq_unlock((unsigned int)key.key);
}

/** Give the lock back, interrupts stay locked; for handing a critical section over. */
static ALWAYS_INLINE void k_spin_release(struct k_spinlock *l)
{
	z_spin_mark(l, false);
}

/** True if the interrupts were unlocked when the key was made. */
static ALWAYS_INLINE bool z_spin_key_unlocked(k_spinlock_key_t key)
{
	return arch_irq_unlocked((unsigned int)key.key);
}

/**
 * Run the block that follows with the lock held: K_SPINLOCK(&lock) { … }
 * Leave it early with K_SPINLOCK_BREAK only.
 */
#define K_SPINLOCK(lck) \
	for (k_spinlock_key_t _spin_i = {0}, _spin_key = k_spin_lock(lck); !_spin_i.key; \
	     k_spin_unlock((lck), _spin_key), _spin_i.key = 1)
#define K_SPINLOCK_BREAK continue

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SPINLOCK_H_ */
