/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bit arrays (sys/bitarray.h). A region is taken as pieces, each in one word with a mask of its
 * bits; everything but the search for clear bits is a loop over pieces. Functions named _locked
 * are called with the array's lock held and arguments that have been checked.
 */
#include <errno.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/bitarray.h>

#define WORD_BITS 32U

/* The bits of a region that lie in one word; none are left when mask is 0. */
struct piece {
	size_t word;
	uint32_t mask;
	size_t next;
	size_t end;
};

static inline void piece_next(struct piece *piece)
{
	const size_t first = piece->next % WORD_BITS;
	const size_t count = MIN(WORD_BITS - first, piece->end - piece->next);

	__ASSERT(piece->next <= piece->end, "bit %zu of %zu", piece->next, piece->end);
	piece->word = piece->next / WORD_BITS;
	piece->mask = count == 0 ? 0 : UINT32_MAX >> (WORD_BITS - count) << first;
	piece->next += count;
}

static inline struct piece piece_first(size_t num_bits, size_t offset)
{
	struct piece piece = { .next = offset, .end = offset + num_bits };

	piece_next(&piece);
	return piece;
}

#define FOR_EACH_PIECE(_piece, _num_bits, _offset) \
	for (struct piece _piece = piece_first(_num_bits, _offset); _piece.mask != 0; \
	     piece_next(&_piece))

static inline bool is_region(const sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return bitarray != NULL && num_bits > 0 && num_bits <= bitarray->num_bits &&
	       offset <= bitarray->num_bits - num_bits;
}

/* Whether all bits of a region have a value. */
static bool is_all_locked(const sys_bitarray_t *bitarray, size_t num_bits, size_t offset, bool set)
{
	__ASSERT(is_region(bitarray, num_bits, offset), "bits %zu + %zu", offset, num_bits);
	FOR_EACH_PIECE(piece, num_bits, offset)
	{
		if ((bitarray->bundles[piece.word] & piece.mask) != (set ? piece.mask : 0)) {
			return false;
		}
	}
	return true;
}

static void fill_locked(sys_bitarray_t *bitarray, size_t num_bits, size_t offset, bool set)
{
	__ASSERT(is_region(bitarray, num_bits, offset), "bits %zu + %zu", offset, num_bits);
	FOR_EACH_PIECE(piece, num_bits, offset)
	{
		if (set) {
			bitarray->bundles[piece.word] |= piece.mask;
		} else {
			bitarray->bundles[piece.word] &= ~piece.mask;
		}
	}
}

/* Check that a region has one value and give it the other; @p error if it has not. */
static int flip_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset, bool to_set,
		       int error)
{
	k_spinlock_key_t key;
	bool all;

	if (!is_region(bitarray, num_bits, offset)) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	all = is_all_locked(bitarray, num_bits, offset, !to_set);
	if (all) {
		fill_locked(bitarray, num_bits, offset, to_set);
	}
	k_spin_unlock(&bitarray->lock, key);
	return all ? 0 : error;
}

static int fill_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset, bool set)
{
	k_spinlock_key_t key;

	if (!is_region(bitarray, num_bits, offset)) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	fill_locked(bitarray, num_bits, offset, set);
	k_spin_unlock(&bitarray->lock, key);
	return 0;
}

/* The value of a bit, which @p set then gives a new one. */
static int exchange_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val, bool set)
{
	k_spinlock_key_t key;

	if (!is_region(bitarray, 1, bit) || prev_val == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	*prev_val = is_all_locked(bitarray, 1, bit, true);
	fill_locked(bitarray, 1, bit, set);
	k_spin_unlock(&bitarray->lock, key);
	return 0;
}

int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit)
{
	return fill_region(bitarray, 1, bit, true);
}

int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit)
{
	return fill_region(bitarray, 1, bit, false);
}

int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val)
{
	if (val == NULL || !is_region(bitarray, 1, bit)) {
		return -EINVAL;
	}
	*val = sys_bitarray_is_region_set(bitarray, 1, bit);
	return 0;
}

int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val)
{
	return exchange_bit(bitarray, bit, prev_val, true);
}

int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val)
{
	return exchange_bit(bitarray, bit, prev_val, false);
}

