/* SPDX-License-Identifier: Apache-2.0 */
/* Bit arrays against an array of bools: every function, in random order, with bad arguments too. */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/bitarray.h>

#include "check.h"

#define MOST 131
#define ROUNDS 40000

SYS_BITARRAY_DEFINE(defined, MOST);
SYS_BITARRAY_DEFINE_STATIC(second, MOST);

static sys_bitarray_t *array;
static bool model[MOST];
static bool model_second[MOST];

static bool model_is_all(size_t count, size_t offset, bool set)
{
	for (size_t i = 0; i < count; i++) {
		if (model[offset + i] != set) {
			return false;
		}
	}
	return true;
}

static void model_fill(size_t count, size_t offset, bool set)
{
	for (size_t i = 0; i < count; i++) {
		model[offset + i] = set;
	}
}

static void check_same(void)
{
	for (size_t i = 0; i < MOST; i++) {
		const bool is = (array->bundles[i / 32] >> (i % 32) & 1) != 0;

		CHECK(i < array->num_bits ? is == model[i] : !is);
	}
	CHECK(!array->lock.held && !second.lock.held);
}

static void step_bit(uint64_t *state)
{
	const size_t bit = check_random(state) % (array->num_bits + 3);
	const int expected = bit < array->num_bits ? 0 : -EINVAL;
	const bool set = check_random(state) % 2;
	int value = 7;

	CHECK_EQ(sys_bitarray_test_bit(array, bit, &value), expected);
	CHECK_EQ(value, expected == 0 ? model[bit] : 7);
	if (check_random(state) % 2) {
		CHECK_EQ(set ? sys_bitarray_set_bit(array, bit)
			     : sys_bitarray_clear_bit(array, bit),
			 expected);
	} else {
		CHECK_EQ(set ? sys_bitarray_test_and_set_bit(array, bit, &value)
			     : sys_bitarray_test_and_clear_bit(array, bit, &value),
			 expected);
		CHECK_EQ(value, expected == 0 ? model[bit] : 7);
	}
	if (expected == 0) {
		model[bit] = set;
	}
}

static void check_find(size_t count, size_t offset, uint64_t *state)
{
	const size_t n = 1 + check_random(state) % count;
	size_t found = SIZE_MAX;
	size_t seen = 0;
	size_t set = SIZE_MAX;
	size_t total = 0;

	for (size_t i = offset; i < offset + count; i++) {
		seen += model[i];
		if (seen == n && found == SIZE_MAX) {
			found = i;
		}
	}
	CHECK_EQ(sys_bitarray_popcount_region(array, count, offset, &total), 0);
	CHECK_EQ(total, seen);
	CHECK_EQ(sys_bitarray_find_nth_set(array, n, count, offset, &set), found == SIZE_MAX);
	CHECK_EQ(set, found);
}

static void step_region(uint64_t *state)
{
	const size_t offset = check_random(state) % array->num_bits;
	const size_t count = 1 + check_random(state) % (array->num_bits - offset);
	const bool set = check_random(state) % 2;
	const bool all = model_is_all(count, offset, !set);

	CHECK_EQ(sys_bitarray_is_region_set(array, count, offset),
		 model_is_all(count, offset, true));
	CHECK_EQ(sys_bitarray_is_region_cleared(array, count, offset),
		 model_is_all(count, offset, false));
	check_find(count, offset, state);
	if (check_random(state) % 2) {
		CHECK_EQ(sys_bitarray_test_and_set_region(array, count, offset, set),
			 all ? 0 : -EEXIST);
		if (all) {
			model_fill(count, offset, set);
		}
	} else {
		CHECK_EQ(set ? sys_bitarray_set_region(array, count, offset)
			     : sys_bitarray_clear_region(array, count, offset),
			 0);
		model_fill(count, offset, set);
	}
}

static void step_alloc(uint64_t *state)
{
	const size_t count = 1 + check_random(state) % 9 % array->num_bits;
	size_t expected = 0;
	size_t offset = SIZE_MAX;

	while (expected + count <= array->num_bits && !model_is_all(count, expected, false)) {
		expected++;
	}
	if (expected + count > array->num_bits) {
		CHECK_EQ(sys_bitarray_alloc(array, count, &offset), -ENOSPC);
		CHECK_EQ(offset, SIZE_MAX);
		return;
	}
	CHECK_EQ(sys_bitarray_alloc(array, count, &offset), 0);
	CHECK_EQ(offset, expected);
	model_fill(count, expected, true);
}

static void step_free(uint64_t *state)
{
	const size_t offset = check_random(state) % array->num_bits;
	const size_t count = 1 + check_random(state) % MIN(9U, array->num_bits - offset);
	const bool all = model_is_all(count, offset, true);

	CHECK_EQ(sys_bitarray_free(array, count, offset), all ? 0 : -EFAULT);
	if (all) {
		model_fill(count, offset, false);
	}
}

