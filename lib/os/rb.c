/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Red-black trees (sys/rb.h). The rules: the root is black, a red node has no red child, every way
 * from the root down to nothing meets the same number of black nodes.
 *
 * Nodes do not know their parents, so whoever changes the tree first collects the path: nodes
 * from the root to the one concerned. All rotations are one operation, lift(): a child takes its
 * parent's place.
 */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/rb.h>

#define BLACK ((uintptr_t)1)

/* Nodes from the root down. */
struct path {
	struct rbtree *tree;
	struct rbnode **nodes;
	int depth;
};

/* On the stack of the function that uses it; removal's rotations make a path one longer. */
#define PATH_INIT(_tree) \
	{ \
		.tree = (_tree), \
		.nodes = (struct rbnode **)__builtin_alloca(((size_t)(_tree)->max_depth + 2) * \
							    sizeof(struct rbnode *)), \
		.depth = 0, \
	}

static inline struct rbnode *child(const struct rbnode *node, unsigned int side)
{
	const uintptr_t link = (uintptr_t)node->children[side];

	return (struct rbnode *)(side == 0 ? link & ~BLACK : link);
}

static inline void set_child(struct rbnode *node, unsigned int side, struct rbnode *to)
{
	const uintptr_t kept = side == 0 ? (uintptr_t)node->children[0] & BLACK : 0;

	node->children[side] = (struct rbnode *)((uintptr_t)to | kept);
}

static inline bool is_black(const struct rbnode *node)
{
	return ((uintptr_t)node->children[0] & BLACK) != 0;
}

static inline bool is_red(const struct rbnode *node)
{
	return node != NULL && !is_black(node);
}

static inline void set_black(struct rbnode *node, bool black)
{
	node->children[0] = (struct rbnode *)((uintptr_t)child(node, 0) | (black ? BLACK : 0));
}

static inline unsigned int side_of(const struct rbnode *parent, const struct rbnode *node)
{
	__ASSERT(child(parent, 0) == node || child(parent, 1) == node, "%p is no child of %p",
		 (const void *)node, (const void *)parent);
	return child(parent, 1) == node;
}

static inline void push(struct path *path, struct rbnode *node)
{
	__ASSERT(path->depth <= path->tree->max_depth + 1, "tree %p is deeper than %d",
		 (void *)path->tree, path->tree->max_depth);
	path->nodes[path->depth++] = node;
}

/* Let another node hang where the node at a place of the path hangs. */
static void replace(struct path *path, int place, struct rbnode *with)
{
	if (place == 0) {
		path->tree->root = with;
	} else {
		struct rbnode *const above = path->nodes[place - 1];

		set_child(above, side_of(above, path->nodes[place]), with);
	}
}

/*
 * A child of the node at a place takes that node's place; the node becomes its child.
 *
 *	    p             c
 *	   / \           / \
 *	  c   3   --->  1   p
 *	 / \               / \
 *	1   2             2   3
 */
static void lift(struct path *path, int place, unsigned int side)
{
	struct rbnode *const parent = path->nodes[place];
	struct rbnode *const node = child(parent, side);

	__ASSERT(node != NULL, "nothing to lift over %p", (void *)parent);
	replace(path, place, node);
	set_child(parent, side, child(node, 1 - side));
	set_child(node, 1 - side, parent);
}

/* The last node of the path is red: repair what that breaks. */
static void insert_fix(struct path *path)
{
	int at = path->depth - 1;

	__ASSERT(is_black(path->tree->root), "tree %p has a red root", (void *)path->tree);
	while (is_red(path->nodes[at - 1])) {
		struct rbnode *parent = path->nodes[at - 1];
		struct rbnode *const grand = path->nodes[at - 2];
		const unsigned int side = side_of(grand, parent);
		struct rbnode *const uncle = child(grand, 1 - side);

		if (!is_red(uncle)) {
			if (side_of(parent, path->nodes[at]) != side) {
				lift(path, at - 1, 1 - side);
				parent = path->nodes[at];
			}
			lift(path, at - 2, side);
			set_black(parent, true);
			set_black(grand, false);
			return;
		}
		set_black(parent, true);
		set_black(uncle, true);
		if (at == 2) {
			return;
		}
		set_black(grand, false);
		at -= 2;
	}
}

void rb_insert(struct rbtree *tree, struct rbnode *node)
{
	struct path path = PATH_INIT(tree);
	struct rbnode *next = tree->root;
	unsigned int side = 0;

	__ASSERT(tree->lessthan_fn != NULL, "tree %p has no order", (void *)tree);
	__ASSERT(((uintptr_t)node & BLACK) == 0, "node %p is not aligned", (void *)node);
	node->children[0] = NULL;
	node->children[1] = NULL;
	if (next == NULL) {
		set_black(node, true);
		tree->root = node;
		tree->max_depth = MAX(tree->max_depth, 1);
		return;
	}
	while (next != NULL) {
		__ASSERT(next != node, "node %p is in tree %p already", (void *)node, (void *)tree);
		push(&path, next);
		side = tree->lessthan_fn(node, next) ? 0 : 1;
		next = child(next, side);
	}
	set_child(path.nodes[path.depth - 1], side, node);
	push(&path, node);
	tree->max_depth = MAX(tree->max_depth, path.depth);
	insert_fix(&path);
}

