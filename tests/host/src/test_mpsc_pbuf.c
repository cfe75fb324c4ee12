/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Buffers of packets, against a model: what was committed comes out in order, whole, and is
 * either claimed or announced as dropped. Contexts are simulated: a function that the buffer
 * calls, when it drops a packet or waits, is another producer or the consumer.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/mpsc_pbuf.h>
#include <zephyr/sys/util.h>

#include "check.h"

#define WORDS_MAX 64

struct packet {
	MPSC_PBUF_HDR;
	uint32_t len: 10;
	uint32_t number: 20;
	uint32_t body[];
};

static uint32_t memory[WORDS_MAX + 1];
static struct mpsc_pbuf_buffer buffer;
int (*host_wait)(struct k_sem *sem, k_timeout_t timeout);

/* Packets that are committed and neither claimed nor dropped: numbers in order. */
static uint32_t model[4096];
static uint32_t model_first;
static uint32_t model_end;
static uint32_t next_number;
static unsigned int dropped;
/* What happens while a packet is being dropped. */
static void (*meanwhile)(void);

static uint32_t wlen(const union mpsc_pbuf_generic *packet)
{
	return ((const struct packet *)(const void *)packet)->len;
}

/* Every word of a packet says whose it is. */
static void fill(struct packet *packet, uint32_t len)
{
	packet->len = len & BIT_MASK(10);
	packet->number = next_number & BIT_MASK(20);
	for (uint32_t i = 0; i + 1 < len; i++) {
		packet->body[i] = next_number * 1000 + i;
	}
	next_number++;
}

static bool is_whole(const struct packet *packet)
{
	for (uint32_t i = 0; i + 1 < packet->len; i++) {
		if (packet->body[i] != packet->number * 1000 + i) {
			return false;
		}
	}
	return true;
}

static void told_of_drop(const struct mpsc_pbuf_buffer *of, const union mpsc_pbuf_generic *generic)
{
	const struct packet *const packet = (const struct packet *)(const void *)generic;
	void (*const other)(void) = meanwhile;

	CHECK(of == &buffer);
	CHECK(!of->lock.held);
	CHECK(is_whole(packet));
	/* The oldest goes first. */
	CHECK(model_first < model_end);
	CHECK_EQ(packet->number, model[model_first % ARRAY_SIZE(model)]);
	model_first++;
	dropped++;
	if (other != NULL) {
		meanwhile = NULL;
		other();
	}
	CHECK(is_whole(packet));
}

static void start(uint32_t words, uint32_t flags)
{
	const struct mpsc_pbuf_buffer_config config = {
		.buf = memory,
		.size = words,
		.notify_drop = told_of_drop,
		.get_wlen = wlen,
		.flags = flags,
	};

	memset(memory, 0xaa, sizeof(memory));
	mpsc_pbuf_init(&buffer, &config);
	model_first = 0;
	model_end = 0;
	next_number = 1;
	dropped = 0;
	meanwhile = NULL;
}

static struct packet *alloc(uint32_t len)
{
	struct packet *const packet =
		(struct packet *)(void *)mpsc_pbuf_alloc(&buffer, len, K_NO_WAIT);

	CHECK_EQ(memory[WORDS_MAX], 0xaaaaaaaa);
	return packet;
}

static void commit(struct packet *packet)
{
	mpsc_pbuf_commit(&buffer, (union mpsc_pbuf_generic *)(void *)packet);
}

static bool put(uint32_t len)
{
	struct packet *const packet = alloc(len);

	if (packet == NULL) {
		return false;
	}
	fill(packet, len);
	model[model_end++ % ARRAY_SIZE(model)] = packet->number;
	commit(packet);
	return true;
}

static const struct packet *claim(void)
{
	const struct packet *const packet =
		(const struct packet *)(const void *)mpsc_pbuf_claim(&buffer);

	if (packet != NULL) {
		CHECK(is_whole(packet));
		CHECK(model_first < model_end);
		CHECK_EQ(packet->number, model[model_first % ARRAY_SIZE(model)]);
		model_first++;
	}
	return packet;
}

static void give_back(const struct packet *packet)
{
	CHECK(is_whole(packet));
	mpsc_pbuf_free(&buffer, (const union mpsc_pbuf_generic *)(const void *)packet);
}

static bool get(void)
{
	const struct packet *const packet = claim();

	if (packet == NULL) {
		return false;
	}
	give_back(packet);
	return true;
}

