/* SPDX-License-Identifier: Apache-2.0 */
/* Cycles of threads as statistics of listed objects; nothing without CONFIG_OBJ_CORE_STATS_THREAD.
 */
#ifndef KERNEL_INCLUDE_THREAD_LIST_H_
#define KERNEL_INCLUDE_THREAD_LIST_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>

#ifdef CONFIG_OBJ_CORE_STATS_THREAD
/** Say how the statistics of a thread are read. */
void z_thread_stats_describe(struct k_obj_type *type);

/** Give a thread its raw statistics. */
static inline void z_thread_stats_attach(struct k_thread *thread)
{
	k_obj_core_stats_init(K_OBJ_CORE(thread), &thread->base.usage);
}
#else
static inline void z_thread_stats_describe(struct k_obj_type *type)
{
	ARG_UNUSED(type);
}

static inline void z_thread_stats_attach(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#endif /* KERNEL_INCLUDE_THREAD_LIST_H_ */
