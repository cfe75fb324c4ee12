/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Singly linked lists whose nodes carry two flag bits.
 *
 * The flags lie in the low bits of the link, so a node must be a multiple of four. A node keeps
 * its flags when it is linked and when it is taken out. Functions as in slist.h, named sys_sflist_,
 * and the flags' own: sys_sfnode_init(), sys_sfnode_flags_get(), sys_sfnode_flags_set().
 */
#ifndef ZEPHYR_INCLUDE_SYS_SFLIST_H_
#define ZEPHYR_INCLUDE_SYS_SFLIST_H_

#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/list_gen.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _sfnode {
	uintptr_t next_and_flags;
};
typedef struct _sfnode sys_sfnode_t;

struct _sflist {
	sys_sfnode_t *head;
	sys_sfnode_t *tail;
};
typedef struct _sflist sys_sflist_t;

#define SYS_SFLIST_STATIC_INIT(ptr_to_list) { NULL, NULL }
#define SYS_SFLIST_FLAGS_MASK ((uintptr_t)0x3)

/* Loops over nodes; over the objects around them, the node in an object being __n. */
#define SYS_SFLIST_FOR_EACH_NODE(__sl, __sn) Z_GENLIST_FOR_EACH_NODE(sflist, __sl, __sn)
#define SYS_SFLIST_ITERATE_FROM_NODE(__sl, __sn) Z_GENLIST_ITERATE_FROM_NODE(sflist, __sl, __sn)
#define SYS_SFLIST_FOR_EACH_NODE_SAFE(__sl, __sn, __sns) \
	Z_GENLIST_FOR_EACH_NODE_SAFE(sflist, __sl, __sn, __sns)
#define SYS_SFLIST_CONTAINER(__ln, __cn, __n) Z_GENLIST_CONTAINER(__ln, __cn, __n)
#define SYS_SFLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n) \
	Z_GENLIST_PEEK_HEAD_CONTAINER(sflist, __sl, __cn, __n)
#define SYS_SFLIST_PEEK_TAIL_CONTAINER(__sl, __cn, __n) \
	Z_GENLIST_PEEK_TAIL_CONTAINER(sflist, __sl, __cn, __n)
#define SYS_SFLIST_PEEK_NEXT_CONTAINER(__cn, __n) Z_GENLIST_PEEK_NEXT_CONTAINER(sflist, __cn, __n)
#define SYS_SFLIST_FOR_EACH_CONTAINER(__sl, __cn, __n) \
	Z_GENLIST_FOR_EACH_CONTAINER(sflist, __sl, __cn, __n)
#define SYS_SFLIST_FOR_EACH_CONTAINER_SAFE(__sl, __cn, __cns, __n) \
	Z_GENLIST_FOR_EACH_CONTAINER_SAFE(sflist, __sl, __cn, __cns, __n)

static inline void sys_sflist_init(sys_sflist_t *list)
{
	list->head = NULL;
	list->tail = NULL;
}

static inline sys_sfnode_t *z_sfnode_next_peek(sys_sfnode_t *node)
{
	return (sys_sfnode_t *)(node->next_and_flags & ~SYS_SFLIST_FLAGS_MASK);
}

/** The two flag bits of a node. */
static inline uint8_t sys_sfnode_flags_get(sys_sfnode_t *node)
{
	return (uint8_t)(node->next_and_flags & SYS_SFLIST_FLAGS_MASK);
}

static inline void z_sfnode_next_set(sys_sfnode_t *parent, sys_sfnode_t *child)
{
	__ASSERT(((uintptr_t)child & SYS_SFLIST_FLAGS_MASK) == 0, "node %p is not aligned",
		 (void *)child);
	parent->next_and_flags = (uintptr_t)child | sys_sfnode_flags_get(parent);
}

static inline void z_sflist_head_set(sys_sflist_t *list, sys_sfnode_t *node)
{
	list->head = node;
}

static inline void z_sflist_tail_set(sys_sflist_t *list, sys_sfnode_t *node)
{
	list->tail = node;
}

/** Make a node one that is in no list and has these flags. */
static inline void sys_sfnode_init(sys_sfnode_t *node, uint8_t flags)
{
	__ASSERT((flags & ~SYS_SFLIST_FLAGS_MASK) == 0, "flags 0x%x need more than two bits",
		 flags);
	node->next_and_flags = flags;
}

/** Change the flags of a node, which may be in a list. */
static inline void sys_sfnode_flags_set(sys_sfnode_t *node, uint8_t flags)
{
	__ASSERT((flags & ~SYS_SFLIST_FLAGS_MASK) == 0, "flags 0x%x need more than two bits",
		 flags);
	node->next_and_flags = (node->next_and_flags & ~SYS_SFLIST_FLAGS_MASK) | flags;
}

/** First, last node; NULL if the list is empty. */
static inline sys_sfnode_t *sys_sflist_peek_head(sys_sflist_t *list)
{
	return list->head;
}

static inline sys_sfnode_t *sys_sflist_peek_tail(sys_sflist_t *list)
{
	return list->tail;
}

Z_GENLIST_DEFINE(sflist, sfnode, sys_sflist_t, sys_sfnode_t)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SFLIST_H_ */