static uint32_t in_use(void)
{
	uint32_t size;
	uint32_t now;

	mpsc_pbuf_get_utilization(&buffer, &size, &now);
	CHECK_EQ(size, buffer.size * 4);
	return now / 4;
}

static void empty_to_full(void)
{
	uint32_t max = 0;

	for (uint32_t words = 4; words <= 16; words++) {
		start(words, MPSC_PBUF_MAX_UTILIZATION);
		CHECK(!mpsc_pbuf_is_pending(&buffer));
		CHECK(claim() == NULL);
		CHECK(alloc(0) == NULL);
		CHECK(alloc(words + 1) == NULL);
		/* Every word can be used. */
		for (uint32_t i = 0; i < words; i++) {
			CHECK(put(1));
			CHECK_EQ(in_use(), i + 1);
		}
		CHECK(!put(1));
		CHECK(mpsc_pbuf_is_pending(&buffer));
		for (uint32_t i = 0; i < words; i++) {
			CHECK(get());
		}
		CHECK(!get());
		CHECK_EQ(in_use(), 0);
		CHECK(put(words));
		CHECK(!put(1));
		CHECK(get());
		CHECK_EQ(mpsc_pbuf_get_max_utilization(&buffer, &max), 0);
		CHECK_EQ(max, words * 4);
	}
	start(8, 0);
	CHECK_EQ(mpsc_pbuf_get_max_utilization(&buffer, &max), -ENOTSUP);
}

static void incomplete_packets(void)
{
	struct packet *first;
	struct packet *second;

	start(16, 0);
	first = alloc(3);
	second = alloc(2);
	CHECK_EQ(*(uint32_t *)(void *)first, 0);
	fill(first, 3);
	fill(second, 2);
	model[model_end++] = first->number;
	model[model_end++] = second->number;
	commit(second);
	CHECK(claim() == NULL);
	CHECK(!mpsc_pbuf_is_pending(&buffer));
	commit(first);
	CHECK(get());
	CHECK(get());
	CHECK(!get());
}

static void copies(void)
{
	const struct packet *packet;
	struct packet word = { .valid = 1, .len = 1, .number = 5 };
	union mpsc_pbuf_generic generic;
	uint32_t data[4] = { 0 };
	int object;

	start(16, 0);
	memcpy(&generic, &word, sizeof(generic));
	mpsc_pbuf_put_word(&buffer, generic);
	packet = (const struct packet *)(const void *)mpsc_pbuf_claim(&buffer);
	CHECK_EQ(packet->number, 5);
	mpsc_pbuf_free(&buffer, (const union mpsc_pbuf_generic *)(const void *)packet);

	word.len = (1 + sizeof(void *) / 4) & BIT_MASK(10);
	memcpy(&generic, &word, sizeof(generic));
	mpsc_pbuf_put_word_ext(&buffer, generic, &object);
	packet = (const struct packet *)(const void *)mpsc_pbuf_claim(&buffer);
	CHECK(memcmp(packet->body, &(void *){ &object }, sizeof(void *)) == 0);
	mpsc_pbuf_free(&buffer, (const union mpsc_pbuf_generic *)(const void *)packet);

	word.len = 4;
	memcpy(data, &word, sizeof(word));
	data[3] = 77;
	mpsc_pbuf_put_data(&buffer, data, 4);
	packet = (const struct packet *)(const void *)mpsc_pbuf_claim(&buffer);
	CHECK_EQ(packet->body[2], 77);
	mpsc_pbuf_free(&buffer, (const union mpsc_pbuf_generic *)(const void *)packet);
	CHECK_EQ(in_use(), 0);
}

static void overwriting(void)
{
	start(10, MPSC_PBUF_MODE_OVERWRITE);
	CHECK(put(3));
	CHECK(put(3));
	CHECK(put(3));
	CHECK(put(3));
	CHECK_EQ(dropped, 1);
	CHECK(put(10));
	CHECK_EQ(dropped, 4);
	CHECK(!put(11));
	CHECK(get());
	CHECK(!get());
}

