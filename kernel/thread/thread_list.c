/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads as listed objects (kernel/obj_core.h). Raw statistics are struct k_cycle_stats, a query
 * gives struct k_thread_runtime_stats.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread_stats.h>

#include <kthread.h>
#include <thread_list.h>

static struct k_obj_type thread_type;

/* Before any thread is made: the idle thread comes before every level of start-up. */
static void type_init(void)
{
	if (thread_type.id == 0) {
		(void)z_obj_type_init(&thread_type, K_OBJ_TYPE_THREAD_ID,
				      offsetof(struct k_thread, obj_core));
		z_thread_stats_describe(&thread_type);
	}
}

void z_thread_obj_core_init(struct k_thread *thread)
{
	type_init();
	k_obj_core_init_and_link(K_OBJ_CORE(thread), &thread_type);
	z_thread_stats_attach(thread);
}

void z_thread_obj_core_exit(struct k_thread *thread)
{
	__ASSERT(thread->obj_core.type == &thread_type, "thread %p is not listed", (void *)thread);
	k_obj_core_unlink(K_OBJ_CORE(thread));
}
