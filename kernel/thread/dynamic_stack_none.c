/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks made at run time, without CONFIG_DYNAMIC_THREAD: there are none. */
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stack_alloc.h>

k_thread_stack_t *k_thread_stack_alloc(size_t size, int flags)
{
	ARG_UNUSED(size);
	ARG_UNUSED(flags);
	return NULL;
}

int k_thread_stack_free(k_thread_stack_t *stack)
{
	ARG_UNUSED(stack);
	return -ENOSYS;
}
