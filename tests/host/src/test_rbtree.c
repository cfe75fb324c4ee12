/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Red-black trees against a table of what is in them: after every step the rules of the colours,
 * the order, and all ways of going through the nodes.
 */
#include <string.h>
#include <zephyr/sys/rb.h>

#include "check.h"

#define NODES 300
#define ROUNDS 4000

struct item {
	unsigned int key;
	struct rbnode node;
	bool in;
};

static struct item items[NODES];
static struct rbtree tree;
static const struct rbnode *inserted;

static struct item *item_of(struct rbnode *node)
{
	return CONTAINER_OF(node, struct item, node);
}

static bool less(struct rbnode *a, struct rbnode *b)
{
	/* A new node is always the first argument. */
	CHECK(inserted == NULL || (a == inserted && b != inserted));
	return item_of(a)->key < item_of(b)->key;
}

/* Black nodes on every way down; -1 for a rule that is broken. */
static int black_height(struct rbnode *node, int depth)
{
	int left;
	int right;

	if (node == NULL) {
		return 0;
	}
	CHECK(depth < tree.max_depth);
	left = black_height(z_rb_child(node, 0), depth + 1);
	right = black_height(z_rb_child(node, 1), depth + 1);
	for (uint8_t side = 0; side < 2; side++) {
		struct rbnode *const child = z_rb_child(node, side);

		if (child != NULL && !z_rb_is_black(node) && !z_rb_is_black(child)) {
			return -1;
		}
	}
	return left < 0 || left != right ? -1 : left + z_rb_is_black(node);
}

static void visit(struct rbnode *node, void *cookie)
{
	struct item **const last = (struct item **)cookie;

	CHECK(item_of(node)->in && (*last == NULL || (*last)->key < item_of(node)->key));
	*last = item_of(node);
}

static void check_tree(size_t count)
{
	struct item *last = NULL;
	struct item *first = NULL;
	struct item *item;
	struct rbnode *node;
	size_t seen = 0;

	CHECK(tree.root == NULL || z_rb_is_black(tree.root));
	CHECK(black_height(tree.root, 0) >= 0);
	RB_FOR_EACH(&tree, node) {
		first = first == NULL ? item_of(node) : first;
		visit(node, (void *)&last);
		seen++;
	}
	CHECK_EQ(seen, count);
	RB_FOR_EACH_CONTAINER(&tree, item, node) {
		seen -= item->in;
	}
	CHECK_EQ(seen, 0);
	CHECK(rb_get_min(&tree) == (count == 0 ? NULL : &first->node));
	CHECK(rb_get_max(&tree) == (count == 0 ? NULL : &last->node));
	last = NULL;
	rb_walk(&tree, visit, (void *)&last);
	CHECK(count == 0 || rb_get_max(&tree) == &last->node);
}

static void start(void)
{
	tree = (struct rbtree){ .lessthan_fn = less };
	memset(items, 0, sizeof(items));
	for (unsigned int i = 0; i < NODES; i++) {
		items[i].key = i;
	}
}

static void insert(struct item *item)
{
	inserted = &item->node;
	rb_insert(&tree, &item->node);
	inserted = NULL;
	item->in = true;
}

static void random_steps(void)
{
	uint64_t state = 3;

	for (unsigned int nodes = 1; nodes <= NODES; nodes = nodes * 5 / 2 + 1) {
		size_t count = 0;

		start();
		for (int i = 0; i < ROUNDS; i++) {
			struct item *const item = &items[check_random(&state) % nodes];

			CHECK_EQ(rb_contains(&tree, &item->node), item->in);
			if (!item->in) {
				insert(item);
				count++;
			} else {
				rb_remove(&tree, &item->node);
				item->in = false;
				count--;
			}
			if (nodes < 40 || i % 16 == 0) {
				check_tree(count);
			}
		}
	}
}

/* Up to eight nodes inserted in a random order, some of them removed in another. */
static void orders(unsigned int count, uint64_t state)
{
	unsigned int order[8];

	start();
	for (unsigned int i = 0; i < count; i++) {
		const unsigned int other = check_random(&state) % (i + 1);

		order[i] = order[other];
		order[other] = i;
	}
	for (unsigned int i = 0; i < count; i++) {
		insert(&items[order[i]]);
		check_tree(i + 1);
	}
	for (unsigned int i = 0; i < count; i++) {
		struct item *const item = &items[order[(i * 3 + state) % 8 % count]];

		if (item->in) {
			rb_remove(&tree, &item->node);
			item->in = false;
		}
		check_tree((size_t)(items[0].in + items[1].in + items[2].in + items[3].in +
				    items[4].in + items[5].in + items[6].in + items[7].in));
	}
}

static void small_trees(void)
{
	for (unsigned int count = 1; count <= 8; count++) {
		for (uint64_t state = 0; state < 400; state++) {
			orders(count, state);
		}
	}
}

/* Ascending keys are what an unbalanced tree dies of. */
static void sorted_input(void)
{
	start();
	for (unsigned int i = 0; i < NODES; i++) {
		insert(&items[i]);
	}
	check_tree(NODES);
	/* 2 log2(n + 1) is what the rules allow. */
	CHECK(tree.max_depth <= 17);
	for (unsigned int i = 0; i < NODES; i++) {
		rb_remove(&tree, rb_get_min(&tree));
		items[i].in = false;
		check_tree(NODES - 1 - i);
	}
}

static void strangers(void)
{
	struct item stranger = { .key = 1 };

	start();
	rb_remove(&tree, &stranger.node);
	CHECK(!rb_contains(&tree, &stranger.node));
	for (unsigned int i = 0; i < 8; i++) {
		insert(&items[i]);
	}
	rb_remove(&tree, &stranger.node);
	CHECK(!rb_contains(&tree, &stranger.node));
	check_tree(8);
}

int main(void)
{
	RUN(random_steps);
	RUN(small_trees);
	RUN(sorted_input);
	RUN(strangers);
	return check_end();
}
