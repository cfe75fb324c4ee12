/* SPDX-License-Identifier: Apache-2.0 */
#include "helpers.h"

struct item {
	void *reserved;
	char name;
};

K_QUEUE_DEFINE(defined_queue);
K_FIFO_DEFINE(defined_fifo);
K_LIFO_DEFINE(defined_lifo);

static struct k_queue queue;
static struct item items[8];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_queue_init(&queue);
	for (size_t i = 0; i < ARRAY_SIZE(items); i++) {
		items[i].name = (char)('a' + i);
	}
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	peers_end();
}

ZTEST_SUITE(queue, NULL, NULL, before, after, NULL);

/* Take everything out of a queue: the names of the items in their order. */
static const char *drain(struct k_queue *q)
{
	static char names[ARRAY_SIZE(items) + 1];
	struct item *item;
	size_t len = 0;

	while ((item = k_queue_get(q, K_NO_WAIT)) != NULL && len < ARRAY_SIZE(items)) {
		names[len++] = item->name;
	}
	names[len] = '\0';
	return names;
}

/* A chain of items from one to another, as k_queue_append_list() wants it. */
static void chain(struct item *first, struct item *last)
{
	for (struct item *item = first; item < last; item++) {
		item->reserved = item + 1;
	}
	last->reserved = NULL;
}

ZTEST(queue, test_order_of_putting)
{
	sys_slist_t list = SYS_SLIST_STATIC_INIT(&list);

	k_queue_append(&queue, &items[0]);
	k_queue_append(&queue, &items[1]);
	k_queue_prepend(&queue, &items[2]);
	k_queue_insert(&queue, &items[0], &items[3]);
	k_queue_insert(&queue, NULL, &items[4]);
	chain(&items[5], &items[6]);
	zassert_ok(k_queue_append_list(&queue, &items[5], &items[6]));
	sys_slist_append(&list, (sys_snode_t *)&items[7]);
	zassert_ok(k_queue_merge_slist(&queue, &list));
	zassert_true(sys_slist_is_empty(&list), "a merged list is empty");
	zassert_str_equal(drain(&queue), "ecadbfgh");
}

ZTEST(queue, test_insert_behind_last)
{
	k_queue_append(&queue, &items[0]);
	k_queue_insert(&queue, &items[0], &items[1]);
	k_queue_append(&queue, &items[2]);
	zassert_str_equal(drain(&queue), "abc");
}

ZTEST(queue, test_empty)
{
	int64_t start;

	zassert_not_equal(k_queue_is_empty(&queue), 0);
	zassert_is_null(k_queue_peek_head(&queue));
	zassert_is_null(k_queue_peek_tail(&queue));
	zassert_is_null(k_queue_get(&queue, K_NO_WAIT));
	start = now();
	zassert_is_null(k_queue_get(&queue, SHORT));
	zassert_timed_out(start);
}

ZTEST(queue, test_peek)
{
	k_queue_append(&queue, &items[0]);
	zassert_equal_ptr(k_queue_peek_head(&queue), &items[0]);
	zassert_equal_ptr(k_queue_peek_tail(&queue), &items[0]);
	k_queue_append(&queue, &items[1]);
	zassert_equal_ptr(k_queue_peek_head(&queue), &items[0]);
	zassert_equal_ptr(k_queue_peek_tail(&queue), &items[1]);
	zassert_equal(k_queue_is_empty(&queue), 0);
	zassert_str_equal(drain(&queue), "ab");
}

ZTEST(queue, test_lists_that_are_none)
{
	sys_slist_t list = SYS_SLIST_STATIC_INIT(&list);

	zassert_equal(k_queue_append_list(&queue, NULL, &items[0]), -EINVAL);
	zassert_equal(k_queue_append_list(&queue, &items[0], NULL), -EINVAL);
	zassert_equal(k_queue_merge_slist(&queue, &list), -EINVAL);
	zassert_not_equal(k_queue_is_empty(&queue), 0);
}

ZTEST(queue, test_remove)
{
	for (int i = 0; i < 4; i++) {
		k_queue_append(&queue, &items[i]);
	}
	zassert_false(k_queue_remove(&queue, &items[7]), "it is in no queue");
	zassert_true(k_queue_remove(&queue, &items[0]), "the first");
	zassert_true(k_queue_remove(&queue, &items[2]), "one between others");
	zassert_true(k_queue_remove(&queue, &items[3]), "the last");
	zassert_false(k_queue_remove(&queue, &items[3]), "it is gone");
	k_queue_append(&queue, &items[4]);
	zassert_str_equal(drain(&queue), "be");
}

