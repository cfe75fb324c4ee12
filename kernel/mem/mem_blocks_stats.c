/* SPDX-License-Identifier: Apache-2.0 */
/* Statistics of memory blocks for k_obj_core_stats_*(): raw is struct sys_mem_blocks_info. */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/mem_blocks.h>

#include <obj_types.h>

extern struct k_obj_type Z_OBJ_TYPE(sys_mem_blocks);

static struct sys_mem_blocks *blocks_of(struct k_obj_core *obj_core)
{
	__ASSERT(obj_core->type == &Z_OBJ_TYPE(sys_mem_blocks), "%p is not of memory blocks",
		 (void *)obj_core);
	return CONTAINER_OF(obj_core, struct sys_mem_blocks, obj_core);
}

static int blocks_raw(struct k_obj_core *obj_core, void *stats)
{
	struct sys_mem_blocks *const blocks = blocks_of(obj_core);

	K_SPINLOCK(&blocks->lock)
	{
		memcpy(stats, &blocks->info, sizeof(blocks->info));
	}
	return 0;
}

static int blocks_query(struct k_obj_core *obj_core, void *stats)
{
	return sys_mem_blocks_runtime_stats_get(blocks_of(obj_core),
						(struct sys_memory_stats *)stats);
}

static int blocks_reset(struct k_obj_core *obj_core)
{
	return sys_mem_blocks_runtime_stats_reset_max(blocks_of(obj_core));
}

static struct k_obj_core_stats_desc blocks_stats = {
	.raw_size = sizeof(struct sys_mem_blocks_info),
	.query_size = sizeof(struct sys_memory_stats),
	.raw = blocks_raw,
	.query = blocks_query,
	.reset = blocks_reset,
};

/* After all of them are listed (obj_types.h). */
static int stats_attach(void)
{
	k_obj_type_stats_init(&Z_OBJ_TYPE(sys_mem_blocks), &blocks_stats);
	STRUCT_SECTION_FOREACH(sys_mem_blocks, blocks) {
		k_obj_core_stats_init(K_OBJ_CORE(blocks), &blocks->info);
	}
	return 0;
}

SYS_INIT(stats_attach, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);
