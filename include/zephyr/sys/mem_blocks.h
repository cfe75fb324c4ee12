/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory blocks: blocks of one size, a power of two, taken singly, in sets, or as a run.
 *
 * What is free is kept outside of the blocks, so their memory need not be reachable by the CPU.
 * Any context; a set is taken or given back as a whole or not at all, but another context may look
 * in between. NULL for the allocator or for the array of addresses is an assertion; without
 * assertions it is -EINVAL.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MEM_BLOCKS_H_
#define ZEPHYR_INCLUDE_SYS_MEM_BLOCKS_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/linker/sections.h>
#include <zephyr/math/ilog2.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/bitarray.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/mem_stats.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Allocators in a group. */
#define MAX_MULTI_ALLOCATORS 8

struct sys_mem_blocks;
struct sys_multi_mem_blocks;
typedef struct sys_mem_blocks sys_mem_blocks_t;
typedef struct sys_multi_mem_blocks sys_multi_mem_blocks_t;

/** Chooses a group's allocator for a request, by what the caller gave; or NULL. */
typedef sys_mem_blocks_t *(*sys_multi_mem_blocks_choice_fn_t)(struct sys_multi_mem_blocks *group,
							      void *cfg);

#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
#define Z_MEM_BLOCKS_STATS \
	uint32_t used_blocks; \
	uint32_t max_used_blocks;
#else
#define Z_MEM_BLOCKS_STATS
#endif

/** Number of blocks, logarithm of a block's bytes; blocks in use and the most so far. */
#define Z_MEM_BLOCKS_INFO \
	uint32_t num_blocks; \
	uint32_t blk_sz_shift; \
	Z_MEM_BLOCKS_STATS

struct sys_mem_blocks_info {
	Z_MEM_BLOCKS_INFO
};

/** An allocator. Its numbers have two names: Zephyr 3.4 has them without info. */
struct sys_mem_blocks {
	union {
		struct sys_mem_blocks_info info;
		struct {
			Z_MEM_BLOCKS_INFO
		};
	};
	uint8_t *buffer;
	/** A bit for each block, set if it is in use. */
	sys_bitarray_t *bitmap;
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	/** Guards the numbers. */
	struct k_spinlock lock;
#endif
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_SYS_MEM_BLOCKS)
};

/** A group of allocators; requests go to the one that its function chooses. */
struct sys_multi_mem_blocks {
	int num_allocators;
	sys_multi_mem_blocks_choice_fn_t choice_fn;
	sys_mem_blocks_t *allocators[MAX_MULTI_ALLOCATORS];
};

