/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Listing of kernel objects and their statistics, for tools that look at a running system.
 *
 * An object that takes part has a member obj_core; there is one list per type of object, found by
 * the type's number. Each type has an option of its own (CONFIG_OBJ_CORE_SEM …); without it the
 * member, the list and the instructions that maintain it do not exist. Initialising an object
 * lists it (again), deleting or unlinking takes it off. Any context, unless said otherwise.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_OBJ_CORE_H_
#define ZEPHYR_INCLUDE_KERNEL_OBJ_CORE_H_

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A type's number from four characters. */
#define K_OBJ_TYPE_ID_GEN(s1, s2, s3, s4) ((s1) << 24 | (s2) << 16 | (s3) << 8 | (s4))

#define K_OBJ_TYPE_CONDVAR_ID   K_OBJ_TYPE_ID_GEN('C', 'O', 'N', 'D')
#define K_OBJ_TYPE_CPU_ID       K_OBJ_TYPE_ID_GEN('C', 'P', 'U', '_')
#define K_OBJ_TYPE_EVENT_ID     K_OBJ_TYPE_ID_GEN('E', 'V', 'N', 'T')
#define K_OBJ_TYPE_FIFO_ID      K_OBJ_TYPE_ID_GEN('F', 'I', 'F', 'O')
#define K_OBJ_TYPE_KERNEL_ID    K_OBJ_TYPE_ID_GEN('K', 'R', 'N', 'L')
#define K_OBJ_TYPE_LIFO_ID      K_OBJ_TYPE_ID_GEN('L', 'I', 'F', 'O')
#define K_OBJ_TYPE_MEM_BLOCK_ID K_OBJ_TYPE_ID_GEN('M', 'B', 'L', 'K')
#define K_OBJ_TYPE_MBOX_ID      K_OBJ_TYPE_ID_GEN('M', 'B', 'O', 'X')
#define K_OBJ_TYPE_MEM_SLAB_ID  K_OBJ_TYPE_ID_GEN('S', 'L', 'A', 'B')
#define K_OBJ_TYPE_MSGQ_ID      K_OBJ_TYPE_ID_GEN('M', 'S', 'G', 'Q')
#define K_OBJ_TYPE_MUTEX_ID     K_OBJ_TYPE_ID_GEN('M', 'U', 'T', 'X')
#define K_OBJ_TYPE_PIPE_ID      K_OBJ_TYPE_ID_GEN('P', 'I', 'P', 'E')
#define K_OBJ_TYPE_SEM_ID       K_OBJ_TYPE_ID_GEN('S', 'E', 'M', '4')
#define K_OBJ_TYPE_STACK_ID     K_OBJ_TYPE_ID_GEN('S', 'T', 'C', 'K')
#define K_OBJ_TYPE_THREAD_ID    K_OBJ_TYPE_ID_GEN('T', 'H', 'R', 'D')
#define K_OBJ_TYPE_TIMER_ID     K_OBJ_TYPE_ID_GEN('T', 'I', 'M', 'R')

struct k_obj_core;

/**
 * How statistics of a type's objects are read and controlled: sizes of the raw data and of what
 * a query gives, in bytes, and functions, of which those that a type does not have are NULL.
 */
struct k_obj_core_stats_desc {
	size_t raw_size;
	size_t query_size;
	int (*raw)(struct k_obj_core *obj_core, void *stats);
	int (*query)(struct k_obj_core *obj_core, void *stats);
	int (*reset)(struct k_obj_core *obj_core);
	int (*disable)(struct k_obj_core *obj_core);
	int (*enable)(struct k_obj_core *obj_core);
};

/** A type of objects: its number and the objects that there are. */
struct k_obj_type {
	sys_snode_t node;
	sys_slist_t list;
	uint32_t id;
	/** Where in the object its struct k_obj_core lies. */
	size_t obj_core_offset;
#ifdef CONFIG_OBJ_CORE_STATS
	struct k_obj_core_stats_desc *stats_desc;
#endif
};

/** What an object has of this. */
struct k_obj_core {
	sys_snode_t node;
	struct k_obj_type *type;
#ifdef CONFIG_OBJ_CORE_STATS
	/** The raw data. */
	void *stats;
#endif
};

/** The member of an object. */
#define K_OBJ_CORE(kobj) (&((kobj)->obj_core))

/** Declare the member in an object's struct if an option is on. */
#define Z_OBJ_CORE_MEMBER(option) IF_ENABLED(option, (struct k_obj_core obj_core;))

#ifdef CONFIG_OBJ_CORE

/**
 * Begin a type: number @p id, the member @p off bytes into the object; it is found by its number
 * from then on.
 * @return @p type
 */
struct k_obj_type *z_obj_type_init(struct k_obj_type *type, uint32_t id, size_t off);

/** The type of a number; NULL if there is none. */
struct k_obj_type *k_obj_type_find(uint32_t type_id);

/**
 * Call a function for every object of a type until it gives a value other than 0. Interrupts
 * are locked all the time; the function must not list objects or take any off.
 * @return the last value of the function, 0 if there is no object
 */
int k_obj_type_walk_locked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			   void *data);

/** The same without locking: for when nobody lists objects or takes any off. */
int k_obj_type_walk_unlocked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			     void *data);

/** Give an object its type, without listing it. */
void k_obj_core_init(struct k_obj_core *obj_core, struct k_obj_type *type);

/** List an object; one that is listed already stays where it is. */
void k_obj_core_link(struct k_obj_core *obj_core);

/** Both. */
void k_obj_core_init_and_link(struct k_obj_core *obj_core, struct k_obj_type *type);

/** Take an object off its type's list; nothing happens if it is on none. */
void k_obj_core_unlink(struct k_obj_core *obj_core);

#endif /* CONFIG_OBJ_CORE */

#ifdef CONFIG_OBJ_CORE_STATS

/** Say how a type's statistics are read. */
static inline void k_obj_type_stats_init(struct k_obj_type *type,
					 struct k_obj_core_stats_desc *stats_desc)
{
	type->stats_desc = stats_desc;
}

/** Give an object its raw data before it takes part in anything. */
static inline void k_obj_core_stats_init(struct k_obj_core *obj_core, void *stats)
{
	obj_core->stats = stats;
}

/**
 * Give an object its raw data, take it away.
 * @retval 0 done
 * @retval -ENOTSUP the type has no statistics
 * @retval -EINVAL @p stats_len is not their size
 */
int k_obj_core_stats_register(struct k_obj_core *obj_core, void *stats, size_t stats_len);
int k_obj_core_stats_deregister(struct k_obj_core *obj_core);

/**
 * Copy an object's raw data, or get its statistics in the form for users.
 * @retval 0 done
 * @retval -ENOTSUP the type does not have them, or the object has no raw data
 * @retval -EINVAL @p stats_len is not their size
 */
int k_obj_core_stats_raw(struct k_obj_core *obj_core, void *stats, size_t stats_len);
int k_obj_core_stats_query(struct k_obj_core *obj_core, void *stats, size_t stats_len);

/**
 * Set the statistics to zero, cease to gather them, gather them again.
 * @retval 0 done
 * @retval -ENOTSUP the type cannot, or the object has no raw data
 */
int k_obj_core_stats_reset(struct k_obj_core *obj_core);
int k_obj_core_stats_disable(struct k_obj_core *obj_core);
int k_obj_core_stats_enable(struct k_obj_core *obj_core);

#endif /* CONFIG_OBJ_CORE_STATS */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_OBJ_CORE_H_ */
