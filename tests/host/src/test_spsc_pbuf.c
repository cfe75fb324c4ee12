/* SPDX-License-Identifier: Apache-2.0 */
/* Packet buffers for one writer and one reader against a list of packets, in random order. */
#include <errno.h>
#include <string.h>
#include <zephyr/sys/spsc_pbuf.h>

#include "check.h"

#define MEMORY 96
#define MOST 64
#define ROUNDS 30000

static uint32_t memory[MEMORY / 4 + 1];
static struct spsc_pbuf *pb;

/* What should be in the buffer: lengths, and the first byte of each packet; others count up. */
static struct {
	uint16_t len;
	uint8_t first;
} model[MOST];
static int count;

static void fill(char *place, uint16_t len, uint8_t first)
{
	for (uint16_t i = 0; i < len; i++) {
		place[i] = (char)(first + i);
	}
}

static void model_put(uint16_t len, uint8_t first)
{
	CHECK(count < MOST);
	model[count].len = len;
	model[count].first = first;
	count++;
}

static void check_packet(const char *place, int len)
{
	CHECK(count > 0);
	CHECK_EQ(len, model[0].len);
	for (int i = 0; i < len; i++) {
		CHECK_EQ((uint8_t)place[i], (uint8_t)(model[0].first + i));
	}
	count--;
	memmove(&model[0], &model[1], (size_t)count * sizeof(model[0]));
}

static void step_write(uint64_t *state)
{
	const uint16_t len = (uint16_t)(1 + check_random(state) % 30);
	const uint8_t first = (uint8_t)check_random(state);
	char packet[30];

	fill(packet, len, first);
	if (spsc_pbuf_write(pb, packet, len) == len) {
		model_put(len, first);
	} else {
		/* There must be a reason: one half of an empty buffer takes this much. */
		CHECK(count > 0 || len > pb->common.len / 2 - 8);
	}
}

static void step_alloc(uint64_t *state)
{
	const bool all = check_random(state) % 4 == 0;
	const uint16_t len = all ? SPSC_PBUF_MAX_LEN : (uint16_t)(1 + check_random(state) % 30);
	const uint8_t first = (uint8_t)check_random(state);
	char *place = NULL;
	const int room = spsc_pbuf_alloc(pb, len, &place);
	uint16_t used;

	CHECK(room >= 0 && room <= len);
	if (room > 0) {
		CHECK(((uintptr_t)place & 3) == 0);
		used = (uint16_t)(check_random(state) % ((uint32_t)room + 1));
		fill(place, used, first);
		spsc_pbuf_commit(pb, used);
		if (used > 0) {
			model_put(used, first);
		}
	}
}

static void step_read(uint64_t *state)
{
	char packet[MEMORY];
	int len;

	if (count == 0) {
		CHECK_EQ(spsc_pbuf_read(pb, packet, sizeof(packet)), 0);
		return;
	}
	CHECK_EQ(spsc_pbuf_read(pb, NULL, 0), model[0].len);
	CHECK_EQ(spsc_pbuf_read(pb, packet, (uint16_t)(model[0].len - 1)), -ENOMEM);
	len = spsc_pbuf_read(pb, packet, (uint16_t)(model[0].len + check_random(state) % 3));
	check_packet(packet, len);
}

static void step_claim(void)
{
	char *place = NULL;
	const uint16_t len = spsc_pbuf_claim(pb, &place);

	if (count == 0) {
		CHECK_EQ(len, 0);
		return;
	}
	CHECK(((uintptr_t)place & 3) == 0);
	check_packet(place, len);
	spsc_pbuf_free(pb, len);
}

static void random_order(void)
{
	uint64_t state = 1;

	for (size_t size = MEMORY - 20; size <= MEMORY; size++) {
		pb = spsc_pbuf_init(memory, size, 0);
		CHECK((void *)pb == (void *)memory);
		CHECK_EQ(spsc_pbuf_capacity(pb), size / 4 * 4 - sizeof(*pb) - 4);
		count = 0;
		for (int i = 0; i < ROUNDS / 20; i++) {
			switch (check_random(&state) % 4) {
			case 0:
				step_write(&state);
				break;
			case 1:
				step_alloc(&state);
				break;
			case 2:
				step_read(&state);
				break;
			default:
				step_claim();
			}
		}
	}
}

static void limits(void)
{
	char packet[MEMORY] = { 0 };
	char *place;
	uint32_t capacity;

	CHECK(spsc_pbuf_init((char *)memory + 2, 64, 0) == NULL);
	pb = spsc_pbuf_init(memory, MEMORY, SPSC_PBUF_CACHE);
	capacity = spsc_pbuf_capacity(pb);
	CHECK_EQ(spsc_pbuf_alloc(pb, 0, &place), -EINVAL);
	CHECK_EQ(spsc_pbuf_alloc(pb, SPSC_PBUF_MAX_LEN + 1, &place), -EINVAL);
	CHECK_EQ(spsc_pbuf_write(pb, packet, 0), -EINVAL);
	CHECK_EQ(spsc_pbuf_write(pb, packet, SPSC_PBUF_MAX_LEN), -EINVAL);
	/* A word for the length; everything else can be one packet. */
	CHECK_EQ(spsc_pbuf_write(pb, packet, (uint16_t)(capacity - 3)), -ENOMEM);
	CHECK_EQ(spsc_pbuf_alloc(pb, (uint16_t)(capacity + 8), &place), capacity - 4);
	CHECK_EQ(spsc_pbuf_alloc(pb, SPSC_PBUF_MAX_LEN, &place), capacity - 4);
	CHECK_EQ(spsc_pbuf_write(pb, packet, (uint16_t)(capacity - 4)), capacity - 4);
	CHECK_EQ(spsc_pbuf_alloc(pb, 1, &place), 0);
	CHECK_EQ(spsc_pbuf_write(pb, packet, 1), -ENOMEM);
	CHECK_EQ(spsc_pbuf_get_utilization(pb), 0);
	CHECK_EQ(spsc_pbuf_read(pb, NULL, 0), capacity - 4);
	CHECK_EQ(spsc_pbuf_get_utilization(pb), capacity);
	CHECK_EQ(pb->common.flags & 0xFF, SPSC_PBUF_CACHE);
}

int main(void)
{
	RUN(limits);
	RUN(random_order);
	return check_end();
}
