/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an object needs so that k_poll() can wait for it: a list of those who do, and a call when
 * what they wait for comes true. For the files of kernel objects; without CONFIG_POLL all of it
 * vanishes.
 *
 *	_POLL_EVENT;                                     last in the object's struct
 *	_POLL_EVENT_OBJ_INIT(obj)                        in its static initialiser
 *	Z_POLL_OBJ_INIT(obj);                            in its init function
 *	resched = Z_POLL_NOTIFY(obj, K_POLL_STATE_...);  where there is something now
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_POLL_OBJ_H_
#define ZEPHYR_INCLUDE_KERNEL_POLL_OBJ_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/dlist.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Tell the one that polls first that the object is in @p state (K_POLL_STATE_*).
 *
 * Interrupts locked. A thread may become ready: the caller reschedules.
 *
 * @return whether there was one
 */
bool z_handle_obj_poll_events(sys_dlist_t *events, uint32_t state);

#ifdef CONFIG_POLL
#define _POLL_EVENT sys_dlist_t poll_events
#define _POLL_EVENT_OBJ_INIT(obj) .poll_events = SYS_DLIST_STATIC_INIT(&(obj).poll_events),
#define Z_POLL_OBJ_INIT(obj) sys_dlist_init(&(obj)->poll_events)
/** Whether somebody polls for the object. */
#define Z_POLL_WAITED_FOR(obj) (!sys_dlist_is_empty(&(obj)->poll_events))
/** Tell who polls first, if anybody does: whether there was one. */
#define Z_POLL_NOTIFY(obj, state) \
	(Z_POLL_WAITED_FOR(obj) && z_handle_obj_poll_events(&(obj)->poll_events, state))
#else
#define _POLL_EVENT
#define _POLL_EVENT_OBJ_INIT(obj)
#define Z_POLL_OBJ_INIT(obj) ((void)0)
#define Z_POLL_WAITED_FOR(obj) false
#define Z_POLL_NOTIFY(obj, state) false
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_POLL_OBJ_H_ */
