/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists: every operation against an array that is changed the same way, in random order; and the
 * loops, whose _SAFE forms must bear the node's removal.
 */
#include <string.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/sys/sflist.h>
#include <zephyr/sys/slist.h>

#include "check.h"

#define NODES 8
#define ROUNDS 5000

struct item {
	int number;
	sys_dnode_t dnode;
	sys_snode_t snode;
	sys_sfnode_t sfnode;
};

static struct item items[NODES];

/* What the list must hold: numbers of items. */
struct model {
	int number[NODES];
	size_t count;
};

static void model_insert(struct model *model, size_t at, int number)
{
	memmove(&model->number[at + 1], &model->number[at],
		(model->count - at) * sizeof(model->number[0]));
	model->number[at] = number;
	model->count++;
}

static size_t model_find(const struct model *model, int number)
{
	size_t at = 0;

	while (at < model->count && model->number[at] != number) {
		at++;
	}
	return at;
}

static void model_remove(struct model *model, size_t at)
{
	model->count--;
	memmove(&model->number[at], &model->number[at + 1],
		(model->count - at) * sizeof(model->number[0]));
}

static void number_items(void)
{
	memset(items, 0, sizeof(items));
	for (int i = 0; i < NODES; i++) {
		items[i].number = i;
	}
}

static void check_dlist(sys_dlist_t *list, const struct model *model)
{
	struct item *item;
	sys_dnode_t *node;
	size_t at = 0;

	SYS_DLIST_FOR_EACH_CONTAINER(list, item, dnode) {
		CHECK(at < model->count && item->number == model->number[at]);
		at++;
	}
	CHECK_EQ(at, model->count);
	CHECK_EQ(sys_dlist_len(list), model->count);
	CHECK_EQ(sys_dlist_is_empty(list), model->count == 0);
	CHECK_EQ(sys_dlist_has_multiple_nodes(list), model->count > 1);
	for (node = sys_dlist_peek_tail(list); node != NULL;
	     node = sys_dlist_peek_prev(list, node)) {
		at--;
		CHECK_EQ(CONTAINER_OF(node, struct item, dnode)->number, model->number[at]);
	}
	CHECK_EQ(at, 0);
}

static int not_below(sys_dnode_t *node, void *data)
{
	return CONTAINER_OF(node, struct item, dnode)->number >= *(int *)data;
}

static void dlist_step(sys_dlist_t *list, struct model *model, struct item *item, unsigned int what)
{
	const size_t at = model_find(model, item->number);

	CHECK_EQ(sys_dnode_is_linked(&item->dnode), at < model->count);
	if (at < model->count) {
		CHECK_EQ(sys_dlist_is_head(list, &item->dnode), at == 0);
		CHECK_EQ(sys_dlist_is_tail(list, &item->dnode), at == model->count - 1);
		sys_dlist_remove(&item->dnode);
		model_remove(model, at);
	} else if (what % 4 == 0) {
		sys_dlist_append(list, &item->dnode);
		model_insert(model, model->count, item->number);
	} else if (what % 4 == 1) {
		sys_dlist_prepend(list, &item->dnode);
		model_insert(model, 0, item->number);
	} else if (what % 4 == 2) {
		size_t place = 0;

		while (place < model->count && model->number[place] < item->number) {
			place++;
		}
		sys_dlist_insert_at(list, &item->dnode, not_below, &item->number);
		model_insert(model, place, item->number);
	} else if (model->count > 0) {
		CHECK_EQ(CONTAINER_OF(sys_dlist_get(list), struct item, dnode)->number,
			 model->number[0]);
		model_remove(model, 0);
	} else {
		CHECK(sys_dlist_get(list) == NULL);
	}
}

static void dlist_random(void)
{
	sys_dlist_t list = SYS_DLIST_STATIC_INIT(&list);
	struct model model = { .count = 0 };
	uint64_t state = 7;

	number_items();
	for (int i = 0; i < ROUNDS; i++) {
		dlist_step(&list, &model, &items[check_random(&state) % NODES],
			   check_random(&state));
		check_dlist(&list, &model);
	}
}

static void dlist_loops(void)
{
	sys_dlist_t list;
	struct item *item;
	struct item *next;
	sys_dnode_t *node;
	sys_dnode_t *next_node;
	int expected = 0;

	number_items();
	sys_dlist_init(&list);
	for (int i = 0; i < NODES; i++) {
		sys_dlist_append(&list, &items[i].dnode);
	}
	SYS_DLIST_FOR_EACH_NODE(&list, node) {
		CHECK(node == &items[expected++].dnode);
	}
	node = &items[5].dnode;
	expected = 6;
	SYS_DLIST_ITERATE_FROM_NODE(&list, node) {
		CHECK(node == &items[expected++].dnode);
	}
	CHECK_EQ(expected, NODES);
	SYS_DLIST_FOR_EACH_CONTAINER_SAFE(&list, item, next, dnode) {
		if (item->number % 2 == 0) {
			sys_dlist_remove(&item->dnode);
		}
	}
	CHECK_EQ(sys_dlist_len(&list), NODES / 2);
	SYS_DLIST_FOR_EACH_NODE_SAFE(&list, node, next_node) {
		sys_dlist_remove(node);
	}
	CHECK(sys_dlist_is_empty(&list) && sys_dlist_peek_head(&list) == NULL);
	CHECK(SYS_DLIST_PEEK_HEAD_CONTAINER(&list, item, dnode) == NULL);
}

