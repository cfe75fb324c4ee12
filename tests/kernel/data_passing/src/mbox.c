/* SPDX-License-Identifier: Apache-2.0 */
/* Mailboxes: messages whose senders wait. */
#include <string.h>

#include "helpers.h"
#include "mbox.h"

K_MBOX_DEFINE(defined_mbox);

struct k_mbox mbox;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_mbox_init(&mbox);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
}

ZTEST_SUITE(mbox, NULL, NULL, before, after, NULL);

void sender(void *name, void *text, void *target)
{
	struct k_mbox_msg msg = {
		.info = (uint32_t)(uintptr_t)name,
		.size = text == NULL ? 0 : strlen((const char *)text),
		.tx_data = text,
		.tx_target_thread = (k_tid_t)target,
	};

	note((char)(uintptr_t)name);
	note(k_mbox_put(&mbox, &msg, LONG) == 0 ? '+' : '-');
	note((char)('0' + msg.size));
}

/* Receive into a room of 4 bytes; notes its name, what it got, and from whom. */
static void receiver(void *name, void *source, void *p3)
{
	char room[4] = "....";
	struct k_mbox_msg msg = {
		.info = (uint32_t)(uintptr_t)name,
		.size = sizeof(room),
		.rx_source_thread = (k_tid_t)source,
	};

	ARG_UNUSED(p3);
	if (k_mbox_get(&mbox, &msg, room, LONG) == 0) {
		note((char)(uintptr_t)name);
		note(room[0]);
		note((char)('0' + msg.size));
	}
}

ZTEST(mbox, test_receiver_comes_second)
{
	char room[8] = ".......";
	struct k_mbox_msg msg = { .info = 'r', .size = sizeof(room), .rx_source_thread = K_ANY };
	const k_tid_t peer = peer_start(0, 3, sender, (void *)'s', "hello", K_ANY);

	settle();
	zassert_str_equal(notes(), "s", "a sender waits until its message is over");
	zassert_ok(k_mbox_get(&mbox, &msg, room, K_NO_WAIT));
	zassert_mem_equal(room, "hello..", 7);
	zassert_equal(msg.size, 5);
	zassert_equal(msg.info, 's');
	zassert_equal(msg.rx_source_thread, peer);
	zassert_equal(msg.tx_target_thread, k_current_get());
	settle();
	zassert_str_equal(notes(), "s+5");
}

ZTEST(mbox, test_sender_comes_second)
{
	struct k_mbox_msg msg = {
		.info = 's',
		.size = 5,
		.tx_data = "hello",
		.tx_target_thread = K_ANY,
	};
	const k_tid_t peer = peer_start(0, 3, receiver, (void *)'r', K_ANY, NULL);

	settle();
	zassert_ok(k_mbox_put(&mbox, &msg, K_NO_WAIT), "a receiver waits");
	zassert_equal(msg.size, 4, "the receiver had room for 4");
	zassert_equal(msg.info, 'r');
	zassert_equal(msg.tx_target_thread, peer);
	settle();
	zassert_str_equal(notes(), "rh4");
}

ZTEST(mbox, test_nobody_there)
{
	struct k_mbox_msg msg = { .size = 1, .tx_data = "x", .tx_target_thread = K_ANY };
	struct k_mbox_msg rx = { .size = 0, .rx_source_thread = K_ANY };
	int64_t start;

	zassert_equal(k_mbox_put(&mbox, &msg, K_NO_WAIT), -ENOMSG);
	zassert_equal(k_mbox_get(&mbox, &rx, NULL, K_NO_WAIT), -ENOMSG);
	start = now();
	zassert_equal(k_mbox_put(&mbox, &msg, SHORT), -EAGAIN);
	zassert_timed_out(start);
	start = now();
	zassert_equal(k_mbox_get(&mbox, &rx, NULL, SHORT), -EAGAIN, "what timed out is not there");
	zassert_timed_out(start);
	zassert_equal(k_mbox_put(&mbox, &msg, K_NO_WAIT), -ENOMSG, "nor is the receiver");
}

ZTEST(mbox, test_empty_messages)
{
	struct k_mbox_msg msg = { .info = 'r', .size = 10, .rx_source_thread = K_ANY };

	(void)peer_start(0, 3, sender, (void *)'s', NULL, K_ANY);
	settle();
	/* There is nothing to get later, so the message is over at once. */
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	zassert_equal(msg.size, 0);
	zassert_equal(msg.info, 's');
	settle();
	zassert_str_equal(notes(), "s+0");
}

ZTEST(mbox, test_no_data_wanted)
{
	struct k_mbox_msg msg = { .size = 0, .rx_source_thread = K_ANY };

	(void)peer_start(0, 3, sender, (void *)'s', "hello", K_ANY);
	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	zassert_equal(msg.size, 0);
	settle();
	zassert_str_equal(notes(), "s+0");
}

ZTEST(mbox, test_data_later)
{
	char room[8] = ".......";
	struct k_mbox_msg msg = { .size = 3, .rx_source_thread = K_ANY };

	(void)peer_start(0, 3, sender, (void *)'s', "hello", K_ANY);
	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	zassert_equal(msg.size, 3);
	settle();
	zassert_str_equal(notes(), "s", "the message is not over");
	k_mbox_data_get(&msg, room);
	zassert_mem_equal(room, "hel....", 7);
	settle();
	zassert_str_equal(notes(), "s+3");
	k_mbox_data_get(&msg, NULL);
	settle();
	zassert_str_equal(notes(), "s+3", "it is over once");
}

