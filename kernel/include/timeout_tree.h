/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Timeouts in the order of their expiry: a red-black tree whose links are in the timeouts.
 *
 * Timeouts of equal expiry keep the order in which they came. The first one is at hand, and
 * one that expires before or behind all others is inserted without a search; inserting and removing
 * take steps in proportion to the logarithm of the number of timeouts at worst.
 * Nothing here locks or knows what time it is.
 */
#ifndef KERNEL_INCLUDE_TIMEOUT_TREE_H_
#define KERNEL_INCLUDE_TIMEOUT_TREE_H_

#include <zephyr/kernel/timeout.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A tree; memory of zeroes is an empty one. */
struct timeout_tree {
	/* Above the root, which is its child[0]; never red. */
	struct _timeout head;
	/* Expire before all others, and behind them; NULL in an empty tree. */
	struct _timeout *first;
	struct _timeout *last;
};

/**
 * Insert a timeout behind those that expire no later.
 *
 * Pre: its `up` is 0. Assumptions: the caller keeps everybody else from the tree.
 */
void timeout_tree_insert(struct timeout_tree *tree, struct _timeout *to);

/** Remove a timeout; its `up` is 0 afterwards. Pre: it is in the tree. */
void timeout_tree_remove(struct timeout_tree *tree, struct _timeout *to);

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_TIMEOUT_TREE_H_ */
