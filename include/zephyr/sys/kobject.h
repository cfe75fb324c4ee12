/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Permissions of threads on kernel objects. Without user mode every thread may use every object,
 * so granting and revoking say nothing, and objects are not allocated by type.
 */
#ifndef ZEPHYR_INCLUDE_SYS_KOBJECT_H_
#define ZEPHYR_INCLUDE_SYS_KOBJECT_H_

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;

/** Types of kernel objects. */
enum k_objects {
	K_OBJ_ANY,
	K_OBJ_MEM_SLAB,
	K_OBJ_MSGQ,
	K_OBJ_MUTEX,
	K_OBJ_PIPE,
	K_OBJ_QUEUE,
	K_OBJ_POLL_SIGNAL,
	K_OBJ_SEM,
	K_OBJ_STACK,
	K_OBJ_THREAD,
	K_OBJ_TIMER,
	K_OBJ_THREAD_STACK_ELEMENT,
	K_OBJ_CONDVAR,
	K_OBJ_EVENT,
	K_OBJ_SYS_MUTEX,
	K_OBJ_FUTEX,
	K_OBJ_LAST,
};

/** Let a static thread use objects from its start. */
#define K_THREAD_ACCESS_GRANT(thread, ...)

/** Let @p thread use @p object, or no longer. Any context. */
static inline void k_object_access_grant(const void *object, struct k_thread *thread)
{
	ARG_UNUSED(object);
	ARG_UNUSED(thread);
}

static inline void k_object_access_revoke(const void *object, struct k_thread *thread)
{
	ARG_UNUSED(object);
	ARG_UNUSED(thread);
}

/** Give the caller's own permission back. */
static inline void k_object_release(const void *object)
{
	ARG_UNUSED(object);
}

/** Let all threads use @p object. */
static inline void k_object_access_all_grant(const void *object)
{
	ARG_UNUSED(object);
}

/** @return whether @p obj may be used: without user mode, anything may */
static inline bool k_object_is_valid(const void *obj, enum k_objects otype)
{
	ARG_UNUSED(obj);
	ARG_UNUSED(otype);
	return true;
}

#define Z_GRANT_ONE(object, thread) k_object_access_grant((object), (thread))
/** Let @p thread use several objects. */
#define k_thread_access_grant(thread, ...) \
	do { \
		FOR_EACH_FIXED_ARG(Z_GRANT_ONE, (;), (thread), __VA_ARGS__); \
	} while (0)

/** @return NULL: there is no allocation of objects */
static inline void *k_object_alloc(enum k_objects otype)
{
	ARG_UNUSED(otype);
	return NULL;
}

static inline void *k_object_alloc_size(enum k_objects otype, size_t size)
{
	ARG_UNUSED(otype);
	ARG_UNUSED(size);
	return NULL;
}

/** Give back what k_object_alloc() gave. */
static inline void k_object_free(void *obj)
{
	ARG_UNUSED(obj);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_KOBJECT_H_ */