ZTEST(queue, test_unique_append)
{
	zassert_true(k_queue_unique_append(&queue, &items[0]));
	zassert_true(k_queue_unique_append(&queue, &items[1]));
	zassert_false(k_queue_unique_append(&queue, &items[0]));
	zassert_false(k_queue_unique_append(&queue, &items[1]));
	zassert_str_equal(drain(&queue), "ab");
}

/* Get one item, or note '-'. */
static void getter(void *q, void *name, void *unused)
{
	struct item *item = k_queue_get((struct k_queue *)q, LONG);

	ARG_UNUSED(unused);
	note((char)(uintptr_t)name);
	note(item == NULL ? '-' : item->name);
}

#define NAME(c) ((void *)(uintptr_t)(c))

/* Peers 0 … 3 wait; the order in which they deserve items is 2, 1, 3, 0. */
static void four_getters(void)
{
	static const int prios[PEERS] = { 7, 5, 3, 5 };

	for (int i = 0; i < PEERS; i++) {
		(void)peer_start(i, prios[i], getter, &queue, NAME('0' + i), NULL);
		settle();
	}
}

ZTEST(queue, test_waiters_are_served_by_priority)
{
	four_getters();
	for (int i = 0; i < PEERS; i++) {
		k_queue_append(&queue, &items[i]);
	}
	zassert_not_equal(k_queue_is_empty(&queue), 0, "waiters get items, not the list");
	settle();
	zassert_str_equal(notes(), "2a1b3c0d");
}

ZTEST(queue, test_list_to_fewer_items_than_waiters)
{
	four_getters();
	chain(&items[0], &items[2]);
	zassert_ok(k_queue_append_list(&queue, &items[0], &items[2]));
	settle();
	zassert_str_equal(notes(), "2a1b3c");
	k_queue_append(&queue, &items[3]);
	settle();
	zassert_str_equal(notes(), "2a1b3c0d");
}

ZTEST(queue, test_list_to_more_items_than_waiters)
{
	sys_slist_t list = SYS_SLIST_STATIC_INIT(&list);

	four_getters();
	for (int i = 0; i < 6; i++) {
		sys_slist_append(&list, (sys_snode_t *)&items[i]);
	}
	zassert_ok(k_queue_merge_slist(&queue, &list));
	zassert_equal_ptr(k_queue_peek_head(&queue), &items[4]);
	settle();
	zassert_str_equal(notes(), "2a1b3c0d");
	k_queue_append(&queue, &items[6]);
	zassert_str_equal(drain(&queue), "efg");
}

ZTEST(queue, test_cancel_wait)
{
	k_queue_cancel_wait(&queue);
	four_getters();
	zassert_str_equal(notes(), "", "nothing is cancelled in advance");
	k_queue_cancel_wait(&queue);
	settle();
	zassert_str_equal(notes(), "2-");
	k_queue_append(&queue, &items[0]);
	settle();
	zassert_str_equal(notes(), "2-1a");
}

ZTEST(queue, test_prepend_and_unique_append_serve_waiters)
{
	four_getters();
	k_queue_prepend(&queue, &items[0]);
	zassert_true(k_queue_unique_append(&queue, &items[1]));
	settle();
	zassert_str_equal(notes(), "2a1b");
}

static void impatient_getter(void *q, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	note(k_queue_get((struct k_queue *)q, SHORT) == NULL ? '-' : '+');
}

ZTEST(queue, test_who_timed_out_gets_nothing)
{
	(void)peer_start(0, 3, impatient_getter, &queue, NULL, NULL);
	k_sleep(K_MSEC(2 * SHORT_MS));
	zassert_str_equal(notes(), "-");
	k_queue_append(&queue, &items[0]);
	zassert_str_equal(drain(&queue), "a");
}

ZTEST(queue, test_who_is_aborted_gets_nothing)
{
	const k_tid_t peer = peer_start(0, 3, getter, &queue, NAME('0'), NULL);

	settle();
	k_thread_abort(peer);
	k_queue_append(&queue, &items[0]);
	settle();
	zassert_str_equal(notes(), "");
	zassert_str_equal(drain(&queue), "a");
}

/* A change of priority while waiting changes the order. */
ZTEST(queue, test_waiter_becomes_more_important)
{
	const k_tid_t peer = peer_start(0, 7, getter, &queue, NAME('0'), NULL);

	(void)peer_start(1, 5, getter, &queue, NAME('1'), NULL);
	settle();
	k_thread_priority_set(peer, 4);
	k_queue_append(&queue, &items[0]);
	settle();
	zassert_str_equal(notes(), "0a");
}

