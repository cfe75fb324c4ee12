/* SPDX-License-Identifier: Apache-2.0 */
/* Whose stack ran out, and where that thread can die. Only exception.c and report.c use it. */
#ifndef ARCH_X86_EXC_STACKS_H_
#define ARCH_X86_EXC_STACKS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel/thread.h>

#include <x86_segments.h>

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
 * The thread that can be ended for a double fault: the one on whose stack the CPU was.
 *
 * Interrupts locked. That is the running thread, or, between two threads (doc/invariants.md, T4),
 * the one that ran.
 *
 * @param address of the last page fault
 * @param esf state of what failed
 * @return NULL if that was no thread, but start-up or a handler of interrupts
 */
struct k_thread *z_x86_thread_to_end(uintptr_t address, const struct arch_esf *esf);

/** The highest address of a thread's stack, below its thread-local variables. */
uintptr_t z_x86_stack_top(const struct k_thread *thread);

/**
 * Let a thread whose stack ended in a critical section go on until that is over (overdraft.c).
 *
 * In the double-fault task. @param tss state of the thread, which is to be resumed
 * @param end what the thread runs in place of what it would have done afterwards
 * @return false if the thread is to end now
 */
bool z_x86_overdraft_grant(struct k_thread *thread, struct x86_tss *tss, void (*end)(void));

/** A debug exception came. @return whether it was such a thread's, and is dealt with */
bool z_x86_overdraft_step(struct arch_esf *esf);

/** The thread ends. */
void z_x86_overdraft_over(void);
#else
static inline bool z_x86_overdraft_grant(struct k_thread *thread, struct x86_tss *tss,
					 void (*end)(void))
{
	ARG_UNUSED(thread);
	ARG_UNUSED(tss);
	ARG_UNUSED(end);
	return false;
}

static inline bool z_x86_overdraft_step(struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	return false;
}

static inline void z_x86_overdraft_over(void)
{
}

static inline struct k_thread *z_x86_guard_owner(uintptr_t address)
{
	ARG_UNUSED(address);
	return NULL;
}

static inline struct k_thread *z_x86_thread_to_end(uintptr_t address, const struct arch_esf *esf)
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