/* The same for both kinds of singly linked list. */
#define SINGLE_LIST_TESTS(L, U, member, list_t, node_t) \
	static void check_##L(list_t *list, const struct model *model) \
	{ \
		struct item *item; \
		size_t at = 0; \
		SYS_##U##_FOR_EACH_CONTAINER(list, item, member) { \
			CHECK(at < model->count && item->number == model->number[at]); \
			at++; \
		} \
		CHECK_EQ(at, model->count); \
		CHECK_EQ(sys_##L##_len(list), model->count); \
		CHECK_EQ(sys_##L##_is_empty(list), model->count == 0); \
		item = SYS_##U##_PEEK_TAIL_CONTAINER(list, item, member); \
		CHECK(model->count == 0 ? item == NULL \
					: item->number == model->number[model->count - 1]); \
	} \
	static void L##_add(list_t *list, struct model *model, struct item *item, \
			    unsigned int what) \
	{ \
		if (what % 3 == 0) { \
			sys_##L##_append(list, &item->member); \
			model_insert(model, model->count, item->number); \
		} else if (what % 3 == 1 || model->count == 0) { \
			sys_##L##_prepend(list, &item->member); \
			model_insert(model, 0, item->number); \
		} else { \
			const size_t after = what / 3 % model->count; \
			sys_##L##_insert(list, &items[model->number[after]].member, \
					 &item->member); \
			model_insert(model, after + 1, item->number); \
		} \
	} \
	static void L##_random(void) \
	{ \
		list_t list; \
		struct model model = { .count = 0 }; \
		uint64_t state = 8; \
		number_items(); \
		sys_##L##_init(&list); \
		for (int i = 0; i < ROUNDS; i++) { \
			struct item *const item = &items[check_random(&state) % NODES]; \
			const size_t at = model_find(&model, item->number); \
			if (check_random(&state) % 8 == 0 && model.count > 0) { \
				CHECK(sys_##L##_get(&list) == &items[model.number[0]].member); \
				model_remove(&model, 0); \
			} else if (at < model.count) { \
				CHECK(sys_##L##_find_and_remove(&list, &item->member)); \
				model_remove(&model, at); \
			} else { \
				CHECK(!sys_##L##_find_and_remove(&list, &item->member)); \
				L##_add(&list, &model, item, check_random(&state)); \
			} \
			check_##L(&list, &model); \
		} \
	} \
	static void L##_loops(void) \
	{ \
		list_t list; \
		list_t other; \
		struct item *item; \
		struct item *next; \
		node_t *node; \
		node_t *before; \
		number_items(); \
		sys_##L##_init(&list); \
		sys_##L##_init(&other); \
		CHECK(sys_##L##_get(&list) == NULL); \
		for (int i = 0; i < NODES; i++) { \
			sys_##L##_append(i < NODES / 2 ? &list : &other, &items[i].member); \
		} \
		sys_##L##_merge_##L(&list, &other); \
		CHECK(sys_##L##_is_empty(&other)); \
		CHECK_EQ(sys_##L##_len(&list), NODES); \
		CHECK(sys_##L##_find(&list, &items[3].member, &before)); \
		CHECK(before == &items[2].member); \
		SYS_##U##_FOR_EACH_CONTAINER_SAFE(&list, item, next, member) { \
			if (item->number % 2 == 1) { \
				CHECK(sys_##L##_find_and_remove(&list, &item->member)); \
			} \
		} \
		CHECK(sys_##L##_peek_tail(&list) == &items[NODES - 2].member); \
		sys_##L##_append_list(&other, &items[0].member, &items[NODES - 2].member); \
		CHECK_EQ(sys_##L##_len(&other), NODES / 2); \
		node = &items[2].member; \
		SYS_##U##_ITERATE_FROM_NODE(&list, node) { \
			CHECK(node == &items[4].member || node == &items[6].member); \
		} \
		sys_##L##_append_list(&other, NULL, NULL); \
		CHECK_EQ(sys_##L##_len(&other), NODES / 2); \
	}

SINGLE_LIST_TESTS(slist, SLIST, snode, sys_slist_t, sys_snode_t)
SINGLE_LIST_TESTS(sflist, SFLIST, sfnode, sys_sflist_t, sys_sfnode_t)

static void sflist_flags(void)
{
	sys_sflist_t list = SYS_SFLIST_STATIC_INIT(&list);

	number_items();
	for (int i = 0; i < NODES; i++) {
		sys_sfnode_init(&items[i].sfnode, (uint8_t)(i % 4));
		sys_sflist_prepend(&list, &items[i].sfnode);
	}
	sys_sfnode_flags_set(&items[4].sfnode, 3);
	CHECK(sys_sflist_find_and_remove(&list, &items[2].sfnode));
	for (int i = 0; i < NODES; i++) {
		CHECK_EQ(sys_sfnode_flags_get(&items[i].sfnode), i == 4 ? 3 : i % 4);
	}
	CHECK_EQ(sys_sflist_len(&list), NODES - 1);
	CHECK(sys_sflist_peek_next(&items[3].sfnode) == &items[1].sfnode);
}

int main(void)
{
	RUN(dlist_random);
	RUN(dlist_loops);
	RUN(slist_random);
	RUN(slist_loops);
	RUN(sflist_random);
	RUN(sflist_loops);
	RUN(sflist_flags);
	return check_end();
}
