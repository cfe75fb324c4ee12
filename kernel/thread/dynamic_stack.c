/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stacks made at run time (CONFIG_DYNAMIC_THREAD): from an array of equal ones with a bit for each,
 * or from the running thread's resource pool, in front of which k_free() finds its heap.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/thread_stack_alloc.h>
#include <zephyr/kernel/thread_stats.h>
#include <zephyr/sys/bitarray.h>

#include <wait_q.h>

#define POOL_SIZE CONFIG_DYNAMIC_THREAD_POOL_SIZE
#define STACK_SIZE CONFIG_DYNAMIC_THREAD_STACK_SIZE

/* Without a pool there is an array of one that is never used and not linked. */
static K_THREAD_STACK_ARRAY_DEFINE(stacks, MAX(POOL_SIZE, 1), STACK_SIZE);
SYS_BITARRAY_DEFINE_STATIC(stacks_used, MAX(POOL_SIZE, 1));

static k_thread_stack_t *pool_take(size_t size)
{
	size_t index;

	if (POOL_SIZE == 0 || size > K_THREAD_STACK_SIZEOF(stacks[0]) ||
	    sys_bitarray_alloc(&stacks_used, 1, &index) != 0) {
		return NULL;
	}
	__ASSERT((int)index < POOL_SIZE, "stack %zu of %d", index, POOL_SIZE);
	return stacks[index];
}

static k_thread_stack_t *heap_take(size_t size)
{
	if (!IS_ENABLED(CONFIG_DYNAMIC_THREAD_ALLOC) || size == 0) {
		return NULL;
	}
	return (k_thread_stack_t *)z_thread_aligned_alloc(Z_KERNEL_STACK_OBJ_ALIGN,
							  K_KERNEL_STACK_LEN(size));
}

k_thread_stack_t *k_thread_stack_alloc(size_t size, int flags)
{
	const bool pool_first = IS_ENABLED(CONFIG_DYNAMIC_THREAD_PREFER_POOL);
	k_thread_stack_t *stack;

	__ASSERT(!k_is_in_isr(), "a stack of %zu bytes asked for in an ISR", size);
	ARG_UNUSED(flags);
	stack = pool_first ? pool_take(size) : heap_take(size);
	if (stack == NULL) {
		stack = pool_first ? heap_take(size) : pool_take(size);
	}
	return stack;
}

struct search {
	const k_thread_stack_t *stack;
	bool found;
};

static void search_user(const struct k_thread *thread, void *user_data)
{
	struct search *const search = (struct search *)user_data;
	const uintptr_t start = (uintptr_t)search->stack + K_THREAD_STACK_RESERVED;

	if (thread->stack_info.start == start &&
	    !z_is_thread_state_set(thread, _THREAD_DEAD | _THREAD_DUMMY)) {
		search->found = true;
	}
}

int k_thread_stack_free(k_thread_stack_t *stack)
{
	const size_t offset = (uintptr_t)stack - (uintptr_t)stacks;
	struct search search = { .stack = stack };

	__ASSERT(!k_is_in_isr(), "stack %p given back in an ISR", (void *)stack);
	if (stack == NULL) {
		return -EINVAL;
	}
	k_thread_foreach(search_user, &search);
	if (search.found) {
		return -EBUSY;
	}
	if (POOL_SIZE > 0 && offset < sizeof(stacks)) {
		if (offset % sizeof(stacks[0]) != 0 ||
		    sys_bitarray_free(&stacks_used, 1, offset / sizeof(stacks[0])) != 0) {
			return -EINVAL;
		}
		return 0;
	}
	if (!IS_ENABLED(CONFIG_DYNAMIC_THREAD_ALLOC)) {
		return -EINVAL;
	}
	k_free(stack);
	return 0;
}
