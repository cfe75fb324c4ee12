/* SPDX-License-Identifier: Apache-2.0 */
/* Buffers of packets in threads and interrupts; what needs no kernel is in tests/host. */
#include <zephyr/irq_offload.h>
#include <zephyr/sys/mpsc_pbuf.h>
#include <zephyr/ztest.h>

struct packet {
	MPSC_PBUF_HDR;
	uint32_t len: 8;
	uint32_t number: 22;
};

static uint32_t memory[8];
static struct mpsc_pbuf_buffer buffer;

static uint32_t wlen(const union mpsc_pbuf_generic *packet)
{
	return ((const struct packet *)(const void *)packet)->len;
}

static void before(void *fixture)
{
	const struct mpsc_pbuf_buffer_config config = {
		.buf = memory,
		.size = ARRAY_SIZE(memory),
		.get_wlen = wlen,
	};

	ARG_UNUSED(fixture);
	mpsc_pbuf_init(&buffer, &config);
}

ZTEST_SUITE(mpsc_pbuf, NULL, NULL, before, NULL, NULL);

static bool put(uint32_t len, uint32_t number, k_timeout_t timeout)
{
	struct packet *const packet =
		(struct packet *)(void *)mpsc_pbuf_alloc(&buffer, len, timeout);

	if (packet == NULL) {
		return false;
	}
	packet->len = (uint8_t)len;
	packet->number = number & BIT_MASK(22);
	mpsc_pbuf_commit(&buffer, (union mpsc_pbuf_generic *)(void *)packet);
	return true;
}

/* The next packet's number, or -1. */
static int get(void)
{
	const union mpsc_pbuf_generic *const packet = mpsc_pbuf_claim(&buffer);
	int number;

	if (packet == NULL) {
		return -1;
	}
	number = (int)((const struct packet *)(const void *)packet)->number;
	mpsc_pbuf_free(&buffer, packet);
	return number;
}

static void free_later(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	(void)get();
}
static K_TIMER_DEFINE(later, free_later, NULL);

ZTEST(mpsc_pbuf, test_producer_waits)
{
	zassert_true(put(8, 1, K_NO_WAIT));
	zassert_false(put(1, 2, K_NO_WAIT));
	zassert_false(put(1, 2, K_MSEC(20)));
	k_timer_start(&later, K_MSEC(20), K_NO_WAIT);
	zassert_true(put(1, 3, K_FOREVER));
	zassert_equal(get(), 3);
	zassert_equal(get(), -1);
}

static void from_interrupt(const void *timeout)
{
	const k_timeout_t *const wait = timeout;

	/* Never waits, whatever it is told. */
	(void)put(2, 7, *wait);
	(void)put(8, 8, *wait);
}

ZTEST(mpsc_pbuf, test_interrupt)
{
	static const k_timeout_t forever = K_FOREVER;

	irq_offload(from_interrupt, &forever);
	zassert_equal(get(), 7);
	zassert_equal(get(), -1);
}

/* A producer in an interrupt overtakes one in a thread that has not committed: order is kept. */
ZTEST(mpsc_pbuf, test_overtaken)
{
	static const k_timeout_t now = K_NO_WAIT;
	struct packet *const slow = (struct packet *)(void *)mpsc_pbuf_alloc(&buffer, 2, K_NO_WAIT);

	zassert_not_null(slow);
	irq_offload(from_interrupt, &now);
	zassert_equal(get(), -1, "the first packet is not complete");
	slow->len = 2;
	slow->number = 1;
	mpsc_pbuf_commit(&buffer, (union mpsc_pbuf_generic *)(void *)slow);
	zassert_equal(get(), 1);
	zassert_equal(get(), 7);
}