/* A claimed packet is gone round; what is allocated and not complete cannot be dropped. */
static void round_claimed(void)
{
	const struct packet *claimed;
	struct packet *slow;

	start(10, MPSC_PBUF_MODE_OVERWRITE);
	CHECK(put(3));
	CHECK(put(3));
	CHECK(put(3));
	claimed = claim();
	CHECK(put(3));
	CHECK_EQ(dropped, 1);
	CHECK(put(3));
	give_back(claimed);
	while (get()) {
	}
	CHECK_EQ(model_first, model_end);
	CHECK_EQ(in_use(), 0);

	/* Nothing but a claimed packet: there is no room, and no end of trying either. */
	start(10, MPSC_PBUF_MODE_OVERWRITE);
	CHECK(put(3));
	CHECK(put(4));
	CHECK(get());
	claimed = claim();
	CHECK(!put(7));
	CHECK(!put(7));
	give_back(claimed);
	CHECK(put(7));
	CHECK(get());

	start(10, MPSC_PBUF_MODE_OVERWRITE);
	slow = alloc(5);
	CHECK(put(5));
	CHECK(!put(1));
	fill(slow, 5);
	/* It is the oldest. */
	model[model_end++] = model[0];
	model[0] = slow->number;
	commit(slow);
	CHECK(get());
	CHECK(get());
}

static void consume_all(void)
{
	while (get()) {
	}
}

static void produce_two(void)
{
	(void)put(2);
	(void)put(1);
}

static const struct packet *held;

static void claim_one(void)
{
	if (held == NULL) {
		held = claim();
	}
}

/* In the middle of dropping, an interrupt consumes, produces, or claims. */
static void interrupted_drops(void)
{
	static void (*const others[])(void) = { consume_all, produce_two, claim_one };
	uint64_t random = 5;

	for (unsigned int round = 0; round < 3000; round++) {
		const uint32_t words = 8 + check_random(&random) % 9;

		start(words, MPSC_PBUF_MODE_OVERWRITE);
		held = NULL;
		for (unsigned int step = 0; step < 20; step++) {
			meanwhile = others[check_random(&random) % ARRAY_SIZE(others)];
			(void)put(1 + check_random(&random) % 5);
			if (held != NULL && check_random(&random) % 3 == 0) {
				give_back(held);
				held = NULL;
			}
		}
		meanwhile = NULL;
		if (held != NULL) {
			give_back(held);
		}
		consume_all();
		CHECK_EQ(model_first, model_end);
		CHECK_EQ(in_use(), 0);
	}
}

/* Everything at random, with and without dropping. */
static void at_random(void)
{
	uint64_t random = 17;

	for (unsigned int round = 0; round < 2000; round++) {
		const struct packet *claimed[3] = { NULL };
		unsigned int first = 0;
		unsigned int end = 0;

		start(8 + check_random(&random) % 25,
		      round % 2 == 0 ? MPSC_PBUF_MODE_OVERWRITE : 0);
		for (unsigned int step = 0; step < 60; step++) {
			const uint32_t dice = check_random(&random) % 8;

			if (dice < 4) {
				(void)put(1 + check_random(&random) % 7);
			} else if (dice < 6 && end - first < ARRAY_SIZE(claimed)) {
				claimed[end % 3] = claim();
				end += claimed[end % 3] != NULL ? 1 : 0;
			} else if (first < end) {
				give_back(claimed[first++ % 3]);
			}
		}
		while (first < end) {
			give_back(claimed[first++ % 3]);
		}
		consume_all();
		CHECK_EQ(model_first, model_end);
		CHECK_EQ(in_use(), 0);
	}
}

static unsigned int waits;

static int consumer_runs(struct k_sem *sem, k_timeout_t timeout)
{
	CHECK_EQ(timeout.ticks, 7);
	CHECK(!buffer.lock.held);
	waits++;
	sem->count = 0;
	CHECK(get());
	return waits > 2 ? -EAGAIN : 0;
}

static void waiting(void)
{
	start(8, 0);
	host_wait = consumer_runs;
	CHECK(put(4));
	CHECK(put(2));
	CHECK(put(2));
	/* Two packets have to go. */
	CHECK(mpsc_pbuf_alloc(&buffer, 6, (k_timeout_t){ 7 }) != NULL);
	CHECK_EQ(waits, 2);
}

int main(void)
{
	RUN(empty_to_full);
	RUN(incomplete_packets);
	RUN(copies);
	RUN(overwriting);
	RUN(round_claimed);
	RUN(interrupted_drops);
	RUN(at_random);
	RUN(waiting);
	return check_end();
}
