/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrays of bits, which also serve as allocators of runs of bits.
 *
 * A region is @p num_bits bits from bit @p offset on. Every function takes the array's lock and so
 * is one step for all others; any context. -EINVAL means that a bit is beyond the end, a
 * region empty, or a pointer NULL; nothing has changed then.
 */
#ifndef ZEPHYR_INCLUDE_SYS_BITARRAY_H_
#define ZEPHYR_INCLUDE_SYS_BITARRAY_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_bitarray {
	uint32_t num_bits;
	/** Words; bit n of the array is bit n % 32 of word n / 32. */
	uint32_t num_bundles;
	uint32_t *bundles;
	/** Guards the words. */
	struct k_spinlock lock;
};
typedef struct sys_bitarray sys_bitarray_t;

#define _SYS_BITARRAY_DEFINE(name, total_bits, sba_mod) \
	sba_mod uint32_t _sys_bitarray_bundles_##name[DIV_ROUND_UP(total_bits, 32)] = { 0 }; \
	sba_mod sys_bitarray_t name = { \
		.num_bits = (total_bits), \
		.num_bundles = DIV_ROUND_UP(total_bits, 32), \
		.bundles = _sys_bitarray_bundles_##name, \
	}

/** Define an array of so many bits, all clear, also as a local variable; of this file only. */
#define SYS_BITARRAY_DEFINE(name, total_bits) _SYS_BITARRAY_DEFINE(name, total_bits, )
#define SYS_BITARRAY_DEFINE_STATIC(name, total_bits) _SYS_BITARRAY_DEFINE(name, total_bits, static)

/** Change, look at a bit; values are 0 and 1. @retval 0 done @retval -EINVAL */
int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit);
int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit);
int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val);
int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);
int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);

/**
 * Find the first region of so many clear bits and set them.
 * @retval -ENOSPC there is none
 */
int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset);

/** Clear a region that is set. @retval -EFAULT not all of it is; nothing has changed */
int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/** True if all bits of a region are set, are clear; false also for -EINVAL. */
bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);
bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/** Set, clear a region. @retval 0 done @retval -EINVAL */
int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);
int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/**
 * Set a region that is clear (@p to_set), or clear one that is set.
 * @retval -EEXIST not all of it is; nothing has changed
 */
int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				     bool to_set);

/** Count the bits of a region that are set. @retval 0 done @retval -EINVAL */
int sys_bitarray_popcount_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				 size_t *count);

/**
 * Find the n-th set bit of a region, the first being number 1.
 * @retval 1 the region has fewer
 */
int sys_bitarray_find_nth_set(sys_bitarray_t *bitarray, size_t n, size_t num_bits, size_t offset,
			      size_t *found_at);

/** Change those bits of a region of @p dst that are set in the same region of @p other. */
int sys_bitarray_xor(sys_bitarray_t *dst, sys_bitarray_t *other, size_t num_bits, size_t offset);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BITARRAY_H_ */
