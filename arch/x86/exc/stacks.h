/* SPDX-License-Identifier: Apache-2.0 */
/* Whose stack ran out, and where that thread can die. Only exception.c and report.c use it. */
#ifndef ARCH_X86_EXC_STACKS_H_
#define ARCH_X86_EXC_STACKS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/thread.h>

#if defined(CONFIG_HW_STACK_PROTECTION) && defined(CONFIG_MULTITHREADING)
/**
 * The thread whose guard page an address lies in.
 *
 * Interrupts locked. The running thread is known always, others with CONFIG_THREAD_MONITOR.
 *
 * @return NULL if it is no thread's
 */
struct k_thread *z_x86_guard_owner(uintptr_t address);

/**
 * The thread that can be ended for an access to a guard page: the one on whose stack the CPU was.
 *
 * Interrupts locked. That is the running thread, or, between two threads (doc/invariants.md, T4),
 * the one that ran.
 *
 * @param address what was accessed
 * @param esf state of the access
 * @return NULL if it was no thread's stack, or an interrupt's code
 */
struct k_thread *z_x86_overflowed_thread(uintptr_t address, const struct arch_esf *esf);

/** The highest address of a thread's stack, below its thread-local variables. */
uintptr_t z_x86_stack_top(const struct k_thread *thread);
#else
static inline struct k_thread *z_x86_guard_owner(uintptr_t address)
{
	ARG_UNUSED(address);
	return NULL;
}

static inline struct k_thread *z_x86_overflowed_thread(uintptr_t address,
						       const struct arch_esf *esf)
{
	ARG_UNUSED(address);
	ARG_UNUSED(esf);
	return NULL;
}

static inline uintptr_t z_x86_stack_top(const struct k_thread *thread)
{
	ARG_UNUSED(thread);
	return 0;
}
#endif

#endif /* ARCH_X86_EXC_STACKS_H_ */
