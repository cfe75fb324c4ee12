/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Red-black trees: sorted sets of nodes that lie in the user's objects.
 *
 * A node is two pointers; the colour is in the lowest bit of the left one (set: black). There is
 * no pointer to the parent: insertion and removal keep the path in an array on the stack, as long
 * as the tree has ever been deep. The tree does not lock; whoever shares one locks around it. All
 * functions may be called from any context. Time is logarithmic.
 *
 * Before use: a zeroed struct rbtree with lessthan_fn set.
 */
#ifndef ZEPHYR_INCLUDE_SYS_RB_H_
#define ZEPHYR_INCLUDE_SYS_RB_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct rbnode {
	struct rbnode *children[2];
};

/**
 * The order of a tree: true if @p a comes before @p b. During rb_insert() @p a is the new node.
 * Of two nodes one must come first, or rb_remove() and rb_contains() may not find them.
 */
typedef bool (*rb_lessthan_t)(struct rbnode *a, struct rbnode *b);

struct rbtree {
	struct rbnode *root;
	rb_lessthan_t lessthan_fn;
	/** Levels that the tree has ever had, an upper bound. */
	int max_depth;
};

/**
 * Levels that a tree can have: twice those of a full one, whose nodes of two pointers each fill
 * the address space.
 */
#define Z_MAX_RBTREE_DEPTH (2 * (8 * (int)sizeof(void *) - (sizeof(void *) < 8 ? 2 : 3) - 1) + 1)

typedef void (*rb_visit_t)(struct rbnode *node, void *cookie);

struct rbnode *z_rb_child(struct rbnode *node, uint8_t side);
int z_rb_is_black(struct rbnode *node);
void z_rb_walk(struct rbnode *node, rb_visit_t visit_fn, void *cookie);
struct rbnode *z_rb_get_minmax(struct rbtree *tree, uint8_t side);

/** Put a node into the tree; it must not be in one. */
void rb_insert(struct rbtree *tree, struct rbnode *node);

/** Take a node out of the tree. One that is not in it changes nothing. */
void rb_remove(struct rbtree *tree, struct rbnode *node);

/** First, last node in order; NULL if the tree is empty. */
static inline struct rbnode *rb_get_min(struct rbtree *tree)
{
	return z_rb_get_minmax(tree, 0);
}

static inline struct rbnode *rb_get_max(struct rbtree *tree)
{
	return z_rb_get_minmax(tree, 1);
}

/** True if this very node is in the tree. The node itself is read by lessthan_fn only. */
bool rb_contains(struct rbtree *tree, struct rbnode *node);

/** Call a function with every node, in order. Recursive, one level for each of the tree. */
static inline void rb_walk(struct rbtree *tree, rb_visit_t visit_fn, void *cookie)
{
	z_rb_walk(tree->root, visit_fn, cookie);
}

/* The path to the node that a loop is at, of those nodes only that come after it. */
struct _rb_foreach {
	struct rbnode **stack;
	int32_t top;
	bool started;
};

#define Z_RB_FOREACH_INIT(tree) \
	{ \
		.stack = (struct rbnode **)__builtin_alloca( \
			((size_t)(tree)->max_depth + 1) * sizeof(struct rbnode *)), \
		.top = 0, .started = false, \
	}

struct rbnode *z_rb_foreach_next(struct rbtree *tree, struct _rb_foreach *f);

/**
 * Loop over the nodes in order. The tree must not change meanwhile. @p tree is evaluated several
 * times; the loop takes stack for a path, until the function returns.
 */
#define RB_FOR_EACH(tree, node) \
	for (struct _rb_foreach __f = Z_RB_FOREACH_INIT(tree); \
	     (node = z_rb_foreach_next(tree, &__f)) != NULL;)

/** The same over the objects that the nodes lie in, as member @p field. */
#define RB_FOR_EACH_CONTAINER(tree, node, field) \
	for (struct _rb_foreach __f = Z_RB_FOREACH_INIT(tree); __extension__({ \
		     struct rbnode *const __n = z_rb_foreach_next(tree, &__f); \
		     node = __n != NULL ? CONTAINER_OF(__n, __typeof__(*(node)), field) : NULL; \
	     }) != NULL;)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_RB_H_ */
