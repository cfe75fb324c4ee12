/* SPDX-License-Identifier: Apache-2.0 */
/* Cycles of threads for k_obj_core_stats_*() (CONFIG_OBJ_CORE_STATS_THREAD). */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>

#include <kthread.h>
#include <thread_list.h>

static struct k_thread *thread_of(struct k_obj_core *obj_core)
{
	__ASSERT(obj_core->type->id == K_OBJ_TYPE_THREAD_ID, "%p is no thread's", (void *)obj_core);
	return CONTAINER_OF(obj_core, struct k_thread, obj_core);
}

static int cycles_query(struct k_obj_core *obj_core, void *stats)
{
	return k_thread_runtime_stats_get(thread_of(obj_core), (k_thread_runtime_stats_t *)stats);
}

static int cycles_raw(struct k_obj_core *obj_core, void *stats)
{
	struct k_thread *const thread = thread_of(obj_core);
	k_thread_runtime_stats_t now;
	const int result = k_thread_runtime_stats_get(thread, &now);

	/* What was just read is up to date in the thread as well. */
	memcpy(stats, &thread->base.usage, sizeof(thread->base.usage));
	return result;
}

static int cycles_reset(struct k_obj_core *obj_core)
{
	struct k_thread *const thread = thread_of(obj_core);
	const bool counting = thread->base.usage.track_usage;
	const int result = k_thread_runtime_stats_disable(thread);

	thread->base.usage = (struct k_cycle_stats){ .track_usage = false };
	return counting ? k_thread_runtime_stats_enable(thread) : result;
}

static int cycles_disable(struct k_obj_core *obj_core)
{
	return k_thread_runtime_stats_disable(thread_of(obj_core));
}

static int cycles_enable(struct k_obj_core *obj_core)
{
	return k_thread_runtime_stats_enable(thread_of(obj_core));
}

void z_thread_stats_describe(struct k_obj_type *type)
{
	static struct k_obj_core_stats_desc cycles = {
		.raw_size = sizeof(struct k_cycle_stats),
		.query_size = sizeof(k_thread_runtime_stats_t),
		.raw = cycles_raw,
		.query = cycles_query,
		.reset = cycles_reset,
		.disable = cycles_disable,
		.enable = cycles_enable,
	};

	__ASSERT(type->id == K_OBJ_TYPE_THREAD_ID, "type %x", type->id);
	k_obj_type_stats_init(type, &cycles);
}
