/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A red-black tree of timeouts, ordered by expiry.
 *
 * Decides nothing about time: timeout.c says when to insert and to remove. The tree hangs below a
 * head that is nobody's timeout, so that the root has a place in a parent like every other node,
 * and so that a link upwards is never 0 in the tree. The lowest bit of that link is the colour.
 *
 * Rules: the root is black; a red node has no red child; every way from the root down to where a
 * child is missing passes the same number of black nodes. So no way is more than twice as long as
 * another.
 */
#include <stddef.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

#include <slow_path.h>
#include <timeout_tree.h>

#define RED ((uintptr_t)1)

BUILD_ASSERT(__alignof(struct _timeout) >= 2, "the lowest bit of an address holds the colour");

static ALWAYS_INLINE struct _timeout *parent_of(const struct _timeout *to)
{
	return (struct _timeout *)(to->up & ~RED);
}

static ALWAYS_INLINE bool is_red(const struct _timeout *to)
{
	return (to->up & RED) != 0U;
}

/* A child that is missing is black. */
static ALWAYS_INLINE bool is_red_child(const struct _timeout *to)
{
	return to != NULL && is_red(to);
}

static ALWAYS_INLINE unsigned int side_of(const struct _timeout *to, const struct _timeout *parent)
{
	return parent->child[1] == to;
}

static ALWAYS_INLINE void set_parent(struct _timeout *to, struct _timeout *parent)
{
	to->up = (uintptr_t)parent | (to->up & RED);
}

/*
 * The child of `top` opposite to `side` takes top's place and colour; top becomes its child on
 * `side`, red.
 *
 *      top               new
 *     /   \             /   \
 *    a     new   ->   top    c      side = 0
 *         /   \      /   \
 *        b     c    a     b
 */
static void rotate(struct _timeout *top, unsigned int side)
{
	struct _timeout *const new_top = top->child[side ^ 1U];
	struct _timeout *const between = new_top->child[side];
	struct _timeout *const above = parent_of(top);

	above->child[side_of(top, above)] = new_top;
	new_top->up = top->up;
	new_top->child[side] = top;
	top->up = (uintptr_t)new_top | RED;
	top->child[side ^ 1U] = between;
	if (between != NULL) {
		set_parent(between, top);
	}
}

/* `to` is red, and perhaps its parent is too. */
static SLOW_PATH void repair_insertion(struct _timeout *to)
{
	struct _timeout *parent = parent_of(to);

	while (is_red(parent)) {
		/* The root is black, so this is not the head. */
		struct _timeout *const grand = parent_of(parent);
		const unsigned int side = side_of(parent, grand);
		struct _timeout *const uncle = grand->child[side ^ 1U];

		if (!is_red_child(uncle)) {
			if (side_of(to, parent) != side) {
				rotate(parent, side);
			}
			rotate(grand, side ^ 1U);
			return;
		}
		parent->up &= ~RED;
		uncle->up &= ~RED;
		grand->up |= RED;
		to = grand;
		parent = parent_of(to);
	}
}

/* Descend to where a child is missing, and be that child. Returns the parent. */
static ALWAYS_INLINE struct _timeout *hang_below(struct _timeout *parent, struct _timeout *to)
{
	const int64_t expiry = to->expiry;

	for (;;) {
		struct _timeout **const link = &parent->child[expiry < parent->expiry ? 0 : 1];

		if (*link == NULL) {
			*link = to;
			return parent;
		}
		parent = *link;
	}
}

void timeout_tree_insert(struct timeout_tree *tree, struct _timeout *to)
{
	struct _timeout *parent = tree->last;

	__ASSERT(to->up == 0U, "timeout %p is in a tree", (void *)to);
	to->child[0] = NULL;
	to->child[1] = NULL;
	if (parent == NULL) {
		tree->head.child[0] = to;
		tree->first = to;
		tree->last = to;
		to->up = (uintptr_t)&tree->head;
		return;
	}
	if (to->expiry >= parent->expiry) {
		parent->child[1] = to;
		tree->last = to;
	} else if (to->expiry < tree->first->expiry) {
		parent = tree->first;
		parent->child[0] = to;
		tree->first = to;
	} else {
		parent = hang_below(tree->head.child[0], to);
	}
	to->up = (uintptr_t)parent | RED;
	if (is_red(parent)) {
		repair_insertion(to);
		tree->head.child[0]->up &= ~RED;
	}
}

