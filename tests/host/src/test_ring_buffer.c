/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ring buffers against an endless file: byte number n is a function of n, so what comes out is
 * known. Counts start near where they wrap; sizes are no powers of two.
 */
#include <string.h>
#include <zephyr/sys/ring_buffer.h>

#include "check.h"

#define ROUNDS 20000
#define MOST 100

RING_BUF_DECLARE(declared, 5);
RING_BUF_ITEM_DECLARE(declared_items, 7);
RING_BUF_ITEM_DECLARE_POW2(declared_pow2, 3);

static uint8_t data[MOST];
static uint8_t work[2 * MOST];
static struct ring_buf ring;
/* Bytes that went in, were claimed to be read, came out. */
static uint32_t put;
static uint32_t got;

static uint8_t byte_of(uint32_t number)
{
	return (uint8_t)(number * 167 + (number >> 8));
}

static void check_sizes(void)
{
	CHECK_EQ(ring_buf_size_get(&ring), put - got);
	CHECK_EQ(ring_buf_space_get(&ring), ring.size - (put - got));
	CHECK_EQ(ring_buf_is_empty(&ring), put == got);
	CHECK_EQ(ring_buf_capacity_get(&ring), ring.size);
}

static void step_put(uint32_t size)
{
	const uint32_t expected = MIN(size, ring.size - (put - got));

	for (uint32_t i = 0; i < size; i++) {
		work[i] = byte_of(put + i);
	}
	CHECK_EQ(ring_buf_put(&ring, work, size), expected);
	put += expected;
}

static bool is_right(const uint8_t *bytes, uint32_t number, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (bytes[i] != byte_of(number + i)) {
			return false;
		}
	}
	return true;
}

static void step_get(uint32_t size, bool drop)
{
	const uint32_t expected = MIN(size, put - got);

	CHECK_EQ(ring_buf_peek(&ring, work, size), expected);
	CHECK(is_right(work, got, expected));
	memset(work, 0, sizeof(work));
	CHECK_EQ(ring_buf_get(&ring, drop ? NULL : work, size), expected);
	CHECK(drop || is_right(work, got, expected));
	got += expected;
}

/* Claims until nothing is left, and only a part of them kept. */
static void step_put_claims(uint32_t piece, uint64_t *state)
{
	const uint32_t space = ring_buf_space_get(&ring);
	uint32_t claimed = 0;
	uint32_t keep;
	uint8_t *to;

	for (uint32_t length; (length = ring_buf_put_claim(&ring, &to, piece)) > 0;) {
		CHECK(length <= piece && to >= data && to + length <= data + ring.size);
		for (uint32_t i = 0; i < length; i++) {
			to[i] = byte_of(put + claimed + i);
		}
		claimed += length;
		CHECK_EQ(ring_buf_space_get(&ring), space - claimed);
	}
	CHECK_EQ(claimed, piece == 0 ? 0 : space);
	CHECK_EQ(ring_buf_put_finish(&ring, claimed + 1), -EINVAL);
	keep = check_random(state) % (claimed + 1);
	CHECK_EQ(ring_buf_put_finish(&ring, keep), 0);
	put += keep;
}

static void step_get_claims(uint32_t piece, uint64_t *state)
{
	const uint32_t size = put - got;
	uint32_t claimed = 0;
	uint32_t keep;
	uint8_t *from;

	for (uint32_t length; (length = ring_buf_get_claim(&ring, &from, piece)) > 0;) {
		CHECK(length <= piece && is_right(from, got + claimed, length));
		claimed += length;
		CHECK_EQ(ring_buf_size_get(&ring), size - claimed);
		CHECK_EQ(ring_buf_space_get(&ring), ring.size - size);
	}
	CHECK_EQ(claimed, piece == 0 ? 0 : size);
	CHECK_EQ(ring_buf_get_finish(&ring, claimed + 1), -EINVAL);
	keep = check_random(state) % (claimed + 1);
	CHECK_EQ(ring_buf_get_finish(&ring, keep), 0);
	got += keep;
}