ZTEST(mbox, test_data_refused)
{
	struct k_mbox_msg msg = { .size = 3, .rx_source_thread = K_ANY };

	(void)peer_start(0, 3, sender, (void *)'s', "hello", K_ANY);
	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	k_mbox_data_get(&msg, NULL);
	zassert_equal(msg.size, 0);
	settle();
	zassert_str_equal(notes(), "s+0");
}

/* The timeout of a sender is for finding a receiver, who may take its time then. */
static void short_sender(void *p1, void *p2, void *p3)
{
	struct k_mbox_msg msg = { .size = 5, .tx_data = "hello", .tx_target_thread = K_ANY };

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note(k_mbox_put(&mbox, &msg, SHORT) == 0 ? '+' : '-');
}

ZTEST(mbox, test_receiver_takes_its_time)
{
	char room[8];
	struct k_mbox_msg msg = { .size = 8, .rx_source_thread = K_ANY };

	(void)peer_start(0, 3, short_sender, NULL, NULL, NULL);
	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	k_sleep(K_MSEC(3 * SHORT_MS));
	zassert_str_equal(notes(), "");
	k_mbox_data_get(&msg, room);
	settle();
	zassert_str_equal(notes(), "+");
	zassert_mem_equal(room, "hello", 5);
}

/* While a receiver has its message, other things must not start the sender again. */
ZTEST(mbox, test_sender_is_left_alone)
{
	char room[8];
	struct k_mbox_msg msg = { .size = 8, .rx_source_thread = K_ANY };
	const k_tid_t peer = peer_start(0, 3, short_sender, NULL, NULL, NULL);

	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	k_thread_priority_set(peer, 4);
	k_thread_suspend(peer);
	k_thread_resume(peer);
	settle();
	zassert_str_equal(notes(), "");
	k_mbox_data_get(&msg, room);
	settle();
	zassert_str_equal(notes(), "+");
}

ZTEST(mbox, test_sender_is_aborted)
{
	struct k_mbox_msg msg = { .size = 8, .rx_source_thread = K_ANY };
	const k_tid_t peer = peer_start(0, 3, short_sender, NULL, NULL, NULL);

	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	k_thread_abort(peer);
	k_mbox_data_get(&msg, NULL);
	settle();
	zassert_str_equal(notes(), "");
	zassert_equal(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT), -ENOMSG);
}

ZTEST(mbox, test_senders_by_priority)
{
	static const int prios[PEERS] = { 7, 5, 3, 5 };
	static const char order[] = "2130";
	char room;

	for (uintptr_t i = 0; i < PEERS; i++) {
		(void)peer_start((int)i, prios[i], sender, (void *)('0' + i), "x", K_ANY);
		settle();
	}
	for (int i = 0; i < PEERS; i++) {
		struct k_mbox_msg msg = { .size = 1, .rx_source_thread = K_ANY };

		zassert_ok(k_mbox_get(&mbox, &msg, &room, K_NO_WAIT));
		zassert_equal(msg.info, order[i]);
	}
}

ZTEST(mbox, test_receivers_by_priority)
{
	static const int prios[PEERS] = { 7, 5, 3, 5 };

	for (uintptr_t i = 0; i < PEERS; i++) {
		(void)peer_start((int)i, prios[i], receiver, (void *)('0' + i), K_ANY, NULL);
		settle();
	}
	for (int i = 0; i < PEERS; i++) {
		struct k_mbox_msg msg = { .size = 1, .tx_data = "x", .tx_target_thread = K_ANY };

		zassert_ok(k_mbox_put(&mbox, &msg, K_NO_WAIT));
		settle();
	}
	zassert_str_equal(notes(), "2x11x13x10x1");
}

ZTEST(mbox, test_target)
{
	struct k_mbox_msg msg = { .size = 1, .tx_data = "x" };
	const k_tid_t first = peer_start(0, 3, receiver, (void *)'0', K_ANY, NULL);
	const k_tid_t second = peer_start(1, 4, receiver, (void *)'1', K_ANY, NULL);

	settle();
	msg.tx_target_thread = k_current_get();
	zassert_equal(k_mbox_put(&mbox, &msg, K_NO_WAIT), -ENOMSG, "it is for nobody who waits");
	msg.tx_target_thread = second;
	zassert_ok(k_mbox_put(&mbox, &msg, K_NO_WAIT));
	settle();
	zassert_str_equal(notes(), "1x1");
	msg.tx_target_thread = first;
	zassert_ok(k_mbox_put(&mbox, &msg, K_NO_WAIT));
	settle();
	zassert_str_equal(notes(), "1x10x1");
}

ZTEST(mbox, test_source)
{
	struct k_mbox_msg msg = { .size = 1 };
	char room;
	const k_tid_t first = peer_start(0, 3, sender, (void *)'0', "x", K_ANY);
	const k_tid_t second = peer_start(1, 4, sender, (void *)'1', "y", K_ANY);

	settle();
	msg.rx_source_thread = k_current_get();
	zassert_equal(k_mbox_get(&mbox, &msg, &room, K_NO_WAIT), -ENOMSG);
	msg.rx_source_thread = second;
	zassert_ok(k_mbox_get(&mbox, &msg, &room, K_NO_WAIT));
	zassert_equal(room, 'y');
	msg.rx_source_thread = first;
	zassert_ok(k_mbox_get(&mbox, &msg, &room, K_NO_WAIT));
	zassert_equal(room, 'x');
}

ZTEST(mbox, test_defined)
{
	struct k_mbox_msg msg = { .size = 1, .tx_data = "x", .tx_target_thread = K_ANY };

	zassert_equal(k_mbox_put(&defined_mbox, &msg, K_NO_WAIT), -ENOMSG);
}
