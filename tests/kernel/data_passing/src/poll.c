/* SPDX-License-Identifier: Apache-2.0 */
/* What data-passing objects tell k_poll(). */
#include "helpers.h"

static struct k_fifo fifo;
static struct k_msgq msgq;
static struct k_pipe pipe;
static char msgs[4];
static uint8_t ring[4];
static void *item;

static struct k_poll_event events[3];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_fifo_init(&fifo);
	k_msgq_init(&msgq, msgs, 1, sizeof(msgs));
	k_pipe_init(&pipe, ring, sizeof(ring));
	k_poll_event_init(&events[0], K_POLL_TYPE_FIFO_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
			  &fifo);
	k_poll_event_init(&events[1], K_POLL_TYPE_MSGQ_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
			  &msgq);
	k_poll_event_init(&events[2], K_POLL_TYPE_PIPE_DATA_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
			  &pipe);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
}

ZTEST_SUITE(data_poll, NULL, NULL, before, after, NULL);

/* States of the three events, as bits 0 … 2. */
static unsigned int states(void)
{
	return (events[0].state == K_POLL_STATE_FIFO_DATA_AVAILABLE ? 1U : 0U) |
	       (events[1].state == K_POLL_STATE_MSGQ_DATA_AVAILABLE ? 2U : 0U) |
	       (events[2].state == K_POLL_STATE_PIPE_DATA_AVAILABLE ? 4U : 0U);
}

ZTEST(data_poll, test_nothing_there)
{
	zassert_equal(k_poll(events, 3, K_NO_WAIT), -EAGAIN);
	zassert_equal(k_poll(events, 3, SHORT), -EAGAIN);
	zassert_equal(states(), 0);
}

ZTEST(data_poll, test_something_there)
{
	k_fifo_put(&fifo, &item);
	zassert_ok(k_poll(events, 3, K_NO_WAIT));
	zassert_equal(states(), 1);
	before(NULL);
	zassert_ok(k_msgq_put(&msgq, "x", K_NO_WAIT));
	zassert_ok(k_poll(events, 3, K_NO_WAIT));
	zassert_equal(states(), 2);
	before(NULL);
	zassert_equal(k_pipe_write(&pipe, (const uint8_t *)"x", 1, K_NO_WAIT), 1);
	zassert_ok(k_poll(events, 3, K_NO_WAIT));
	zassert_equal(states(), 4);
}

static void poller(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		const int result = k_poll(events, 3, LONG);

		note(result == 0 ? (char)('0' + states()) : result == -EINTR ? 'i' : '?');
		for (int i = 0; i < 3; i++) {
			events[i].state = K_POLL_STATE_NOT_READY;
		}
		(void)k_fifo_get(&fifo, K_NO_WAIT);
		k_msgq_purge(&msgq);
		k_pipe_reset(&pipe);
	}
}

ZTEST(data_poll, test_something_comes)
{
	(void)peer_start(0, 3, poller, NULL, NULL, NULL);
	settle();
	k_fifo_put(&fifo, &item);
	settle();
	zassert_ok(k_msgq_put(&msgq, "x", K_NO_WAIT));
	settle();
	zassert_equal(k_pipe_write(&pipe, (const uint8_t *)"x", 1, K_NO_WAIT), 1);
	settle();
	k_fifo_cancel_wait(&fifo);
	settle();
	zassert_ok(k_queue_append_list(&fifo._queue, &item, &item));
	settle();
	zassert_str_equal(notes(), "124i1");
}

/* Who waits in k_queue_get() comes before who polls. */
static void getter(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note(k_fifo_get(&fifo, LONG) != NULL ? 'g' : '-');
}

ZTEST(data_poll, test_waiter_comes_first)
{
	(void)peer_start(0, 3, poller, NULL, NULL, NULL);
	(void)peer_start(1, 4, getter, NULL, NULL, NULL);
	settle();
	k_fifo_put(&fifo, &item);
	settle();
	zassert_str_equal(notes(), "g");
	k_fifo_put(&fifo, &item);
	settle();
	zassert_str_equal(notes(), "g1");
}

static void close_poller(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note(k_poll(&events[2], 1, LONG) == 0 ? '+' : '-');
}

ZTEST(data_poll, test_pipe_closes)
{
	(void)peer_start(0, 3, close_poller, NULL, NULL, NULL);
	settle();
	k_pipe_close(&pipe);
	settle();
	zassert_str_equal(notes(), "+", "there is nothing to wait for any more");
	zassert_ok(k_poll(&events[2], 1, K_NO_WAIT));
}