static void random_steps(uint32_t bits)
{
	static uint32_t words[DIV_ROUND_UP(MOST, 32)];
	sys_bitarray_t local = { .num_bits = bits,
				 .num_bundles = DIV_ROUND_UP(bits, 32),
				 .bundles = words };
	uint64_t state = bits;

	array = &local;
	memset(words, 0, sizeof(words));
	memset(model, 0, sizeof(model));
	for (int i = 0; i < ROUNDS / 20; i++) {
		switch (check_random(&state) % 8) {
		case 0:
			step_region(&state);
			break;
		case 1:
		case 2:
			step_bit(&state);
			break;
		case 3:
		case 4:
			step_free(&state);
			break;
		default:
			step_alloc(&state);
			break;
		}
		check_same();
	}
}

static void sizes(void)
{
	static const uint32_t bits[] = { 1, 7, 31, 32, 33, 63, 64, 65, 96, 128, MOST };

	ARRAY_FOR_EACH(bits, i)
	{
		random_steps(bits[i]);
	}
}

static void exclusive_or(void)
{
	uint64_t state = 2;

	array = &defined;
	memset(model, 0, sizeof(model));
	CHECK_EQ(defined.num_bundles, 5);
	for (int i = 0; i < 500; i++) {
		const size_t offset = check_random(&state) % MOST;
		const size_t count = 1 + check_random(&state) % (MOST - offset);
		const size_t bit = check_random(&state) % MOST;

		CHECK_EQ(sys_bitarray_set_bit(&second, bit), 0);
		model_second[bit] = true;
		CHECK_EQ(sys_bitarray_xor(&defined, &second, count, offset), 0);
		for (size_t at = offset; at < offset + count; at++) {
			model[at] ^= model_second[at];
		}
		check_same();
	}
	CHECK_EQ(sys_bitarray_xor(&defined, &defined, MOST, 0), 0);
	CHECK(sys_bitarray_is_region_cleared(&defined, MOST, 0));
}

/* A local array is clear too. */
static void local_definition(void)
{
	SYS_BITARRAY_DEFINE(local, 70);

	CHECK(sys_bitarray_is_region_cleared(&local, 70, 0));
	CHECK_EQ(sys_bitarray_set_region(&local, 70, 0), 0);
	CHECK_EQ(local.bundles[2], 0x3f);
}

static void bad_arguments(void)
{
	static const size_t regions[][2] = { { 0, 0 },        { MOST + 1, 0 }, { 1, MOST },
					     { SIZE_MAX, 1 }, { 2, MOST - 1 }, { 1, SIZE_MAX } };
	size_t offset;

	ARRAY_FOR_EACH(regions, i)
	{
		const size_t count = regions[i][0];
		const size_t at = regions[i][1];

		CHECK_EQ(sys_bitarray_set_region(&defined, count, at), -EINVAL);
		CHECK_EQ(sys_bitarray_clear_region(&defined, count, at), -EINVAL);
		CHECK_EQ(sys_bitarray_free(&defined, count, at), -EINVAL);
		CHECK_EQ(sys_bitarray_test_and_set_region(&defined, count, at, true), -EINVAL);
		CHECK_EQ(sys_bitarray_popcount_region(&defined, count, at, &offset), -EINVAL);
		CHECK_EQ(sys_bitarray_find_nth_set(&defined, 1, count, at, &offset), -EINVAL);
		CHECK_EQ(sys_bitarray_xor(&defined, &second, count, at), -EINVAL);
		CHECK(!sys_bitarray_is_region_set(&defined, count, at));
		CHECK(!sys_bitarray_is_region_cleared(&defined, count, at));
	}
	CHECK_EQ(sys_bitarray_alloc(&defined, 0, &offset), -EINVAL);
	CHECK_EQ(sys_bitarray_alloc(&defined, MOST + 1, &offset), -EINVAL);
	CHECK_EQ(sys_bitarray_alloc(&defined, 1, NULL), -EINVAL);
	CHECK_EQ(sys_bitarray_test_bit(&defined, 0, NULL), -EINVAL);
	CHECK_EQ(sys_bitarray_test_and_set_bit(&defined, 0, NULL), -EINVAL);
	CHECK_EQ(sys_bitarray_set_bit(NULL, 0), -EINVAL);
	CHECK_EQ(sys_bitarray_find_nth_set(&defined, 0, 1, 0, &offset), -EINVAL);
	CHECK_EQ(sys_bitarray_find_nth_set(&defined, 3, 2, 0, &offset), -EINVAL);
}

int main(void)
{
	RUN(sizes);
	RUN(exclusive_or);
	RUN(local_definition);
	RUN(bad_arguments);
	return check_end();
}
