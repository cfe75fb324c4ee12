/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The contract's inline functions: switching threads.
 *
 * A thread that does not run has on its stack, at callee_saved.esp:
 *
 *   high  | …                    |
 *         | ebp                  |  pushed first
 *   low   | where to go on (eip) |  <- esp
 *
 * The compiler saves the other registers around arch_switch() where they are in use: the
 * instructions below say that they change all of them.
 */
#ifndef ARCH_X86_INCLUDE_KERNEL_ARCH_FUNC_H_
#define ARCH_X86_INCLUDE_KERNEL_ARCH_FUNC_H_

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/kernel_structs.h>

#include <x86_fpu.h>
#include <x86_tls.h>

#ifdef __cplusplus
extern "C" {
#endif

static inline bool arch_is_in_isr(void)
{
	return _kernel.cpus[0].nested != 0U;
}

static ALWAYS_INLINE void arch_switch(struct k_thread *new_thread, struct k_thread *old_thread)
{
	x86_tls_switch(new_thread);
	x86_fpu_switch(new_thread, old_thread);
	/* Both operands are in registers that the other thread may change meanwhile. */
	__asm__ volatile("pushl %%ebp\n\t"
			 "pushl $1f\n\t"
			 "movl %%esp, %c[esp](%[old])\n\t"
			 "movl %c[esp](%[new]), %%esp\n\t"
			 "ret\n\t"
			 "1: popl %%ebp"
			 : [new] "+a"(new_thread), [old] "+d"(old_thread)
			 : [esp] "i"(offsetof(struct k_thread, callee_saved.esp))
			 : "ebx", "ecx", "esi", "edi", "memory", "cc");
}

#ifdef __cplusplus
}
#endif

#endif /* ARCH_X86_INCLUDE_KERNEL_ARCH_FUNC_H_ */
