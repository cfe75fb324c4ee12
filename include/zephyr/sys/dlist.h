/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists linked both ways, of nodes that live inside other objects.
 *
 * The list is itself a node: the ring list -> first -> … -> last -> list. So inserting and
 * removing know no special case. A node outside any list has NULL links. Nothing here locks.
 */
#ifndef ZEPHYR_INCLUDE_SYS_DLIST_H_
#define ZEPHYR_INCLUDE_SYS_DLIST_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _dnode {
	/** First node of a list; next node of a node. */
	union {
		struct _dnode *head;
		struct _dnode *next;
	};
	/** Last node of a list; previous node of a node. */
	union {
		struct _dnode *tail;
		struct _dnode *prev;
	};
};

typedef struct _dnode sys_dlist_t;
typedef struct _dnode sys_dnode_t;

/** Initializer of an empty list. */
#define SYS_DLIST_STATIC_INIT(ptr_to_list) { { (ptr_to_list) }, { (ptr_to_list) } }

static inline void sys_dlist_init(sys_dlist_t *list)
{
	list->head = list;
	list->tail = list;
}

/** Make a node one that is in no list. */
static inline void sys_dnode_init(sys_dnode_t *node)
{
	node->next = NULL;
	node->prev = NULL;
}

static inline bool sys_dnode_is_linked(const sys_dnode_t *node)
{
	return node->next != NULL;
}

static inline bool sys_dlist_is_empty(sys_dlist_t *list)
{
	return list->head == list;
}

static inline bool sys_dlist_is_head(sys_dlist_t *list, sys_dnode_t *node)
{
	return list->head == node;
}

static inline bool sys_dlist_is_tail(sys_dlist_t *list, sys_dnode_t *node)
{
	return list->tail == node;
}

static inline bool sys_dlist_has_multiple_nodes(sys_dlist_t *list)
{
	return list->head != list->tail;
}

/* --- Looking ------------------------------------------------------------------------------- */

/** The first node of a list that is not empty. */
static inline sys_dnode_t *sys_dlist_peek_head_not_empty(sys_dlist_t *list)
{
	return list->head;
}

/** First, last node; NULL if the list is empty. */
static inline sys_dnode_t *sys_dlist_peek_head(sys_dlist_t *list)
{
	return sys_dlist_is_empty(list) ? NULL : list->head;
}

static inline sys_dnode_t *sys_dlist_peek_tail(sys_dlist_t *list)
{
	return sys_dlist_is_empty(list) ? NULL : list->tail;
}

/** The node behind, before another; NULL at the end of the list; and for a NULL node. */
static inline sys_dnode_t *sys_dlist_peek_next_no_check(sys_dlist_t *list, sys_dnode_t *node)
{
	return node->next == list ? NULL : node->next;
}

static inline sys_dnode_t *sys_dlist_peek_next(sys_dlist_t *list, sys_dnode_t *node)
{
	return node == NULL ? NULL : sys_dlist_peek_next_no_check(list, node);
}

static inline sys_dnode_t *sys_dlist_peek_prev_no_check(sys_dlist_t *list, sys_dnode_t *node)
{
	return node->prev == list ? NULL : node->prev;
}

static inline sys_dnode_t *sys_dlist_peek_prev(sys_dlist_t *list, sys_dnode_t *node)
{
	return node == NULL ? NULL : sys_dlist_peek_prev_no_check(list, node);
}

/* --- Changing ------------------------------------------------------------------------------ */

/** Insert a node before another one, or before the list itself, which is its end. */
static inline void sys_dlist_insert(sys_dnode_t *successor, sys_dnode_t *node)
{
	sys_dnode_t *const before = successor->prev;

	__ASSERT(before != NULL, "node %p is in no list", (void *)successor);
	node->prev = before;
	node->next = successor;
	before->next = node;
	successor->prev = node;
}

static inline void sys_dlist_append(sys_dlist_t *list, sys_dnode_t *node)
{
	sys_dlist_insert(list, node);
}

