/* SPDX-License-Identifier: Apache-2.0 */
/* Where a thread can die whose stack has no room left. Only exception.c uses it. */
#ifndef ARCH_X86_EXC_STACK_END_H_
#define ARCH_X86_EXC_STACK_END_H_

#include <zephyr/kernel/thread.h>

/** The end, highest address, of the running thread's stack; 0 if nobody knows it. */
static inline uintptr_t x86_current_stack_end(void)
{
#if defined(CONFIG_MULTITHREADING) && defined(CONFIG_THREAD_STACK_INFO)
	const struct k_thread *const thread = _current;

	return ROUND_DOWN(thread->stack_info.start + thread->stack_info.size, sizeof(uintptr_t));
#else
	return 0;
#endif
}

#endif /* ARCH_X86_EXC_STACK_END_H_ */