/* Ways through parent's child on `side` are one black node short. */
static SLOW_PATH void repair_removal(struct _timeout *parent, unsigned int side,
				     struct _timeout *head)
{
	while (parent != head) {
		struct _timeout *sibling = parent->child[side ^ 1U];

		__ASSERT(sibling != NULL, "a black node had no counterpart");
		if (is_red(sibling)) {
			rotate(parent, side);
			sibling = parent->child[side ^ 1U];
		}
		if (!is_red_child(sibling->child[side ^ 1U]) &&
		    is_red_child(sibling->child[side])) {
			rotate(sibling, side ^ 1U);
			sibling = parent->child[side ^ 1U];
		}
		if (is_red_child(sibling->child[side ^ 1U])) {
			rotate(parent, side);
			parent->up &= ~RED;
			sibling->child[side ^ 1U]->up &= ~RED;
			return;
		}
		sibling->up |= RED;
		if (is_red(parent)) {
			parent->up &= ~RED;
			return;
		}
		side = side_of(parent, parent_of(parent));
		parent = parent_of(parent);
	}
}

/*
 * Exchange the places of a timeout with two children and of the next one, which has no left
 * child. The link upwards of next's child is left to the caller, who will take `to` out.
 */
static SLOW_PATH void exchange_with_next(struct _timeout *to)
{
	struct _timeout *const above = parent_of(to);
	struct _timeout *next = to->child[1];
	uintptr_t next_up;

	__ASSERT(to->child[0] != NULL && next != NULL, "one child can take its place");
	while (next->child[0] != NULL) {
		next = next->child[0];
	}
	next_up = next->up;
	above->child[side_of(to, above)] = next;
	next->up = to->up;
	next->child[0] = to->child[0];
	set_parent(next->child[0], next);
	to->child[0] = next->child[1];
	if (to->child[1] == next) {
		to->up = (uintptr_t)next | (next_up & RED);
		next->child[1] = to;
	} else {
		to->up = next_up;
		parent_of(to)->child[0] = to;
		next->child[1] = to->child[1];
		set_parent(next->child[1], next);
	}
	/* The one child that is left, if there is one, is in child[0] now. */
	to->child[1] = NULL;
}

/* The neighbour of the first or the last one. What is beyond such a node is one red node at most.
 */
static ALWAYS_INLINE struct _timeout *neighbour_of_end(struct timeout_tree *tree,
						       struct _timeout *end, struct _timeout *child)
{
	struct _timeout *const next = child != NULL ? child : parent_of(end);

	return next != &tree->head ? next : NULL;
}

void timeout_tree_remove(struct timeout_tree *tree, struct _timeout *to)
{
	struct _timeout *parent = parent_of(to);
	struct _timeout *child;
	unsigned int side;

	__ASSERT(to->up != 0U, "timeout %p is in no tree", (void *)to);
	__ASSERT(tree->first != NULL && tree->last != NULL, "timeout %p is in another tree",
		 (void *)to);
	if (to == tree->first) {
		tree->first = neighbour_of_end(tree, to, to->child[1]);
	}
	if (to == tree->last) {
		tree->last = neighbour_of_end(tree, to, to->child[0]);
	}
	if (to->child[0] != NULL && to->child[1] != NULL) {
		exchange_with_next(to);
		parent = parent_of(to);
	}
	child = to->child[0] != NULL ? to->child[0] : to->child[1];
	side = side_of(to, parent);
	parent->child[side] = child;
	if (child != NULL) {
		/* It was red, for `to` has no other child: now it is black in place of `to`. */
		child->up = (uintptr_t)parent;
	} else if (!is_red(to)) {
		repair_removal(parent, side, &tree->head);
	}
	to->up = 0;
}
