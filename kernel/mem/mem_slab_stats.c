/* SPDX-License-Identifier: Apache-2.0 */
/* Statistics of memory slabs for k_obj_core_stats_*(): raw is struct k_mem_slab_info. */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/mem_slab.h>

#include <obj_types.h>

#include "mem_slab_internal.h"

extern struct k_obj_type Z_OBJ_TYPE(k_mem_slab);

static struct k_mem_slab *slab_of(struct k_obj_core *obj_core)
{
	__ASSERT(obj_core->type == &Z_OBJ_TYPE(k_mem_slab), "%p is no slab's", (void *)obj_core);
	return CONTAINER_OF(obj_core, struct k_mem_slab, obj_core);
}

static int slab_raw(struct k_obj_core *obj_core, void *stats)
{
	struct k_mem_slab *const slab = slab_of(obj_core);

	K_SPINLOCK(&slab->lock)
	{
		memcpy(stats, &slab->info, sizeof(slab->info));
	}
	return 0;
}

static int slab_query(struct k_obj_core *obj_core, void *stats)
{
	return k_mem_slab_runtime_stats_get(slab_of(obj_core), (struct sys_memory_stats *)stats);
}

static int slab_reset(struct k_obj_core *obj_core)
{
	return k_mem_slab_runtime_stats_reset_max(slab_of(obj_core));
}

static struct k_obj_core_stats_desc slab_stats = {
	.raw_size = sizeof(struct k_mem_slab_info),
	.query_size = sizeof(struct sys_memory_stats),
	.raw = slab_raw,
	.query = slab_query,
	.reset = slab_reset,
};

void z_mem_slab_stats_attach(struct k_mem_slab *slab)
{
	k_obj_type_stats_init(&Z_OBJ_TYPE(k_mem_slab), &slab_stats);
	k_obj_core_stats_init(K_OBJ_CORE(slab), &slab->info);
}
