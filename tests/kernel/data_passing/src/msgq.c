/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "helpers.h"

/* Messages of an odd size, to see that nothing more is copied. */
struct msg {
	char text[5];
};

#define MSGS 3

K_MSGQ_DEFINE(defined_msgq, sizeof(struct msg), MSGS, 4);
K_HEAP_DEFINE(msgq_pool, 256);

static struct k_msgq msgq;
static char ring[MSGS * sizeof(struct msg) + 1];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	ring[sizeof(ring) - 1] = '!';
	k_msgq_init(&msgq, ring, sizeof(struct msg), MSGS);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(ring[sizeof(ring) - 1], '!', "something wrote behind the ring");
}

ZTEST_SUITE(msgq, NULL, NULL, before, after, NULL);

static int put(struct k_msgq *q, const char *text, k_timeout_t timeout)
{
	struct msg msg;

	(void)memcpy(msg.text, text, sizeof(msg.text));
	return k_msgq_put(q, &msg, timeout);
}

/* Get a message: its text, or NULL and the error. */
static const char *get(struct k_msgq *q, k_timeout_t timeout, int *error)
{
	static struct {
		struct msg msg;
		char end;
	} room;

	(void)memset(&room, 0, sizeof(room));
	room.end = '!';
	*error = k_msgq_get(q, &room.msg, timeout);
	zassert_equal(room.end, '!', "something wrote behind the message");
	room.end = '\0';
	return *error == 0 ? room.msg.text : NULL;
}

#define zassert_gets(q, expected) \
	do { \
		int error_; \
		const char *const text_ = get(q, K_NO_WAIT, &error_); \
		zassert_ok(error_); \
		zassert_mem_equal(text_, expected, sizeof(struct msg)); \
	} while (false)

ZTEST(msgq, test_order_around_the_ring)
{
	static const char *const texts[] = { "aaaaa", "bbbbb", "ccccc", "ddddd", "eeeee" };

	/* Each start leaves the pointers somewhere else. */
	for (int start = 0; start < MSGS; start++) {
		for (int i = 0; i < MSGS; i++) {
			zassert_equal(k_msgq_num_used_get(&msgq), i);
			zassert_equal(k_msgq_num_free_get(&msgq), MSGS - i);
			zassert_ok(put(&msgq, texts[start + i], K_NO_WAIT));
		}
		zassert_equal(put(&msgq, "xxxxx", K_NO_WAIT), -ENOMSG);
		for (int i = 0; i < MSGS; i++) {
			zassert_gets(&msgq, texts[start + i]);
		}
		zassert_ok(put(&msgq, "shift", K_NO_WAIT));
		zassert_gets(&msgq, "shift");
	}
}

ZTEST(msgq, test_nothing_there)
{
	struct msg msg;
	int64_t start;
	int error;

	zassert_is_null(get(&msgq, K_NO_WAIT, &error));
	zassert_equal(error, -ENOMSG);
	zassert_equal(k_msgq_peek(&msgq, &msg), -ENOMSG);
	start = now();
	zassert_is_null(get(&msgq, SHORT, &error));
	zassert_equal(error, -EAGAIN);
	zassert_timed_out(start);
}

ZTEST(msgq, test_no_room)
{
	int64_t start;

	for (int i = 0; i < MSGS; i++) {
		zassert_ok(put(&defined_msgq, "fill.", K_FOREVER));
	}
	zassert_equal(put(&defined_msgq, "extra", K_NO_WAIT), -ENOMSG);
	start = now();
	zassert_equal(put(&defined_msgq, "extra", SHORT), -EAGAIN);
	zassert_timed_out(start);
	for (int i = 0; i < MSGS; i++) {
		zassert_gets(&defined_msgq, "fill.");
	}
	zassert_equal(k_msgq_num_used_get(&defined_msgq), 0, "what timed out is not there");
}

