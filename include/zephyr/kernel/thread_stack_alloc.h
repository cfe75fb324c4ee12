/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks that are made at run time. */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_ALLOC_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_ALLOC_H_

#include <stddef.h>

#include <zephyr/kernel/thread_stack.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Take a stack: from the pool of CONFIG_DYNAMIC_THREAD_POOL_SIZE, or from the running thread's
 * resource pool (CONFIG_DYNAMIC_THREAD_ALLOC). Threads only.
 * @param size bytes that the thread is to have
 * @param flags K_USER for a thread that enters user mode, or 0
 * @return the stack; NULL if there is none, or without CONFIG_DYNAMIC_THREAD
 */
k_thread_stack_t *k_thread_stack_alloc(size_t size, int flags);

/**
 * Give a stack back. Threads only.
 * @retval 0 done
 * @retval -EBUSY a thread that has not ended uses it
 * @retval -EINVAL it did not come from k_thread_stack_alloc()
 * @retval -ENOSYS without CONFIG_DYNAMIC_THREAD
 */
int k_thread_stack_free(k_thread_stack_t *stack);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_ALLOC_H_ */