static inline void sys_dlist_prepend(sys_dlist_t *list, sys_dnode_t *node)
{
	sys_dlist_insert(list->head, node);
}

/** Take a node out of the list that it is in. */
static inline void sys_dlist_remove(sys_dnode_t *node)
{
	__ASSERT(sys_dnode_is_linked(node), "node %p is in no list", (void *)node);
	node->prev->next = node->next;
	node->next->prev = node->prev;
	sys_dnode_init(node);
}

/** Take the first node out. @return it, or NULL if the list is empty */
static inline sys_dnode_t *sys_dlist_get(sys_dlist_t *list)
{
	sys_dnode_t *const node = sys_dlist_peek_head(list);

	if (node != NULL) {
		sys_dlist_remove(node);
	}
	return node;
}

/** Insert a node before the first one for which @p cond is true, or at the end. */
static inline void sys_dlist_insert_at(sys_dlist_t *list, sys_dnode_t *node,
				       int (*cond)(sys_dnode_t *node, void *data), void *data)
{
	sys_dnode_t *place = list->head;

	while (place != list && cond(place, data) == 0) {
		place = place->next;
	}
	sys_dlist_insert(place, node);
}

/** Number of nodes; the time grows with it. */
static inline size_t sys_dlist_len(sys_dlist_t *list)
{
	size_t len = 0;

	for (sys_dnode_t *node = list->head; node != list; node = node->next) {
		len++;
	}
	return len;
}

/* --- Loops --------------------------------------------------------------------------------- */

/** Over the nodes. The _SAFE forms allow the node to be removed. */
#define SYS_DLIST_FOR_EACH_NODE(__dl, __dn) \
	for ((__dn) = sys_dlist_peek_head(__dl); (__dn) != NULL; \
	     (__dn) = sys_dlist_peek_next(__dl, __dn))
#define SYS_DLIST_FOR_EACH_NODE_SAFE(__dl, __dn, __dns) \
	for ((__dn) = sys_dlist_peek_head(__dl), (__dns) = sys_dlist_peek_next(__dl, __dn); \
	     (__dn) != NULL; (__dn) = (__dns), (__dns) = sys_dlist_peek_next(__dl, __dn))
/** On from behind a node, or from the first one for NULL. */
#define SYS_DLIST_ITERATE_FROM_NODE(__dl, __dn) \
	for ((__dn) = (__dn) != NULL ? sys_dlist_peek_next_no_check(__dl, __dn) \
				     : sys_dlist_peek_head(__dl); \
	     (__dn) != NULL; (__dn) = sys_dlist_peek_next(__dl, __dn))

/** The object around a node, __n being the name of the node in it; NULL for NULL. */
#define SYS_DLIST_CONTAINER(__dn, __cn, __n) \
	(((__dn) != NULL) ? CONTAINER_OF(__dn, __typeof__(*(__cn)), __n) : NULL)
#define SYS_DLIST_PEEK_HEAD_CONTAINER(__dl, __cn, __n) \
	SYS_DLIST_CONTAINER(sys_dlist_peek_head(__dl), __cn, __n)
#define SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n) \
	(((__cn) != NULL) \
		 ? SYS_DLIST_CONTAINER(sys_dlist_peek_next(__dl, &((__cn)->__n)), __cn, __n) \
		 : NULL)

/** Over the objects. */
#define SYS_DLIST_FOR_EACH_CONTAINER(__dl, __cn, __n) \
	for ((__cn) = SYS_DLIST_PEEK_HEAD_CONTAINER(__dl, __cn, __n); (__cn) != NULL; \
	     (__cn) = SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n))
#define SYS_DLIST_FOR_EACH_CONTAINER_SAFE(__dl, __cn, __cns, __n) \
	for ((__cn) = SYS_DLIST_PEEK_HEAD_CONTAINER(__dl, __cn, __n), \
	    (__cns) = SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n); \
	     (__cn) != NULL; \
	     (__cn) = (__cns), (__cns) = SYS_DLIST_PEEK_NEXT_CONTAINER(__dl, __cn, __n))

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_DLIST_H_ */
