/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory slabs (kernel/mem_slab.h). Free blocks are a list; whoever waits does so because it is
 * empty, so a block that is given back goes to the best waiter at once and never onto the list.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mem_slab.h>
#include <zephyr/tracing/tracing.h>

#include <obj_types.h>
#include <slow_path.h>
#include <wait_q.h>

#include "mem_slab_internal.h"

Z_OBJ_TYPE_DEFINE(CONFIG_OBJ_CORE_MEM_SLAB, k_mem_slab, K_OBJ_TYPE_MEM_SLAB_ID);

/* Whether a block of the slab begins there. */
static bool __maybe_unused is_block(const struct k_mem_slab *slab, const void *mem)
{
	const size_t offset = (uintptr_t)mem - (uintptr_t)slab->buffer;

	return offset < slab->info.num_blocks * slab->info.block_size &&
	       offset % slab->info.block_size == 0;
}

/* Link all blocks, the first of them in front. */
static int blocks_link(struct k_mem_slab *slab)
{
	const size_t size = slab->info.block_size;
	char *block = slab->buffer + slab->info.num_blocks * size;

	__ASSERT(size >= sizeof(void *), "slab %p: blocks of %zu bytes", (void *)slab, size);
	if (((size | (uintptr_t)slab->buffer) & (sizeof(void *) - 1)) != 0) {
		return -EINVAL;
	}
	slab->free_list = NULL;
	while (block != slab->buffer) {
		block -= size;
		*(char **)block = slab->free_list;
		slab->free_list = block;
	}
	return 0;
}

static int slabs_init(void)
{
	STRUCT_SECTION_FOREACH(k_mem_slab, slab) {
		const int result = blocks_link(slab);

		__ASSERT(result == 0, "slab %p: size %zu, memory at %p", (void *)slab,
			 slab->info.block_size, (void *)slab->buffer);
		z_mem_slab_stats_attach(slab);
		if (result != 0) {
			return result;
		}
	}
	return 0;
}

SYS_INIT(slabs_init, PRE_KERNEL_1, CONFIG_KERNEL_INIT_PRIORITY_OBJECTS);

int k_mem_slab_init(struct k_mem_slab *slab, void *buffer, size_t block_size, uint32_t num_blocks)
{
	const struct k_mem_slab fresh = {
		.buffer = (char *)buffer,
		.info = { .num_blocks = num_blocks, .block_size = block_size },
	};

	__ASSERT(slab != NULL, "no slab");
	if (((block_size | (uintptr_t)buffer) & (sizeof(void *) - 1)) != 0) {
		return -EINVAL;
	}
	slab->lock = fresh.lock;
	slab->buffer = fresh.buffer;
	slab->info = fresh.info;
	z_waitq_init(&slab->wait_q);
	(void)blocks_link(slab);
	Z_OBJ_CORE_LIST(CONFIG_OBJ_CORE_MEM_SLAB, k_mem_slab, slab);
	z_mem_slab_stats_attach(slab);
	SYS_PORT_TRACING_OBJ_INIT(k_mem_slab, slab, 0);
	return 0;
}

/* The end of k_mem_slab_alloc() where no block is free; gives the lock back. */
static SLOW_PATH int block_wait(struct k_mem_slab *slab, k_spinlock_key_t key, void **mem,
				k_timeout_t timeout)
{
	int result;

	if (!IS_ENABLED(CONFIG_MULTITHREADING) || K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		*mem = NULL;
		SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mem_slab, alloc, slab, timeout, -ENOMEM);
		k_spin_unlock(&slab->lock, key);
		return -ENOMEM;
	}
	__ASSERT(!k_is_in_isr(), "slab %p: an ISR cannot wait for a block", (void *)slab);
	SYS_PORT_TRACING_OBJ_FUNC_BLOCKING(k_mem_slab, alloc, slab, timeout);
	result = z_pend_curr(&slab->lock, key, &slab->wait_q, timeout);
	if (result == 0) {
		*mem = _current->base.swap_data;
	}
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mem_slab, alloc, slab, timeout, result);
	return result;
}

int k_mem_slab_alloc(struct k_mem_slab *slab, void **mem, k_timeout_t timeout)
{
	const k_spinlock_key_t key = k_spin_lock(&slab->lock);
	char *const block = slab->free_list;

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_mem_slab, alloc, slab, timeout);
	if (unlikely(block == NULL)) {
		return block_wait(slab, key, mem, timeout);
	}
	__ASSERT(is_block(slab, block), "slab %p: its list leads to %p", (void *)slab,
		 (void *)block);
	slab->free_list = *(char **)block;
	slab->info.num_used++;
	z_mem_slab_max_note(&slab->info);
	*mem = block;
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mem_slab, alloc, slab, timeout, 0);
	k_spin_unlock(&slab->lock, key);
	return 0;
}

/* The end of k_mem_slab_free() where somebody waits; gives the lock back. */
static SLOW_PATH void block_hand_over(struct k_mem_slab *slab, k_spinlock_key_t key, void *mem)
{
	(void)z_sched_wake(&slab->wait_q, 0, mem);
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mem_slab, free, slab);
	z_reschedule(&slab->lock, key);
}

void k_mem_slab_free(struct k_mem_slab *slab, void *mem)
{
	const k_spinlock_key_t key = k_spin_lock(&slab->lock);

	SYS_PORT_TRACING_OBJ_FUNC_ENTER(k_mem_slab, free, slab);
	__ASSERT(is_block(slab, mem), "%p is no block of slab %p", mem, (void *)slab);
	__ASSERT(slab->info.num_used > 0, "%p: no block of slab %p is in use (freed twice?)", mem,
		 (void *)slab);
	if (IS_ENABLED(CONFIG_MULTITHREADING) && !z_waitq_is_empty(&slab->wait_q)) {
		block_hand_over(slab, key, mem);
		return;
	}
	*(char **)mem = slab->free_list;
	slab->free_list = (char *)mem;
	slab->info.num_used--;
	SYS_PORT_TRACING_OBJ_FUNC_EXIT(k_mem_slab, free, slab);
	k_spin_unlock(&slab->lock, key);
}

int k_mem_slab_runtime_stats_get(struct k_mem_slab *slab, struct sys_memory_stats *stats)
{
	if (slab == NULL || stats == NULL) {
		return -EINVAL;
	}
	K_SPINLOCK(&slab->lock)
	{
		z_mem_slab_stats(&slab->info, stats);
	}
	return 0;
}

int k_mem_slab_runtime_stats_reset_max(struct k_mem_slab *slab)
{
	if (slab == NULL) {
		return -EINVAL;
	}
	K_SPINLOCK(&slab->lock)
	{
		z_mem_slab_max_reset(&slab->info);
	}
	return 0;
}