ZTEST(msgq, test_peek)
{
	struct msg msg;

	/* Behind the wrap too: the oldest lies in the last place. */
	zassert_ok(put(&msgq, "-----", K_NO_WAIT));
	zassert_ok(put(&msgq, "-----", K_NO_WAIT));
	zassert_gets(&msgq, "-----");
	zassert_gets(&msgq, "-----");
	zassert_ok(put(&msgq, "first", K_NO_WAIT));
	zassert_ok(put(&msgq, "secnd", K_NO_WAIT));
	zassert_ok(k_msgq_peek(&msgq, &msg));
	zassert_mem_equal(msg.text, "first", 5);
	zassert_ok(k_msgq_peek_at(&msgq, &msg, 1));
	zassert_mem_equal(msg.text, "secnd", 5);
	zassert_equal(k_msgq_peek_at(&msgq, &msg, 2), -ENOMSG);
	zassert_equal(k_msgq_peek_at(&msgq, &msg, UINT32_MAX), -ENOMSG);
	zassert_ok(put(&msgq, "third", K_NO_WAIT));
	zassert_ok(k_msgq_peek_at(&msgq, &msg, 2));
	zassert_mem_equal(msg.text, "third", 5);
	zassert_equal(k_msgq_num_used_get(&msgq), 3);
	zassert_gets(&msgq, "first");
}

ZTEST(msgq, test_attributes)
{
	struct k_msgq_attrs attrs;

	zassert_ok(put(&msgq, "first", K_NO_WAIT));
	k_msgq_get_attrs(&msgq, &attrs);
	zassert_equal(attrs.msg_size, sizeof(struct msg));
	zassert_equal(attrs.max_msgs, MSGS);
	zassert_equal(attrs.used_msgs, 1);
}

static void receiver(void *name, void *p2, void *p3)
{
	struct msg msg;
	const int error = k_msgq_get(&msgq, &msg, LONG);

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note((char)(uintptr_t)name);
	note(error == 0 ? msg.text[0] : error == -ENOMSG ? '-' : '?');
}

static void sender(void *name, void *text, void *p3)
{
	const int error = put(&msgq, (const char *)text, LONG);

	ARG_UNUSED(p3);
	note((char)(uintptr_t)name);
	note(error == 0 ? '+' : error == -ENOMSG ? '-' : '?');
}

static const int prios[PEERS] = { 7, 5, 3, 5 };

ZTEST(msgq, test_receivers_are_served_by_priority)
{
	for (uintptr_t i = 0; i < PEERS; i++) {
		(void)peer_start((int)i, prios[i], receiver, (void *)('0' + i), NULL, NULL);
		settle();
	}
	zassert_ok(put(&msgq, "aaaaa", K_NO_WAIT));
	zassert_ok(put(&msgq, "bbbbb", K_NO_WAIT));
	zassert_ok(put(&msgq, "ccccc", K_NO_WAIT));
	zassert_ok(put(&msgq, "ddddd", K_NO_WAIT));
	zassert_equal(k_msgq_num_used_get(&msgq), 0);
	settle();
	zassert_str_equal(notes(), "2a1b3c0d");
}

ZTEST(msgq, test_senders_are_served_by_priority)
{
	static const char *const texts[PEERS] = { "00000", "11111", "22222", "33333" };

	for (int i = 0; i < MSGS; i++) {
		zassert_ok(put(&msgq, "fill.", K_NO_WAIT));
	}
	for (uintptr_t i = 0; i < PEERS; i++) {
		(void)peer_start((int)i, prios[i], sender, (void *)('0' + i), (void *)texts[i],
				 NULL);
		settle();
	}
	for (int i = 0; i < MSGS; i++) {
		zassert_gets(&msgq, "fill.");
		zassert_equal(k_msgq_num_used_get(&msgq), MSGS, "a sender takes the place");
	}
	zassert_gets(&msgq, "22222");
	zassert_gets(&msgq, "11111");
	zassert_gets(&msgq, "33333");
	zassert_gets(&msgq, "00000");
	zassert_equal(k_msgq_num_used_get(&msgq), 0);
	settle();
	zassert_str_equal(notes(), "2+1+3+0+");
}