static void random_bytes(void)
{
	uint64_t state = 1;

	for (uint32_t size = 1; size <= MOST; size = size * 3 / 2 + 1) {
		ring_buf_init(&ring, size, data);
		put = 0;
		got = 0;
		ring_buf_internal_reset(&ring, size % 2 == 0 ? INT32_MAX - 500 : -500);
		for (int i = 0; i < ROUNDS / 10; i++) {
			const uint32_t length = check_random(&state) % (size * 3 / 2 + 1);

			switch (check_random(&state) % 5) {
			case 0:
			case 1:
				step_put(length);
				break;
			case 2:
				step_get(length, check_random(&state) % 2);
				break;
			case 3:
				step_put_claims(length, &state);
				break;
			default:
				step_get_claims(length, &state);
				break;
			}
			check_sizes();
		}
		ring_buf_reset(&ring);
		CHECK(ring_buf_is_empty(&ring) && ring_buf_space_get(&ring) == size);
	}
}

/* An item of a number: the number decides about all of it. */
static uint8_t item_words(uint32_t number)
{
	return (uint8_t)(number * 7 % 11);
}

static int put_item(uint32_t number)
{
	uint32_t words[11];

	for (uint32_t i = 0; i < 11; i++) {
		words[i] = number * 31 + i;
	}
	return ring_buf_item_put(&ring, (uint16_t)(number * 3), (uint8_t)(number * 5), words,
				 item_words(number));
}

static void get_item(uint32_t number, bool drop)
{
	const uint8_t words = item_words(number);
	uint8_t size = (uint8_t)(words - 1);
	uint32_t got_words[11];
	uint16_t type = 0;
	uint8_t value = 0;

	if (words > 0) {
		CHECK_EQ(ring_buf_item_get(&ring, &type, &value, got_words, &size), -EMSGSIZE);
		CHECK_EQ(size, words);
	}
	size = drop ? 0 : 11;
	CHECK_EQ(ring_buf_item_get(&ring, &type, &value, drop ? NULL : got_words, &size), 0);
	CHECK_EQ(size, words);
	CHECK_EQ(type, (uint16_t)(number * 3));
	CHECK_EQ(value, (uint8_t)(number * 5));
	for (uint32_t i = 0; i < words && !drop; i++) {
		CHECK_EQ(got_words[i], number * 31 + i);
	}
}

static void random_items(void)
{
	static uint32_t words[37];
	uint64_t state = 9;
	uint32_t space = ARRAY_SIZE(words);
	uint32_t in = 0;
	uint32_t out = 0;

	ring_buf_item_init(&ring, ARRAY_SIZE(words), words);
	for (int i = 0; i < ROUNDS; i++) {
		if (check_random(&state) % 2 == 0) {
			const bool fits = item_words(in) + 1U <= space;

			CHECK_EQ(put_item(in), fits ? 0 : -EMSGSIZE);
			space -= fits ? item_words(in) + 1U : 0;
			in += fits;
		} else if (in == out) {
			uint8_t size = 11;
			uint16_t type;

			CHECK_EQ(ring_buf_item_get(&ring, &type, &size, words, &size), -EAGAIN);
		} else {
			get_item(out, check_random(&state) % 4 == 0);
			space += item_words(out) + 1U;
			out++;
		}
		CHECK_EQ(ring_buf_item_space_get(&ring), space);
	}
}

static void definitions(void)
{
	uint8_t bytes[8] = "abcdefg";
	struct ring_buf local = RING_BUF_INIT(work, sizeof(work));

	CHECK_EQ(ring_buf_put(&declared, bytes, 7), 5);
	CHECK_EQ(ring_buf_item_space_get(&declared_items), 7);
	CHECK_EQ(ring_buf_item_space_get(&declared_pow2), 8);
	CHECK_EQ(ring_buf_space_get(&local), sizeof(work));
	CHECK_EQ(RING_BUF_ITEM_SIZEOF(bytes), 2);
	CHECK_EQ(RING_BUF_ITEM_SIZEOF(uint8_t[9]), 3);
}

int main(void)
{
	RUN(random_bytes);
	RUN(random_items);
	RUN(definitions);
	return check_end();
}
