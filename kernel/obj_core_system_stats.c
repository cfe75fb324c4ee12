/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cycles of the CPU for k_obj_core_stats_*() (CONFIG_OBJ_CORE_STATS_SYSTEM). With one processor
 * the kernel's are the same. Raw statistics are struct k_cycle_stats for each processor, a query
 * gives struct k_thread_runtime_stats.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>

#include <system_stats.h>
#include <usage.h>

static int cycles_query(struct k_obj_core *obj_core, void *stats)
{
	ARG_UNUSED(obj_core);
	return k_thread_runtime_stats_cpu_get(0, (k_thread_runtime_stats_t *)stats);
}

static int cycles_raw(struct k_obj_core *obj_core, void *stats)
{
	k_thread_runtime_stats_t now;
	const int result = cycles_query(obj_core, &now);

	/* That has brought the raw ones up to date. */
	__ASSERT(obj_core->stats != NULL, "%p has no statistics", (void *)obj_core);
	memcpy(stats, obj_core->stats, sizeof(struct k_cycle_stats));
	return result;
}

static struct k_obj_core_stats_desc cycles = {
	.raw_size = sizeof(struct k_cycle_stats) * CONFIG_MP_MAX_NUM_CPUS,
	.query_size = sizeof(k_thread_runtime_stats_t),
	.raw = cycles_raw,
	.query = cycles_query,
};

void z_system_stats_attach(struct k_obj_type *type, struct k_obj_core *obj_core)
{
	__ASSERT(obj_core->type == type, "%p is of another type", (void *)obj_core);
	k_obj_type_stats_init(type, &cycles);
	k_obj_core_stats_init(obj_core, z_usage_cpu());
}