/* An item for a better thread takes the CPU at once from a preemptible one. */
ZTEST(queue, test_append_preempts)
{
	const int prio = k_thread_priority_get(k_current_get());

	(void)peer_start(0, 3, getter, &queue, NAME('0'), NULL);
	(void)peer_start(1, 8, getter, &queue, NAME('1'), NULL);
	settle();
	k_thread_priority_set(k_current_get(), 5);
	k_queue_append(&queue, &items[0]);
	zassert_str_equal(notes(), "0a", "a better thread runs at once");
	k_queue_append(&queue, &items[1]);
	zassert_str_equal(notes(), "0a", "a worse one does not");
	k_thread_priority_set(k_current_get(), prio);
	settle();
	zassert_str_equal(notes(), "0a1b");
}

static void append_in_isr(const void *item)
{
	k_queue_append(&queue, (void *)item);
}

static void get_in_isr(const void *result)
{
	*(void **)result = k_queue_get(&queue, K_NO_WAIT);
}

static void cancel_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	k_queue_cancel_wait(&queue);
}

ZTEST(queue, test_isr)
{
	void *item = &item;

	irq_offload(get_in_isr, &item);
	zassert_is_null(item);
	irq_offload(append_in_isr, &items[0]);
	irq_offload(get_in_isr, &item);
	zassert_equal_ptr(item, &items[0]);
	(void)peer_start(0, 3, getter, &queue, NAME('0'), NULL);
	(void)peer_start(1, 4, getter, &queue, NAME('1'), NULL);
	settle();
	irq_offload(append_in_isr, &items[1]);
	irq_offload(cancel_in_isr, NULL);
	settle();
	zassert_str_equal(notes(), "0b1-");
}

ZTEST(queue, test_defined)
{
	k_queue_append(&defined_queue, &items[0]);
	zassert_str_equal(drain(&defined_queue), "a");
	STRUCT_SECTION_FOREACH(k_queue, q) {
		zassert_not_equal(k_queue_is_empty(q), 0);
	}
}

ZTEST(queue, test_fifo)
{
	static struct k_fifo fifo;
	sys_slist_t list = SYS_SLIST_STATIC_INIT(&list);

	k_fifo_init(&fifo);
	k_fifo_put(&fifo, &items[0]);
	chain(&items[1], &items[2]);
	zassert_ok(k_fifo_put_list(&fifo, &items[1], &items[2]));
	sys_slist_append(&list, (sys_snode_t *)&items[3]);
	zassert_ok(k_fifo_put_slist(&fifo, &list));
	zassert_equal_ptr(k_fifo_peek_head(&fifo), &items[0]);
	zassert_equal_ptr(k_fifo_peek_tail(&fifo), &items[3]);
	zassert_equal(k_fifo_is_empty(&fifo), 0);
	for (int i = 0; i < 4; i++) {
		zassert_equal_ptr(k_fifo_get(&fifo, K_NO_WAIT), &items[i]);
	}
	zassert_not_equal(k_fifo_is_empty(&fifo), 0);
	zassert_is_null(k_fifo_get(&fifo, K_NO_WAIT));
	k_fifo_put(&defined_fifo, &items[5]);
	zassert_equal_ptr(k_fifo_get(&defined_fifo, K_FOREVER), &items[5]);
}

static void canceller(void *fifo, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	k_fifo_cancel_wait((struct k_fifo *)fifo);
}

ZTEST(queue, test_fifo_cancel_wait)
{
	static struct k_fifo fifo;
	const int64_t start = now();

	k_fifo_init(&fifo);
	(void)peer_start(0, 3, canceller, &fifo, NULL, NULL);
	zassert_is_null(k_fifo_get(&fifo, LONG));
	zassert_true(now() - start < SHORT_MS, "it waited on");
}

ZTEST(queue, test_lifo)
{
	static struct k_lifo lifo;

	k_lifo_init(&lifo);
	for (int i = 0; i < 3; i++) {
		k_lifo_put(&lifo, &items[i]);
	}
	for (int i = 2; i >= 0; i--) {
		zassert_equal_ptr(k_lifo_get(&lifo, K_NO_WAIT), &items[i]);
	}
	zassert_is_null(k_lifo_get(&lifo, K_NO_WAIT));
	k_lifo_put(&defined_lifo, &items[5]);
	zassert_equal_ptr(k_lifo_get(&defined_lifo, K_FOREVER), &items[5]);
}

/* A long queue: nothing is lost, and taking does not get slower. */
ZTEST(queue, test_many_items)
{
	static struct item many[1000];

	for (size_t i = 0; i < ARRAY_SIZE(many); i++) {
		k_queue_append(&queue, &many[i]);
	}
	for (size_t i = 0; i < ARRAY_SIZE(many); i++) {
		zassert_equal_ptr(k_queue_get(&queue, K_NO_WAIT), &many[i]);
	}
	zassert_not_equal(k_queue_is_empty(&queue), 0);
}
