/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Singly linked lists of nodes that live inside other objects.
 *
 * Adding at either end and taking the first node take the same time whatever the length; removing
 * a node takes its predecessor, or looks for it. Nothing here locks.
 *
 * Functions (list_gen.h): sys_slist_is_empty, _peek_next, _peek_next_no_check, _len,
 * _find(list, node, &prev), _insert(list, prev, node), _prepend, _append, _append_list(list, head,
 * tail), _merge_slist, _remove(list, prev, node), _get, _get_not_empty, _find_and_remove.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SLIST_H_
#define ZEPHYR_INCLUDE_SYS_SLIST_H_

#include <zephyr/sys/list_gen.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _snode {
	struct _snode *next;
};
typedef struct _snode sys_snode_t;

struct _slist {
	sys_snode_t *head;
	sys_snode_t *tail;
};
typedef struct _slist sys_slist_t;

#define SYS_SLIST_STATIC_INIT(ptr_to_list) { NULL, NULL }

/* Loops over nodes; over the objects around them, the node in an object being __n. */
#define SYS_SLIST_FOR_EACH_NODE(__sl, __sn) Z_GENLIST_FOR_EACH_NODE(slist, __sl, __sn)
#define SYS_SLIST_ITERATE_FROM_NODE(__sl, __sn) Z_GENLIST_ITERATE_FROM_NODE(slist, __sl, __sn)
#define SYS_SLIST_FOR_EACH_NODE_SAFE(__sl, __sn, __sns) \
	Z_GENLIST_FOR_EACH_NODE_SAFE(slist, __sl, __sn, __sns)
#define SYS_SLIST_CONTAINER(__ln, __cn, __n) Z_GENLIST_CONTAINER(__ln, __cn, __n)
#define SYS_SLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n) \
	Z_GENLIST_PEEK_HEAD_CONTAINER(slist, __sl, __cn, __n)
#define SYS_SLIST_PEEK_TAIL_CONTAINER(__sl, __cn, __n) \
	Z_GENLIST_PEEK_TAIL_CONTAINER(slist, __sl, __cn, __n)
#define SYS_SLIST_PEEK_NEXT_CONTAINER(__cn, __n) Z_GENLIST_PEEK_NEXT_CONTAINER(slist, __cn, __n)
#define SYS_SLIST_FOR_EACH_CONTAINER(__sl, __cn, __n) \
	Z_GENLIST_FOR_EACH_CONTAINER(slist, __sl, __cn, __n)
#define SYS_SLIST_FOR_EACH_CONTAINER_SAFE(__sl, __cn, __cns, __n) \
	Z_GENLIST_FOR_EACH_CONTAINER_SAFE(slist, __sl, __cn, __cns, __n)

static inline void sys_slist_init(sys_slist_t *list)
{
	list->head = NULL;
	list->tail = NULL;
}

static inline sys_snode_t *z_snode_next_peek(sys_snode_t *node)
{
	return node->next;
}

static inline void z_snode_next_set(sys_snode_t *parent, sys_snode_t *child)
{
	parent->next = child;
}

static inline void z_slist_head_set(sys_slist_t *list, sys_snode_t *node)
{
	list->head = node;
}

static inline void z_slist_tail_set(sys_slist_t *list, sys_snode_t *node)
{
	list->tail = node;
}

/** First, last node; NULL if the list is empty. */
static inline sys_snode_t *sys_slist_peek_head(sys_slist_t *list)
{
	return list->head;
}

static inline sys_snode_t *sys_slist_peek_tail(sys_slist_t *list)
{
	return list->tail;
}

Z_GENLIST_DEFINE(slist, snode, sys_slist_t, sys_snode_t)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SLIST_H_ */
