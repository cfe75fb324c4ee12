/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tree of timeouts against a table of what is in it: after every step the rules of the
 * colours, the order, the first one; equal expiries in the order in which they came.
 */
#include <timeout_tree.h>

#include "check.h"

#define NODES 400
#define STEPS 6000
#define MANY 10000

struct item {
	struct _timeout to;
	uint32_t age;
};

static struct item items[MANY];
static struct timeout_tree tree;
static uint32_t births;
static uint64_t seed = 3;

static bool red(const struct _timeout *to)
{
	return to != NULL && (to->up & 1U) != 0U;
}

static bool is_before(const struct _timeout *a, const struct _timeout *b)
{
	return a->expiry < b->expiry ||
	       (a->expiry == b->expiry &&
		((const struct item *)a)->age < ((const struct item *)b)->age);
}

struct walk {
	const struct _timeout *last;
	const struct _timeout *first;
	unsigned int count;
	int deepest;
};

/* Black nodes on every way down; -1 for a broken rule. */
static int walk(const struct _timeout *to, const struct _timeout *parent, struct walk *seen,
		int depth)
{
	int left;
	int right;

	if (to == NULL) {
		return 0;
	}
	seen->deepest = depth > seen->deepest ? depth : seen->deepest;
	if ((to->up & ~(uintptr_t)1) != (uintptr_t)parent || (red(to) && red(parent))) {
		return -1;
	}
	left = walk(to->child[0], to, seen, depth + 1);
	if (seen->last != NULL && !is_before(seen->last, to)) {
		return -1;
	}
	seen->first = seen->last == NULL ? to : seen->first;
	seen->last = to;
	seen->count++;
	right = walk(to->child[1], to, seen, depth + 1);
	return left < 0 || left != right ? -1 : left + !red(to);
}

static int check_tree(unsigned int count)
{
	struct walk seen = { .last = NULL };
	const int blacks = walk(tree.head.child[0], &tree.head, &seen, 1);

	CHECK(blacks >= 0 && seen.count == count && tree.first == seen.first);
	CHECK(!red(tree.head.child[0]) && tree.head.child[1] == NULL && tree.head.up == 0U);
	return seen.deepest;
}

static void add(struct item *item, int64_t expiry)
{
	item->to.expiry = expiry;
	item->age = births++;
	timeout_tree_insert(&tree, &item->to);
}

static void random_steps(uint32_t expiries)
{
	unsigned int count = 0;

	for (int step = 0; step < STEPS; step++) {
		struct item *const item = &items[check_random(&seed) % NODES];

		if (item->to.up == 0U) {
			add(item, (int64_t)(check_random(&seed) % expiries) - 5);
			count++;
		} else {
			timeout_tree_remove(&tree, &item->to);
			CHECK(item->to.up == 0U);
			count--;
		}
		(void)check_tree(count);
	}
	while (tree.first != NULL) {
		timeout_tree_remove(&tree, tree.first);
		(void)check_tree(--count);
	}
	CHECK_EQ(count, 0);
}

static void many_different(void)
{
	random_steps(0x7fffffff);
}

static void many_equal(void)
{
	random_steps(7);
	random_steps(1);
}

/* Whatever the order, no way down is longer than twice the logarithm. */
static void depth(void)
{
	for (int order = 0; order < 3; order++) {
		for (int i = 0; i < MANY; i++) {
			const int64_t expiries[] = { i, -i, check_random(&seed) };

			add(&items[i], expiries[order] * 0x100000000);
		}
		CHECK(check_tree(MANY) <= 2 * 14);
		for (int i = 0; i < MANY; i += 2) {
			timeout_tree_remove(&tree, &items[i].to);
		}
		CHECK(check_tree(MANY / 2) <= 2 * 13);
		for (int i = MANY / 2; i > 0; i--) {
			timeout_tree_remove(&tree, tree.first);
		}
		(void)check_tree(0);
	}
}

int main(void)
{
	RUN(many_different);
	RUN(many_equal);
	RUN(depth);
	return check_end();
}
