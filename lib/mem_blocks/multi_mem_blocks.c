/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Groups of memory block allocators (sys/mem_blocks.h): finds the member, which does the rest. A
 * group is set up before it is shared; nothing here locks.
 */
#include <errno.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/mem_blocks.h>

void sys_multi_mem_blocks_init(sys_multi_mem_blocks_t *group,
			       sys_multi_mem_blocks_choice_fn_t choice_fn)
{
	__ASSERT(group != NULL && choice_fn != NULL, "group %p", (void *)group);
	group->num_allocators = 0;
	group->choice_fn = choice_fn;
}

void sys_multi_mem_blocks_add_allocator(sys_multi_mem_blocks_t *group, sys_mem_blocks_t *alloc)
{
	__ASSERT(group->num_allocators < (int)ARRAY_SIZE(group->allocators),
		 "group %p has %d members already", (void *)group, group->num_allocators);
	group->allocators[group->num_allocators] = alloc;
	group->num_allocators++;
}

int sys_multi_mem_blocks_alloc(sys_multi_mem_blocks_t *group, void *cfg, size_t count,
			       void **out_blocks, size_t *blk_size)
{
	sys_mem_blocks_t *alloc;

	__ASSERT_NO_MSG(group != NULL);
	__ASSERT_NO_MSG(out_blocks != NULL);
	if (group == NULL || out_blocks == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		if (blk_size != NULL) {
			*blk_size = 0;
		}
		return 0;
	}
	alloc = group->choice_fn(group, cfg);
	if (alloc == NULL) {
		return -EINVAL;
	}
	if (blk_size != NULL) {
		*blk_size = (size_t)1 << alloc->info.blk_sz_shift;
	}
	return sys_mem_blocks_alloc(alloc, count, out_blocks);
}

/* The member in whose memory an address lies, or NULL. */
static sys_mem_blocks_t *member_of(const sys_multi_mem_blocks_t *group, const void *block)
{
	for (int i = 0; i < group->num_allocators; i++) {
		sys_mem_blocks_t *const alloc = group->allocators[i];
		const uintptr_t offset = (uintptr_t)block - (uintptr_t)alloc->buffer;

		if (offset >> alloc->info.blk_sz_shift < alloc->info.num_blocks) {
			return alloc;
		}
	}
	return NULL;
}

int sys_multi_mem_blocks_free(sys_multi_mem_blocks_t *group, size_t count, void **in_blocks)
{
	sys_mem_blocks_t *alloc;

	__ASSERT_NO_MSG(group != NULL);
	__ASSERT_NO_MSG(in_blocks != NULL);
	if (group == NULL || in_blocks == NULL) {
		return -EINVAL;
	}
	if (count == 0) {
		return 0;
	}
	alloc = member_of(group, in_blocks[0]);
	return alloc == NULL ? -EINVAL : sys_mem_blocks_free(alloc, count, in_blocks);
}
