/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Atomic variables and bits.
 *
 * Every function is one step for all others, and a full barrier; reads, which are plain loads, keep
 * their order only. Functions that change a value return the one that was there before, those that
 * change a bit and have `test` in their name whether it was set. Any context, start-up too.
 */
#ifndef ZEPHYR_INCLUDE_SYS_ATOMIC_H_
#define ZEPHYR_INCLUDE_SYS_ATOMIC_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/atomic_types.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ATOMIC_INIT(i) (i)
#define ATOMIC_PTR_INIT(p) (p)

static ALWAYS_INLINE atomic_val_t atomic_get(const atomic_t *target)
{
	return __atomic_load_n(target, __ATOMIC_SEQ_CST);
}

static ALWAYS_INLINE atomic_val_t atomic_set(atomic_t *target, atomic_val_t value)
{
	return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}

static ALWAYS_INLINE atomic_val_t atomic_clear(atomic_t *target)
{
	return atomic_set(target, 0);
}

/** Store @p new_value if *target is @p old_value. @return true if it was */
static ALWAYS_INLINE bool atomic_cas(atomic_t *target, atomic_val_t old_value,
				     atomic_val_t new_value)
{
	return __atomic_compare_exchange_n(target, &old_value, new_value, false, __ATOMIC_SEQ_CST,
					   __ATOMIC_SEQ_CST);
}

#define Z_ATOMIC_DEFINE(name) \
	static ALWAYS_INLINE atomic_val_t atomic_##name(atomic_t *target, atomic_val_t value) \
	{ \
		return __atomic_fetch_##name(target, value, __ATOMIC_SEQ_CST); \
	}

Z_ATOMIC_DEFINE(add)
Z_ATOMIC_DEFINE(sub)
Z_ATOMIC_DEFINE(or)
Z_ATOMIC_DEFINE(xor)
Z_ATOMIC_DEFINE(and)
Z_ATOMIC_DEFINE(nand)

static ALWAYS_INLINE atomic_val_t atomic_inc(atomic_t *target)
{
	return atomic_add(target, 1);
}

static ALWAYS_INLINE atomic_val_t atomic_dec(atomic_t *target)
{
	return atomic_sub(target, 1);
}

static ALWAYS_INLINE void *atomic_ptr_get(const atomic_ptr_t *target)
{
	return __atomic_load_n(target, __ATOMIC_SEQ_CST);
}

static ALWAYS_INLINE void *atomic_ptr_set(atomic_ptr_t *target, void *value)
{
	return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}

static ALWAYS_INLINE void *atomic_ptr_clear(atomic_ptr_t *target)
{
	return atomic_ptr_set(target, NULL);
}

static ALWAYS_INLINE bool atomic_ptr_cas(atomic_ptr_t *target, void *old_value, void *new_value)
{
	return __atomic_compare_exchange_n(target, &old_value, new_value, false, __ATOMIC_SEQ_CST,
					   __ATOMIC_SEQ_CST);
}

/* --- Bits ---------------------------------------------------------------------------------- */

/** An array of atomic variables with room for @p num_bits bits: its length, its definition. */
#define ATOMIC_BITS (sizeof(atomic_val_t) * 8)
#define ATOMIC_BITMAP_SIZE(num_bits) (((num_bits) + ATOMIC_BITS - 1) / ATOMIC_BITS)
#define ATOMIC_DEFINE(name, num_bits) atomic_t name[ATOMIC_BITMAP_SIZE(num_bits)]
#define ATOMIC_MASK(bit) BIT((unsigned long)(bit) & (ATOMIC_BITS - 1U))
#define ATOMIC_ELEM(addr, bit) ((addr) + ((bit) / ATOMIC_BITS))

static inline bool atomic_test_bit(const atomic_t *target, int bit)
{
	const atomic_val_t word = atomic_get(ATOMIC_ELEM(target, (unsigned int)bit));

	return (word & (atomic_val_t)ATOMIC_MASK(bit)) != 0;
}

/** Change a bit. @return what it was */
static inline bool atomic_test_and_clear_bit(atomic_t *target, int bit)
{
	const atomic_val_t mask = (atomic_val_t)ATOMIC_MASK(bit);

	return (atomic_and(ATOMIC_ELEM(target, (unsigned int)bit), ~mask) & mask) != 0;
}

static inline bool atomic_test_and_set_bit(atomic_t *target, int bit)
{
	const atomic_val_t mask = (atomic_val_t)ATOMIC_MASK(bit);

	return (atomic_or(ATOMIC_ELEM(target, (unsigned int)bit), mask) & mask) != 0;
}

static inline void atomic_clear_bit(atomic_t *target, int bit)
{
	(void)atomic_test_and_clear_bit(target, bit);
}

static inline void atomic_set_bit(atomic_t *target, int bit)
{
	(void)atomic_test_and_set_bit(target, bit);
}

static inline void atomic_set_bit_to(atomic_t *target, int bit, bool val)
{
	if (val) {
		atomic_set_bit(target, bit);
	} else {
		atomic_clear_bit(target, bit);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_ATOMIC_H_ */
