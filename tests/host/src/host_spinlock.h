/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In place of zephyr/spinlock.h and zephyr/irq.h for code that is tested on the host, which cannot
 * lock interrupts: a lock that is taken twice or given back unheld fails a check.
 */
#ifndef ZEPHYR_INCLUDE_SPINLOCK_H_
#define ZEPHYR_INCLUDE_SPINLOCK_H_
#define ZEPHYR_INCLUDE_IRQ_H_

#include "check.h"

struct k_spinlock {
	bool held;
	/* How often it was taken. */
	unsigned int times;
};

typedef struct {
	int key;
} k_spinlock_key_t;

static inline k_spinlock_key_t k_spin_lock(struct k_spinlock *lock)
{
	CHECK(!lock->held);
	lock->held = true;
	lock->times++;
	return (k_spinlock_key_t){ .key = 1 };
}

static inline void k_spin_unlock(struct k_spinlock *lock, k_spinlock_key_t key)
{
	CHECK(lock->held && key.key == 1);
	lock->held = false;
}

static struct k_spinlock host_interrupts;

static inline unsigned int irq_lock(void)
{
	return (unsigned int)k_spin_lock(&host_interrupts).key;
}

static inline void irq_unlock(unsigned int key)
{
	k_spin_unlock(&host_interrupts, (k_spinlock_key_t){ .key = (int)key });
}

#define K_SPINLOCK(lck) \
	for (k_spinlock_key_t _key = k_spin_lock(lck); _key.key == 1; \
	     k_spin_unlock((lck), _key), _key.key = 0)

#endif /* ZEPHYR_INCLUDE_SPINLOCK_H_ */
