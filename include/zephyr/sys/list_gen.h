/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions of singly linked lists, for the two kinds of node: slist.h and sflist.h.
 *
 * A kind is a name L ("slist"), a name N ("snode"), and the four functions that know the layout:
 * z_N_next_peek(), z_N_next_set(), z_L_head_set(), z_L_tail_set(), with sys_L_peek_head() and
 * sys_L_peek_tail(). Included by those two headers only.
 */
#ifndef ZEPHYR_INCLUDE_SYS_LIST_GEN_H_
#define ZEPHYR_INCLUDE_SYS_LIST_GEN_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/util.h>

/* --- Loops and containers ------------------------------------------------------------------ */

#define Z_GENLIST_FOR_EACH_NODE(L, list, node) \
	for ((node) = sys_##L##_peek_head(list); (node) != NULL; \
	     (node) = sys_##L##_peek_next(node))
#define Z_GENLIST_ITERATE_FROM_NODE(L, list, node) \
	for ((node) = (node) != NULL ? sys_##L##_peek_next_no_check(node) \
				     : sys_##L##_peek_head(list); \
	     (node) != NULL; (node) = sys_##L##_peek_next(node))
#define Z_GENLIST_FOR_EACH_NODE_SAFE(L, list, node, next) \
	for ((node) = sys_##L##_peek_head(list), (next) = sys_##L##_peek_next(node); \
	     (node) != NULL; (node) = (next), (next) = sys_##L##_peek_next(node))

#define Z_GENLIST_CONTAINER(node, object, member) \
	(((node) != NULL) ? CONTAINER_OF(node, __typeof__(*(object)), member) : NULL)
#define Z_GENLIST_PEEK_HEAD_CONTAINER(L, list, object, member) \
	Z_GENLIST_CONTAINER(sys_##L##_peek_head(list), object, member)
#define Z_GENLIST_PEEK_TAIL_CONTAINER(L, list, object, member) \
	Z_GENLIST_CONTAINER(sys_##L##_peek_tail(list), object, member)
#define Z_GENLIST_PEEK_NEXT_CONTAINER(L, object, member) \
	(((object) != NULL) \
		 ? Z_GENLIST_CONTAINER(sys_##L##_peek_next(&((object)->member)), object, member) \
		 : NULL)
#define Z_GENLIST_FOR_EACH_CONTAINER(L, list, object, member) \
	for ((object) = Z_GENLIST_PEEK_HEAD_CONTAINER(L, list, object, member); (object) != NULL; \
	     (object) = Z_GENLIST_PEEK_NEXT_CONTAINER(L, object, member))
#define Z_GENLIST_FOR_EACH_CONTAINER_SAFE(L, list, object, next, member) \
	for ((object) = Z_GENLIST_PEEK_HEAD_CONTAINER(L, list, object, member), \
	    (next) = Z_GENLIST_PEEK_NEXT_CONTAINER(L, object, member); \
	     (object) != NULL; \
	     (object) = (next), (next) = Z_GENLIST_PEEK_NEXT_CONTAINER(L, object, member))

/* --- Functions ----------------------------------------------------------------------------- */

/* Look: empty? the next node, the number of nodes, a node and the one before it. */
#define Z_GENLIST_DEFINE_LOOKING(L, N, list_t, node_t) \
	static inline bool sys_##L##_is_empty(list_t *list) \
	{ \
		return sys_##L##_peek_head(list) == NULL; \
	} \
	static inline node_t *sys_##L##_peek_next_no_check(node_t *node) \
	{ \
		return z_##N##_next_peek(node); \
	} \
	static inline node_t *sys_##L##_peek_next(node_t *node) \
	{ \
		return node != NULL ? z_##N##_next_peek(node) : NULL; \
	} \
	static inline size_t sys_##L##_len(list_t *list) \
	{ \
		size_t len = 0; \
		node_t *node; \
		Z_GENLIST_FOR_EACH_NODE(L, list, node) { \
			len++; \
		} \
		return len; \
	} \
	static inline bool sys_##L##_find(list_t *list, node_t *node, node_t **prev) \
	{ \
		node_t *before = NULL; \
		node_t *here; \
		Z_GENLIST_FOR_EACH_NODE(L, list, here) { \
			if (here == node) { \
				break; \
			} \
			before = here; \
		} \
		if (prev != NULL) { \
			*prev = before; \
		} \
		return here != NULL; \
	}

/* Add a node, or a chain of linked nodes from `head` to `tail`. */
#define Z_GENLIST_DEFINE_ADDING(L, N, list_t, node_t) \
	static inline void sys_##L##_insert(list_t *list, node_t *prev, node_t *node) \
	{ \
		node_t *const next = prev != NULL ? z_##N##_next_peek(prev) \
						  : sys_##L##_peek_head(list); \
		z_##N##_next_set(node, next); \
		if (prev != NULL) { \
			z_##N##_next_set(prev, node); \
		} else { \
			z_##L##_head_set(list, node); \
		} \
		if (next == NULL) { \
			z_##L##_tail_set(list, node); \
		} \
	} \
	static inline void sys_##L##_prepend(list_t *list, node_t *node) \
	{ \
		sys_##L##_insert(list, NULL, node); \
	} \
	static inline void sys_##L##_append(list_t *list, node_t *node) \
	{ \
		sys_##L##_insert(list, sys_##L##_peek_tail(list), node); \
	} \
	static inline void sys_##L##_append_list(list_t *list, void *head, void *tail) \
	{ \
		if (head == NULL || tail == NULL) { \
			return; \
		} \
		if (sys_##L##_is_empty(list)) { \
			z_##L##_head_set(list, (node_t *)head); \
		} else { \
			z_##N##_next_set(sys_##L##_peek_tail(list), (node_t *)head); \
		} \
		z_##L##_tail_set(list, (node_t *)tail); \
	} \
	static inline void sys_##L##_merge_##L(list_t *list, list_t *list_to_append) \
	{ \
		sys_##L##_append_list(list, sys_##L##_peek_head(list_to_append), \
				      sys_##L##_peek_tail(list_to_append)); \
		sys_##L##_init(list_to_append); \
	}

/* Take out: a node whose predecessor is known, the first, one that is looked for. */
#define Z_GENLIST_DEFINE_REMOVING(L, N, list_t, node_t) \
	static inline void sys_##L##_remove(list_t *list, node_t *prev_node, node_t *node) \
	{ \
		node_t *const next = z_##N##_next_peek(node); \
		if (prev_node != NULL) { \
			z_##N##_next_set(prev_node, next); \
		} else { \
			z_##L##_head_set(list, next); \
		} \
		if (sys_##L##_peek_tail(list) == node) { \
			z_##L##_tail_set(list, prev_node); \
		} \
		z_##N##_next_set(node, NULL); \
	} \
	static inline node_t *sys_##L##_get_not_empty(list_t *list) \
	{ \
		node_t *const node = sys_##L##_peek_head(list); \
		z_##L##_head_set(list, z_##N##_next_peek(node)); \
		if (sys_##L##_peek_tail(list) == node) { \
			z_##L##_tail_set(list, NULL); \
		} \
		return node; \
	} \
	static inline node_t *sys_##L##_get(list_t *list) \
	{ \
		return sys_##L##_is_empty(list) ? NULL : sys_##L##_get_not_empty(list); \
	} \
	static inline bool sys_##L##_find_and_remove(list_t *list, node_t *node) \
	{ \
		node_t *before; \
		if (!sys_##L##_find(list, node, &before)) { \
			return false; \
		} \
		sys_##L##_remove(list, before, node); \
		return true; \
	}

#define Z_GENLIST_DEFINE(L, N, list_t, node_t) \
	Z_GENLIST_DEFINE_LOOKING(L, N, list_t, node_t) \
	Z_GENLIST_DEFINE_ADDING(L, N, list_t, node_t) \
	Z_GENLIST_DEFINE_REMOVING(L, N, list_t, node_t)

#endif /* ZEPHYR_INCLUDE_SYS_LIST_GEN_H_ */
