/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory slabs: blocks of one size, taken and given back in constant time.
 *
 * A block's size and the memory's address are multiples of a pointer's size; a free block holds a
 * link to the next. Threads that wait for a block get it by priority, then in the order in which
 * they began to wait.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_
#define ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/mem_stats.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys_clock.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Blocks of a slab: how many, bytes of each, how many are in use, and the most so far. */
struct k_mem_slab_info {
	uint32_t num_blocks;
	size_t block_size;
	uint32_t num_used;
#ifdef CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION
	uint32_t max_used;
#endif
};

struct k_mem_slab {
	/** Threads that wait for a block; only while none is free. */
	_wait_q_t wait_q;
	struct k_spinlock lock;
	char *buffer;
	/** First free block. */
	char *free_list;
	struct k_mem_slab_info info;
	SYS_PORT_TRACING_TRACKING_FIELD(k_mem_slab)
	Z_OBJ_CORE_MEMBER(CONFIG_OBJ_CORE_MEM_SLAB)
};

#define Z_MEM_SLAB_INITIALIZER(_slab, _slab_buffer, _slab_block_size, _slab_num_blocks) \
	{ \
		.wait_q = Z_WAIT_Q_INIT(&(_slab).wait_q), \
		.lock = {}, \
		.buffer = (_slab_buffer), \
		.free_list = NULL, \
		.info = { .num_blocks = (_slab_num_blocks), .block_size = (_slab_block_size) }, \
	}
#define _K_MEM_SLAB_INITIALIZER Z_MEM_SLAB_INITIALIZER

#define Z_MEM_SLAB_DEFINE(name, static_, in_section, slab_block_size, slab_num_blocks, slab_align) \
	static_ char in_section __aligned(WB_UP(slab_align)) \
		_k_mem_slab_buf_##name[(slab_num_blocks) * WB_UP(slab_block_size)]; \
	static_ STRUCT_SECTION_ITERABLE(k_mem_slab, name) = Z_MEM_SLAB_INITIALIZER( \
		name, _k_mem_slab_buf_##name, WB_UP(slab_block_size), slab_num_blocks)

/**
 * Define a slab with its memory.
 * @param slab_block_size bytes of a block, rounded up to a multiple of a pointer's size
 * @param slab_align of the first block, a power of two; of all, if the size is a multiple of it
 */
#define K_MEM_SLAB_DEFINE(name, slab_block_size, slab_num_blocks, slab_align) \
	K_MEM_SLAB_DEFINE_IN_SECT(name, __noinit_named(k_mem_slab_buf_##name), slab_block_size, \
				  slab_num_blocks, slab_align)

/** The same, for this file only. */
#define K_MEM_SLAB_DEFINE_STATIC(name, slab_block_size, slab_num_blocks, slab_align) \
	K_MEM_SLAB_DEFINE_IN_SECT_STATIC(name, __noinit_named(k_mem_slab_buf_##name), \
					 slab_block_size, slab_num_blocks, slab_align)

/** The same with the attribute that says where the memory is to lie. */
#define K_MEM_SLAB_DEFINE_IN_SECT(name, in_section, slab_block_size, slab_num_blocks, slab_align) \
	Z_MEM_SLAB_DEFINE(name, , in_section, slab_block_size, slab_num_blocks, slab_align)
#define K_MEM_SLAB_DEFINE_IN_SECT_STATIC(name, in_section, slab_block_size, slab_num_blocks, \
					 slab_align) \
	Z_MEM_SLAB_DEFINE(name, static, in_section, slab_block_size, slab_num_blocks, slab_align)

/**
 * Make a slab of @p num_blocks blocks of @p block_size bytes at @p buffer. Any context.
 * @retval 0 done
 * @retval -EINVAL size or address is not a multiple of a pointer's size; nothing has changed
 */
int k_mem_slab_init(struct k_mem_slab *slab, void *buffer, size_t block_size, uint32_t num_blocks);

/**
 * Take a block. In an ISR, and without threads, only K_NO_WAIT waits as it says: not at all.
 * @param mem where its address goes; NULL if there is none and @p timeout is K_NO_WAIT
 * @retval 0 done
 * @retval -ENOMEM none is free, and it was not to wait
 * @retval -EAGAIN none became free in time
 */
int k_mem_slab_alloc(struct k_mem_slab *slab, void **mem, k_timeout_t timeout);

/** Give a block back. Any context. What is no block of the slab is an assertion. */
void k_mem_slab_free(struct k_mem_slab *slab, void *mem);

/** Blocks in use. Any context. */
static inline uint32_t k_mem_slab_num_used_get(struct k_mem_slab *slab)
{
	return slab->info.num_used;
}

/** The most that were in use; 0 without CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION. Any context. */
static inline uint32_t k_mem_slab_max_used_get(struct k_mem_slab *slab)
{
#ifdef CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION
	return slab->info.max_used;
#else
	ARG_UNUSED(slab);
	return 0;
#endif
}

/** Blocks that are free. Any context. */
static inline uint32_t k_mem_slab_num_free_get(struct k_mem_slab *slab)
{
	return slab->info.num_blocks - slab->info.num_used;
}

/** Bytes free, in use, most in use (0 if not traced). Any context. @retval -EINVAL NULL */
int k_mem_slab_runtime_stats_get(struct k_mem_slab *slab, struct sys_memory_stats *stats);

/** Let the maximum start anew at what is in use now. Any context. @retval -EINVAL NULL */
int k_mem_slab_runtime_stats_reset_max(struct k_mem_slab *slab);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MEM_SLAB_H_ */