ZTEST(msgq, test_purge)
{
	for (int i = 0; i < MSGS; i++) {
		zassert_ok(put(&msgq, "fill.", K_NO_WAIT));
	}
	(void)peer_start(0, 4, sender, (void *)'0', "00000", NULL);
	(void)peer_start(1, 3, sender, (void *)'1', "11111", NULL);
	settle();
	k_msgq_purge(&msgq);
	zassert_equal(k_msgq_num_used_get(&msgq), 0);
	settle();
	zassert_str_equal(notes(), "1-0-");
	notes_clear();
	(void)peer_start(2, 4, receiver, (void *)'2', NULL, NULL);
	settle();
	k_msgq_purge(&msgq);
	settle();
	zassert_str_equal(notes(), "2-");
	zassert_ok(put(&msgq, "after", K_NO_WAIT));
	k_msgq_purge(&msgq);
	zassert_ok(put(&msgq, "again", K_NO_WAIT));
	zassert_gets(&msgq, "again");
}

static void put_in_isr(const void *text)
{
	note(put(&msgq, (const char *)text, K_NO_WAIT) == 0 ? '+' : '-');
}

static void get_in_isr(const void *unused)
{
	int error;
	const char *const text = get(&msgq, K_NO_WAIT, &error);

	ARG_UNUSED(unused);
	note(text == NULL ? '-' : text[0]);
}

ZTEST(msgq, test_isr)
{
	irq_offload(get_in_isr, NULL);
	for (int i = 0; i < MSGS + 1; i++) {
		irq_offload(put_in_isr, "isr..");
	}
	irq_offload(get_in_isr, NULL);
	zassert_str_equal(notes(), "-+++-i");
	k_msgq_purge(&msgq);
	notes_clear();
	(void)peer_start(0, 3, receiver, (void *)'0', NULL, NULL);
	settle();
	irq_offload(put_in_isr, "x....");
	settle();
	zassert_str_equal(notes(), "+0x");
}

ZTEST(msgq, test_allocated)
{
	static struct k_msgq allocated;

	zassert_equal(k_msgq_alloc_init(&allocated, sizeof(struct msg), MSGS), -ENOMEM);
	k_thread_heap_assign(k_current_get(), &msgq_pool);
	zassert_equal(k_msgq_alloc_init(&allocated, 100, 100), -ENOMEM);
	zassert_equal(k_msgq_alloc_init(&allocated, SIZE_MAX / 2, 3), -EINVAL);
	for (int i = 0; i < 20; i++) {
		zassert_ok(k_msgq_alloc_init(&allocated, sizeof(struct msg), MSGS));
		zassert_ok(put(&allocated, "alloc", K_NO_WAIT));
		zassert_gets(&allocated, "alloc");
		zassert_ok(k_msgq_cleanup(&allocated));
	}
	zassert_ok(k_msgq_cleanup(&allocated), "cleaning up twice frees once");
	zassert_ok(k_msgq_cleanup(&msgq), "nothing was allocated");
}

ZTEST(msgq, test_cleanup_while_waited_for)
{
	(void)peer_start(0, 3, receiver, (void *)'0', NULL, NULL);
	settle();
	zassert_equal(k_msgq_cleanup(&msgq), -EBUSY);
}

ZTEST(msgq, test_put_preempts)
{
	const int prio = k_thread_priority_get(k_current_get());

	(void)peer_start(0, 3, receiver, (void *)'0', NULL, NULL);
	settle();
	k_thread_priority_set(k_current_get(), 5);
	zassert_ok(put(&msgq, "now..", K_NO_WAIT));
	zassert_str_equal(notes(), "0n");
	k_thread_priority_set(k_current_get(), prio);
}
