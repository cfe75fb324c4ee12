/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Locks for short critical sections, also against interrupts.
 *
 * Only one processor exists (asserted by the port), so taking a lock is locking interrupts; the
 * object names what is guarded. With CONFIG_SPIN_VALIDATE a lock knows who holds it: to take it
 * again, to release one that is free or that another thread took, and to hold it longer than
 * CONFIG_SPIN_LOCK_TIME_LIMIT are assertions.
 *
 * Everything here is for any context. Locks nest if they are released in reverse order; nothing
 * that waits may be called with one.
 */
#ifndef ZEPHYR_INCLUDE_SPINLOCK_H_
#define ZEPHYR_INCLUDE_SPINLOCK_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
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
	/* 0, or the thread that holds it with bit 0 set */
	uintptr_t thread_cpu;
	/* cycle counter when it was taken, if there is a limit */
	uint32_t lock_time;
#elif defined(__cplusplus)
	char dummy;
#endif
};

#ifdef CONFIG_SPIN_VALIDATE
/* Interrupts locked: whether the lock can be taken; it is the running thread's from now on. */
bool z_spin_lock_valid(struct k_spinlock *l);
void z_spin_lock_set_owner(struct k_spinlock *l);
/* Interrupts locked: whether the running thread held the lock; it is free from now on. */
bool z_spin_unlock_valid(struct k_spinlock *l);
/* Interrupts locked: whether the lock was not held for too long. */
bool z_spin_time_valid(const struct k_spinlock *l);

/** Whether somebody holds the lock. */
static ALWAYS_INLINE bool z_spin_is_locked(const struct k_spinlock *l)
{
	return l->thread_cpu != 0U;
}
#define z_spin_is_held z_spin_is_locked
#else
static ALWAYS_INLINE bool z_spin_lock_valid(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}

static ALWAYS_INLINE void z_spin_lock_set_owner(struct k_spinlock *l)
{
	ARG_UNUSED(l);
}

static ALWAYS_INLINE bool z_spin_unlock_valid(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}

static ALWAYS_INLINE bool z_spin_time_valid(const struct k_spinlock *l)
{
	ARG_UNUSED(l);
	return true;
}
#endif

/** Take the lock; interrupts are locked until k_spin_unlock() with the key returned. */
static ALWAYS_INLINE k_spinlock_key_t k_spin_lock(struct k_spinlock *l)
{
	const k_spinlock_key_t k = { .key = (int)arch_irq_lock() };

	__ASSERT(z_spin_lock_valid(l), "spinlock %p is taken while it is held", (void *)l);
	z_spin_lock_set_owner(l);
	return k;
}

/** Take the lock if it is free. @retval -EBUSY it is not; only another processor can hold it */
static ALWAYS_INLINE int k_spin_trylock(struct k_spinlock *l, k_spinlock_key_t *k)
{
	*k = k_spin_lock(l);
	return 0;
}

/** Give the lock back, interrupts stay locked; for handing a critical section over. */
static ALWAYS_INLINE void k_spin_release(struct k_spinlock *l)
{
	ARG_UNUSED(l);
	__ASSERT(z_spin_unlock_valid(l), "spinlock %p is released by one that does not hold it",
		 (void *)l);
	__ASSERT(z_spin_time_valid(l),
		 "spinlock %p was held for longer than CONFIG_SPIN_LOCK_TIME_LIMIT", (void *)l);
}

/** Give the lock back and interrupts the state they had. */
static ALWAYS_INLINE void k_spin_unlock(struct k_spinlock *l, k_spinlock_key_t key)
{
	k_spin_release(l);
	arch_irq_unlock((unsigned int)key.key);
}

/** True if the interrupts were unlocked when the key was made. */
static ALWAYS_INLINE bool z_spin_key_unlocked(k_spinlock_key_t key)
{
	return arch_irq_unlocked((unsigned int)key.key);
}

/* The end of a K_SPINLOCK block that was left by goto, break or return: the lock is still held. */
static ALWAYS_INLINE void z_spin_block_end(const int *done)
{
	ARG_UNUSED(done);
	__ASSERT(*done != 0, "a K_SPINLOCK block was left with the lock held");
}

/**
 * Run the block that follows with the lock held: K_SPINLOCK(&lock) { … }
 * Leave it early with K_SPINLOCK_BREAK only.
 */
#define K_SPINLOCK(lck) \
	for (int _spin_done __attribute__((cleanup(z_spin_block_end))) = 0, \
		 _spin_key = k_spin_lock(lck).key; \
	     _spin_done == 0; _spin_done = 1, z_spin_unlock_key(lck, _spin_key))
#define K_SPINLOCK_BREAK continue

/* k_spin_unlock() with the number inside the key. */
static ALWAYS_INLINE void z_spin_unlock_key(struct k_spinlock *l, int key)
{
	const k_spinlock_key_t k = { .key = key };

	k_spin_unlock(l, k);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SPINLOCK_H_ */