#define Z_SYS_MEM_BLOCKS_DEFINE_WITH_EXT_BUF(name, blk_sz, num_blks, buf, mbmod) \
	BUILD_ASSERT(IS_POWER_OF_TWO(blk_sz), "the size of a block is not a power of two"); \
	_SYS_BITARRAY_DEFINE(_sys_mem_blocks_bitmap_##name, num_blks, mbmod); \
	mbmod STRUCT_SECTION_ITERABLE(sys_mem_blocks, name) = { \
		.info = { .num_blocks = (num_blks), .blk_sz_shift = ilog2(blk_sz) }, \
		.buffer = (buf), \
		.bitmap = &_sys_mem_blocks_bitmap_##name, \
	}

#define Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, balign, mbmod) \
	mbmod uint8_t __noinit_named(sys_mem_blocks_buf_##name) __aligned(WB_UP(balign)) \
		_sys_mem_blocks_buf_##name[(num_blks) * WB_UP(blk_sz)]; \
	Z_SYS_MEM_BLOCKS_DEFINE_WITH_EXT_BUF(name, blk_sz, num_blks, _sys_mem_blocks_buf_##name, \
					     mbmod)

/**
 * Define an allocator and its memory; for this file only.
 * @param blk_sz bytes of a block, a power of two, at least a pointer's size
 * @param buf_align of the first block; all blocks have it if the size is a multiple of it
 */
#define SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf_align) \
	Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf_align, )
#define SYS_MEM_BLOCKS_DEFINE_STATIC(name, blk_sz, num_blks, buf_align) \
	Z_SYS_MEM_BLOCKS_DEFINE(name, blk_sz, num_blks, buf_align, static)

/** The same for memory that there is already, @p buf, an expression that is constant. */
#define SYS_MEM_BLOCKS_DEFINE_WITH_EXT_BUF(name, blk_sz, num_blks, buf) \
	Z_SYS_MEM_BLOCKS_DEFINE_WITH_EXT_BUF(name, blk_sz, num_blks, buf, )
#define SYS_MEM_BLOCKS_DEFINE_STATIC_WITH_EXT_BUF(name, blk_sz, num_blks, buf) \
	Z_SYS_MEM_BLOCKS_DEFINE_WITH_EXT_BUF(name, blk_sz, num_blks, buf, static)

/**
 * Take @p count blocks, which need not be neighbours; their addresses go to @p out_blocks.
 * @retval 0 done, also for 0 blocks
 * @retval -ENOMEM there are not so many; none was taken
 */
int sys_mem_blocks_alloc(sys_mem_blocks_t *mem_block, size_t count, void **out_blocks);

/**
 * Take @p count blocks side by side; the first one's address goes to *out_block.
 * @retval 0 done; *out_block is NULL for 0 blocks
 * @retval -ENOMEM there is no such run
 */
int sys_mem_blocks_alloc_contiguous(sys_mem_blocks_t *mem_block, size_t count, void **out_block);

/**
 * Take the @p count blocks from @p in_block on.
 * @retval 0 done, also for 0 blocks
 * @retval -ENOMEM one is in use, or beyond the end; none was taken
 * @retval -EFAULT no block begins at @p in_block
 */
int sys_mem_blocks_get(sys_mem_blocks_t *mem_block, void *in_block, size_t count);

/** 1 if the @p count blocks from @p in_block on are blocks and free, else 0. */
int sys_mem_blocks_is_region_free(sys_mem_blocks_t *mem_block, void *in_block, size_t count);

/**
 * Give @p count blocks back.
 * @retval 0 done, also for 0 blocks
 * @retval -EINVAL more than the allocator has
 * @retval -EFAULT one is no block of it or is not in use; those that are have been freed
 */
int sys_mem_blocks_free(sys_mem_blocks_t *mem_block, size_t count, void **in_blocks);

/**
 * Give the @p count blocks from @p block on back, all of a run or some.
 * @retval 0 done, also for 0 blocks
 * @retval -EINVAL more than the allocator has
 * @retval -EFAULT one is no block of it or is not in use; none was freed
 */
int sys_mem_blocks_free_contiguous(sys_mem_blocks_t *mem_block, void *block, size_t count);

#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
/** Bytes free, in use, most in use. @retval -EINVAL a pointer is NULL */
int sys_mem_blocks_runtime_stats_get(sys_mem_blocks_t *mem_block, struct sys_memory_stats *stats);

/** Let the maximum start anew at what is in use now. @retval -EINVAL NULL */
int sys_mem_blocks_runtime_stats_reset_max(sys_mem_blocks_t *mem_block);
#endif

/** Begin a group without members. */
void sys_multi_mem_blocks_init(sys_multi_mem_blocks_t *group,
			       sys_multi_mem_blocks_choice_fn_t choice_fn);

/** Add a member; more than MAX_MULTI_ALLOCATORS is an assertion. */
void sys_multi_mem_blocks_add_allocator(sys_multi_mem_blocks_t *group, sys_mem_blocks_t *alloc);

/**
 * Take blocks from the member that the group's function chooses for @p cfg.
 * @param blk_size where the bytes of one block go, if not NULL
 * @retval 0 done, also for 0 blocks
 * @retval -EINVAL no member was chosen
 * @retval -ENOMEM the member has not so many
 */
int sys_multi_mem_blocks_alloc(sys_multi_mem_blocks_t *group, void *cfg, size_t count,
			       void **out_blocks, size_t *blk_size);

/**
 * Give blocks back, all of one member.
 * @retval 0 done, also for 0 blocks
 * @retval -EINVAL the first is no member's, or there are more than the member has
 * @retval -EFAULT as sys_mem_blocks_free()
 */
int sys_multi_mem_blocks_free(sys_multi_mem_blocks_t *group, size_t count, void **in_blocks);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MEM_BLOCKS_H_ */