/* The path to a node; false if it is not in the tree. */
static bool find(struct path *path, struct rbnode *node)
{
	struct rbnode *next = path->tree->root;

	while (next != NULL) {
		push(path, next);
		if (next == node) {
			return true;
		}
		next = child(next, path->tree->lessthan_fn(node, next) ? 0 : 1);
	}
	return false;
}

/* The last node of the path, which has two children, changes places with the one after it. */
static void swap_with_next(struct path *path)
{
	const int upper = path->depth - 1;
	struct rbnode *const node = path->nodes[upper];
	struct rbnode *next = child(node, 1);
	struct rbnode *below;
	bool black;

	for (; child(next, 0) != NULL; next = child(next, 0)) {
		push(path, next);
	}
	push(path, next);
	below = child(next, 1);
	black = is_black(next);
	set_black(next, is_black(node));
	replace(path, upper, next);
	set_child(next, 0, child(node, 0));
	if (child(node, 1) == next) {
		set_child(next, 1, node);
	} else {
		set_child(next, 1, child(node, 1));
		set_child(path->nodes[path->depth - 2], 0, node);
	}
	set_child(node, 0, NULL);
	set_child(node, 1, below);
	set_black(node, black);
	path->nodes[upper] = next;
	path->nodes[path->depth - 1] = node;
}

/*
 * The sibling has a red child: rotations give the short side the black node that it lacks.
 * @p side is the short side of the last node of the path.
 */
static void remove_rotate(struct path *path, unsigned int side)
{
	const int at = path->depth - 1;
	struct rbnode *const parent = path->nodes[at];
	struct rbnode *sibling = child(parent, 1 - side);

	if (!is_red(child(sibling, 1 - side))) {
		push(path, sibling);
		lift(path, at + 1, side);
		sibling = child(parent, 1 - side);
	}
	lift(path, at, 1 - side);
	set_black(sibling, is_black(parent));
	set_black(parent, true);
	set_black(child(sibling, 1 - side), true);
}

/* Below the last node of the path, on one side, a black node is missing. */
static void remove_fix(struct path *path, unsigned int side)
{
	while (true) {
		struct rbnode *const parent = path->nodes[path->depth - 1];
		struct rbnode *sibling = child(parent, 1 - side);

		__ASSERT(sibling != NULL, "black nodes of %p are out of balance", (void *)parent);
		if (is_red(sibling)) {
			lift(path, path->depth - 1, 1 - side);
			set_black(sibling, true);
			set_black(parent, false);
			path->nodes[path->depth - 1] = sibling;
			push(path, parent);
			sibling = child(parent, 1 - side);
		}
		if (is_red(child(sibling, 0)) || is_red(child(sibling, 1))) {
			remove_rotate(path, side);
			return;
		}
		set_black(sibling, false);
		if (is_red(parent) || path->depth == 1) {
			set_black(parent, true);
			return;
		}
		path->depth--;
		side = side_of(path->nodes[path->depth - 1], parent);
	}
}

void rb_remove(struct rbtree *tree, struct rbnode *node)
{
	struct path path = PATH_INIT(tree);
	struct rbnode *below;
	unsigned int side = 0;

	if (!find(&path, node)) {
		return;
	}
	if (child(node, 0) != NULL && child(node, 1) != NULL) {
		swap_with_next(&path);
	}
	below = child(node, 0) != NULL ? child(node, 0) : child(node, 1);
	if (path.depth > 1) {
		side = side_of(path.nodes[path.depth - 2], node);
	}
	replace(&path, path.depth - 1, below);
	path.depth--;
	if (below != NULL) {
		/* The only child of a node is red and has none. */
		__ASSERT(is_red(below), "%p is black and alone", (void *)below);
		set_black(below, true);
	} else if (is_black(node) && path.depth > 0) {
		remove_fix(&path, side);
	}
}

bool rb_contains(struct rbtree *tree, struct rbnode *node)
{
	struct rbnode *next = tree->root;

	while (next != NULL && next != node) {
		next = child(next, tree->lessthan_fn(node, next) ? 0 : 1);
	}
	return next != NULL;
}

struct rbnode *z_rb_get_minmax(struct rbtree *tree, uint8_t side)
{
	struct rbnode *node = tree->root;

	while (node != NULL && child(node, side) != NULL) {
		node = child(node, side);
	}
	return node;
}

struct rbnode *z_rb_child(struct rbnode *node, uint8_t side)
{
	return child(node, side);
}

int z_rb_is_black(struct rbnode *node)
{
	return is_black(node);
}

void z_rb_walk(struct rbnode *node, rb_visit_t visit_fn, void *cookie)
{
	if (node != NULL) {
		z_rb_walk(child(node, 0), visit_fn, cookie);
		visit_fn(node, cookie);
		z_rb_walk(child(node, 1), visit_fn, cookie);
	}
}

struct rbnode *z_rb_foreach_next(struct rbtree *tree, struct _rb_foreach *f)
{
	struct rbnode *node = NULL;
	struct rbnode *next = tree->root;

	if (f->started) {
		if (f->top == 0) {
			return NULL;
		}
		node = f->stack[f->top - 1];
		next = child(node, 1);
		f->top--;
	}
	f->started = true;
	/* What stays on the stack comes after all that is pushed now; the last of it is next. */
	for (; next != NULL; next = child(next, 0)) {
		__ASSERT(f->top < tree->max_depth, "tree %p has changed in a loop", (void *)tree);
		f->stack[f->top++] = next;
	}
	return f->top == 0 ? NULL : f->stack[f->top - 1];
}
