/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of a memory slab; shared by mem_slab.c and mem_slab_stats.c. */
#ifndef KERNEL_MEM_MEM_SLAB_INTERNAL_H_
#define KERNEL_MEM_MEM_SLAB_INTERNAL_H_

#include <zephyr/kernel/mem_slab.h>

#ifdef CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION
static ALWAYS_INLINE void z_mem_slab_max_note(struct k_mem_slab_info *info)
{
	info->max_used = MAX(info->max_used, info->num_used);
}

static inline void z_mem_slab_max_reset(struct k_mem_slab_info *info)
{
	info->max_used = info->num_used;
}

static inline uint32_t z_mem_slab_max(const struct k_mem_slab_info *info)
{
	return info->max_used;
}
#else
static ALWAYS_INLINE void z_mem_slab_max_note(struct k_mem_slab_info *info)
{
	ARG_UNUSED(info);
}

static inline void z_mem_slab_max_reset(struct k_mem_slab_info *info)
{
	ARG_UNUSED(info);
}

static inline uint32_t z_mem_slab_max(const struct k_mem_slab_info *info)
{
	ARG_UNUSED(info);
	return 0;
}
#endif /* CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION */

/** In bytes. The slab's lock is held. */
static inline void z_mem_slab_stats(const struct k_mem_slab_info *info,
				    struct sys_memory_stats *stats)
{
	__ASSERT(info->num_used <= info->num_blocks, "%u of %u blocks are in use", info->num_used,
		 info->num_blocks);
	stats->allocated_bytes = info->num_used * info->block_size;
	stats->free_bytes = info->num_blocks * info->block_size - stats->allocated_bytes;
	stats->max_allocated_bytes = z_mem_slab_max(info) * info->block_size;
}

/** Let object statistics know the numbers of a slab. */
#ifdef CONFIG_OBJ_CORE_STATS_MEM_SLAB
void z_mem_slab_stats_attach(struct k_mem_slab *slab);
#else
static inline void z_mem_slab_stats_attach(struct k_mem_slab *slab)
{
	ARG_UNUSED(slab);
}
#endif

#endif /* KERNEL_MEM_MEM_SLAB_INTERNAL_H_ */
