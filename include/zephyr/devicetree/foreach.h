/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loops over nodes and over elements of properties.
 *
 * The preprocessor does not expand a macro inside itself, so a loop's fn cannot use the same
 * loop again. Included by <zephyr/devicetree.h>.
 */
#ifndef ZEPHYR_INCLUDE_DEVICETREE_FOREACH_H_
#define ZEPHYR_INCLUDE_DEVICETREE_FOREACH_H_

#include <zephyr/devicetree/node.h>

/** fn(node) for every node of the devicetree. */
#define DT_FOREACH_NODE(fn) DT_FOREACH_HELPER(fn)
/** fn(node, ...) for every node of the devicetree. */
#define DT_FOREACH_NODE_VARGS(fn, ...) DT_FOREACH_HELPER_VARGS(fn, __VA_ARGS__)
/** fn(node) for every enabled node. */
#define DT_FOREACH_STATUS_OKAY_NODE(fn) DT_FOREACH_OKAY_HELPER(fn)
/** fn(node, ...) for every enabled node. */
#define DT_FOREACH_STATUS_OKAY_NODE_VARGS(fn, ...) DT_FOREACH_OKAY_HELPER_VARGS(fn, __VA_ARGS__)
/** fn(node) for the parent, its parent and so on, the root last. */
#define DT_FOREACH_ANCESTOR(node, fn) DT_CAT(node, _FOREACH_ANCESTOR)(fn)
/** How many children a node has. */
#define DT_CHILD_NUM(node) DT_CAT(node, _CHILD_NUM)
/** How many enabled children a node has. */
#define DT_CHILD_NUM_STATUS_OKAY(node) DT_CAT(node, _CHILD_NUM_STATUS_OKAY)

/** fn(child) for each child. */
#define DT_FOREACH_CHILD(node, fn) DT_CAT(node, _FOREACH_CHILD)(fn)
/** The same with @p sep, given in parentheses, in between. */
#define DT_FOREACH_CHILD_SEP(node, fn, sep) DT_CAT(node, _FOREACH_CHILD_SEP)(fn, sep)
/** fn(child, ...) for each child. */
#define DT_FOREACH_CHILD_VARGS(node, fn, ...) \
	DT_CAT(node, _FOREACH_CHILD_VARGS)(fn, __VA_ARGS__)
/** The same with @p sep in between. */
#define DT_FOREACH_CHILD_SEP_VARGS(node, fn, sep, ...) \
	DT_CAT(node, _FOREACH_CHILD_SEP_VARGS)(fn, sep, __VA_ARGS__)
/** fn(child) for each enabled child. */
#define DT_FOREACH_CHILD_STATUS_OKAY(node, fn) DT_CAT(node, _FOREACH_CHILD_STATUS_OKAY)(fn)
/** The same with @p sep, given in parentheses, in between. */
#define DT_FOREACH_CHILD_STATUS_OKAY_SEP(node, fn, sep) \
	DT_CAT(node, _FOREACH_CHILD_STATUS_OKAY_SEP)(fn, sep)
/** fn(child, ...) for each enabled child. */
#define DT_FOREACH_CHILD_STATUS_OKAY_VARGS(node, fn, ...) \
	DT_CAT(node, _FOREACH_CHILD_STATUS_OKAY_VARGS)(fn, __VA_ARGS__)
/** The same with @p sep in between. */
#define DT_FOREACH_CHILD_STATUS_OKAY_SEP_VARGS(node, fn, sep, ...) \
	DT_CAT(node, _FOREACH_CHILD_STATUS_OKAY_SEP_VARGS)(fn, sep, __VA_ARGS__)

/** fn(node) for every enabled node with a compatible. */
#define DT_FOREACH_STATUS_OKAY(compat, fn) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(compat), \
		    (DT_CAT(DT_FOREACH_OKAY_, compat)(fn)), ())
/** fn(node, ...) for every enabled node with a compatible. */
#define DT_FOREACH_STATUS_OKAY_VARGS(compat, fn, ...) \
	COND_CODE_1(DT_HAS_COMPAT_STATUS_OKAY(compat), \
		    (DT_CAT(DT_FOREACH_OKAY_VARGS_, compat)(fn, __VA_ARGS__)), ())

/** fn(node, prop, idx) for each element of a property. */
#define DT_FOREACH_PROP_ELEM(node, prop, fn) DT_CAT4(node, _P_, prop, _FOREACH_PROP_ELEM)(fn)
/** The same with @p sep in between. */
#define DT_FOREACH_PROP_ELEM_SEP(node, prop, fn, sep) \
	DT_CAT4(node, _P_, prop, _FOREACH_PROP_ELEM_SEP)(fn, sep)
/** fn(node, prop, idx, ...) for each element. */
#define DT_FOREACH_PROP_ELEM_VARGS(node, prop, fn, ...) \
	DT_CAT4(node, _P_, prop, _FOREACH_PROP_ELEM_VARGS)(fn, __VA_ARGS__)
/** The same with @p sep in between. */
#define DT_FOREACH_PROP_ELEM_SEP_VARGS(node, prop, fn, sep, ...) \
	DT_CAT4(node, _P_, prop, _FOREACH_PROP_ELEM_SEP_VARGS)(fn, sep, __VA_ARGS__)

#endif /* ZEPHYR_INCLUDE_DEVICETREE_FOREACH_H_ */
