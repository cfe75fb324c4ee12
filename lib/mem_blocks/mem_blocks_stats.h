/* SPDX-License-Identifier: Apache-2.0 */
/* Counting blocks in use; nothing without CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS. */
#ifndef LIB_MEM_BLOCKS_MEM_BLOCKS_STATS_H_
#define LIB_MEM_BLOCKS_MEM_BLOCKS_STATS_H_

#include <zephyr/sys/mem_blocks.h>

/** So many more blocks are in use. */
static inline void mem_blocks_count(sys_mem_blocks_t *mem_block, int32_t more)
{
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	K_SPINLOCK(&mem_block->lock)
	{
		struct sys_mem_blocks_info *const info = &mem_block->info;

		info->used_blocks += (uint32_t)more;
		info->max_used_blocks = MAX(info->max_used_blocks, info->used_blocks);
		__ASSERT(info->used_blocks <= info->num_blocks, "%u of %u blocks are in use",
			 info->used_blocks, info->num_blocks);
	}
#else
	ARG_UNUSED(mem_block);
	ARG_UNUSED(more);
#endif
}

#endif /* LIB_MEM_BLOCKS_MEM_BLOCKS_STATS_H_ */