/* The first bit from @p from on with a value; the number of bits if there is none. */
static size_t find_bit_locked(const sys_bitarray_t *bitarray, size_t from, bool set)
{
	__ASSERT(from <= bitarray->num_bits, "bit %zu of %u", from, bitarray->num_bits);
	FOR_EACH_PIECE(piece, bitarray->num_bits - from, from)
	{
		const uint32_t word = bitarray->bundles[piece.word];
		const uint32_t found = (set ? word : ~word) & piece.mask;

		if (found != 0) {
			return piece.word * WORD_BITS + (size_t)__builtin_ctz(found);
		}
	}
	return bitarray->num_bits;
}

int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset)
{
	k_spinlock_key_t key;
	size_t start = 0;
	size_t end;
	int ret = -ENOSPC;

	if (offset == NULL || !is_region(bitarray, num_bits, 0)) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	/* From each clear bit to the next set one; every word is looked at twice at most. */
	do {
		start = find_bit_locked(bitarray, start, false);
		end = find_bit_locked(bitarray, start, true);
		if (end - start >= num_bits) {
			fill_locked(bitarray, num_bits, start, true);
			*offset = start;
			ret = 0;
			break;
		}
		start = end;
	} while (start < bitarray->num_bits);
	k_spin_unlock(&bitarray->lock, key);
	return ret;
}

int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return flip_region(bitarray, num_bits, offset, false, -EFAULT);
}

static bool is_all(sys_bitarray_t *bitarray, size_t num_bits, size_t offset, bool set)
{
	k_spinlock_key_t key;
	bool all;

	if (!is_region(bitarray, num_bits, offset)) {
		return false;
	}
	key = k_spin_lock(&bitarray->lock);
	all = is_all_locked(bitarray, num_bits, offset, set);
	k_spin_unlock(&bitarray->lock, key);
	return all;
}

bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return is_all(bitarray, num_bits, offset, true);
}

bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return is_all(bitarray, num_bits, offset, false);
}

int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return fill_region(bitarray, num_bits, offset, true);
}

int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return fill_region(bitarray, num_bits, offset, false);
}

int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				     bool to_set)
{
	return flip_region(bitarray, num_bits, offset, to_set, -EEXIST);
}

int sys_bitarray_popcount_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				 size_t *count)
{
	k_spinlock_key_t key;

	if (count == NULL || !is_region(bitarray, num_bits, offset)) {
		return -EINVAL;
	}
	*count = 0;
	key = k_spin_lock(&bitarray->lock);
	FOR_EACH_PIECE(piece, num_bits, offset)
	{
		*count += (size_t)__builtin_popcount(bitarray->bundles[piece.word] & piece.mask);
	}
	k_spin_unlock(&bitarray->lock, key);
	return 0;
}

int sys_bitarray_find_nth_set(sys_bitarray_t *bitarray, size_t n, size_t num_bits, size_t offset,
			      size_t *found_at)
{
	k_spinlock_key_t key;
	size_t at;

	if (n == 0 || n > num_bits || found_at == NULL || !is_region(bitarray, num_bits, offset)) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	at = find_bit_locked(bitarray, offset, true);
	while (--n > 0 && at < offset + num_bits) {
		at = find_bit_locked(bitarray, at + 1, true);
	}
	k_spin_unlock(&bitarray->lock, key);
	if (at >= offset + num_bits) {
		return 1;
	}
	*found_at = at;
	return 0;
}

int sys_bitarray_xor(sys_bitarray_t *dst, sys_bitarray_t *other, size_t num_bits, size_t offset)
{
	k_spinlock_key_t key;
	k_spinlock_key_t other_key = { 0 };

	if (!is_region(dst, num_bits, offset) || !is_region(other, num_bits, offset)) {
		return -EINVAL;
	}
	key = k_spin_lock(&dst->lock);
	if (other != dst) {
		other_key = k_spin_lock(&other->lock);
	}
	FOR_EACH_PIECE(piece, num_bits, offset)
	{
		dst->bundles[piece.word] ^= other->bundles[piece.word] & piece.mask;
	}
	if (other != dst) {
		k_spin_unlock(&other->lock, other_key);
	}
	k_spin_unlock(&dst->lock, key);
	return 0;
}
