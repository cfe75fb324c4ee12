/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The guard page of a stack: set when a thread gets the stack, given back when the thread ends. For
 * k_thread_create() and the end of threads.
 */
#ifndef KERNEL_INCLUDE_STACK_GUARD_H_
#define KERNEL_INCLUDE_STACK_GUARD_H_

#include <kernel_arch_interface.h>

#ifdef __cplusplus
extern "C" {
#endif

/** From now on the reserved part of a stack object is a guard. */
static ALWAYS_INLINE void z_stack_guard_set(k_thread_stack_t *stack)
{
#ifdef CONFIG_HW_STACK_PROTECTION
	const unsigned int key = arch_irq_lock();

	arch_stack_guard_set(stack);
	arch_irq_unlock(key);
#else
	ARG_UNUSED(stack);
#endif
}

/** The reserved part of a thread's stack object is memory again. Assumes: interrupts locked. */
static ALWAYS_INLINE void z_stack_guard_release(const struct k_thread *thread)
{
#ifdef CONFIG_HW_STACK_PROTECTION
	arch_stack_guard_release((void *)(thread->stack_info.start - K_KERNEL_STACK_RESERVED));
#else
	ARG_UNUSED(thread);
#endif
}

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_STACK_GUARD_H_ */
