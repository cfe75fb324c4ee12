/* SPDX-License-Identifier: Apache-2.0 */
/* Mailboxes: messages whose senders do not wait. prj.conf has room for 3. */
#include "helpers.h"
#include "mbox.h"

static K_SEM_DEFINE(over, 0, 10);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_mbox_init(&mbox);
	k_sem_reset(&over);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
}

ZTEST_SUITE(mbox_async, NULL, NULL, before, after, NULL);

static void send(char info, k_tid_t target, struct k_sem *sem)
{
	struct k_mbox_msg msg = {
		.info = (uint32_t)info,
		.size = 4,
		.tx_data = "data",
		.tx_target_thread = target,
	};

	k_mbox_async_put(&mbox, &msg, sem);
	/* The descriptor may go away. */
	msg.size = 100;
	msg.tx_data = NULL;
}

/* Receive a message into a room of 4 bytes: what info it brought, or '-'. */
static char receive(void)
{
	char room[5] = "....";
	struct k_mbox_msg msg = { .size = 4, .rx_source_thread = K_ANY };

	if (k_mbox_get(&mbox, &msg, room, K_NO_WAIT) != 0) {
		return '-';
	}
	zassert_equal(msg.size, 4);
	zassert_str_equal(room, "data");
	zassert_equal(msg.rx_source_thread, k_current_get());
	return (char)msg.info;
}

ZTEST(mbox_async, test_semaphore_when_over)
{
	char room[4];
	struct k_mbox_msg msg = { .size = 4, .rx_source_thread = K_ANY };

	send('a', K_ANY, &over);
	zassert_equal(k_sem_take(&over, K_NO_WAIT), -EBUSY);
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	zassert_equal(k_sem_take(&over, K_NO_WAIT), -EBUSY, "received is not over");
	k_mbox_data_get(&msg, room);
	zassert_ok(k_sem_take(&over, K_NO_WAIT));
	k_mbox_data_get(&msg, NULL);
	zassert_equal(k_sem_take(&over, K_NO_WAIT), -EBUSY, "it is over once");
}

ZTEST(mbox_async, test_order)
{
	const int prio = k_thread_priority_get(k_current_get());

	/* The sender's priority at the time of sending decides, then the time. */
	send('a', K_ANY, NULL);
	send('b', K_ANY, NULL);
	k_thread_priority_set(k_current_get(), prio - 1);
	send('c', K_ANY, NULL);
	k_thread_priority_set(k_current_get(), prio);
	zassert_equal(receive(), 'c');
	zassert_equal(receive(), 'a');
	zassert_equal(receive(), 'b');
	zassert_equal(receive(), '-');
}

ZTEST(mbox_async, test_among_senders_that_wait)
{
	char room[4];
	struct k_mbox_msg msg = { .size = 4, .rx_source_thread = K_ANY };

	(void)peer_start(0, 3, sender, (void *)'s', "x", K_ANY);
	settle();
	/* The test's own thread has a higher priority. */
	send('a', K_ANY, NULL);
	zassert_ok(k_mbox_get(&mbox, &msg, room, K_NO_WAIT));
	zassert_equal(msg.info, 'a');
	msg.size = 4;
	msg.rx_source_thread = K_ANY;
	zassert_ok(k_mbox_get(&mbox, &msg, room, K_NO_WAIT));
	zassert_equal(msg.info, 's');
	settle();
	zassert_str_equal(notes(), "s+1");
}

static void receiver(void *p1, void *p2, void *p3)
{
	char room[4];
	struct k_mbox_msg msg = { .size = 4, .rx_source_thread = K_ANY };

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	if (k_mbox_get(&mbox, &msg, room, LONG) == 0) {
		note((char)msg.info);
		note(room[0]);
	}
}

ZTEST(mbox_async, test_receiver_that_waits)
{
	const k_tid_t peer = peer_start(0, 3, receiver, NULL, NULL, NULL);

	settle();
	send('a', peer, &over);
	zassert_str_equal(notes(), "", "sending does not wait");
	settle();
	zassert_str_equal(notes(), "ad");
	zassert_ok(k_sem_take(&over, K_NO_WAIT));
}

/* The first waits for somebody else; it does not keep the second back. */
ZTEST(mbox_async, test_target)
{
	send('a', peer_start(0, 3, receiver, NULL, NULL, NULL), NULL);
	send('b', K_ANY, NULL);
	zassert_equal(receive(), 'b');
	zassert_equal(receive(), '-');
	settle();
	zassert_str_equal(notes(), "ad");
}

static void late_receiver(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note('l');
	receiver(NULL, NULL, NULL);
}

ZTEST(mbox_async, test_no_block_left)
{
	for (int round = 0; round < 3; round++) {
		send('a', K_ANY, NULL);
		send('b', K_ANY, NULL);
		send('c', K_ANY, NULL);
		zassert_str_equal(notes(), "", "there is room for 3");
		(void)peer_start(0, 3, late_receiver, NULL, NULL, NULL);
		send('d', K_ANY, NULL);
		zassert_str_equal(notes(), "l", "a fourth waits for the first to be over");
		settle();
		zassert_str_equal(notes(), "lad");
		zassert_equal(receive(), 'b');
		zassert_equal(receive(), 'c');
		zassert_equal(receive(), 'd');
		peers_end();
	}
}
