/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Floating-point registers at a switch (CONFIG_FPU_SHARING; doc/floating_point.md).
 *
 * Always all of them, for all threads: to find out at the first use (CR0.TS) who needs them leaves
 * one thread's registers in the CPU while another runs, where speculation can read them, and costs
 * an exception.
 */
#ifndef ARCH_X86_INCLUDE_X86_FPU_H_
#define ARCH_X86_INCLUDE_X86_FPU_H_

#include <zephyr/kernel/thread.h>

#ifdef CONFIG_FPU_SHARING
#include <zephyr/sys/util.h>

/** Make the registers of a thread what they are at its beginning. The thread does not run. */
void z_x86_fpu_init(struct k_thread *thread);

static ALWAYS_INLINE void x86_fpu_save(struct x86_fpu_registers *fpu)
{
#ifdef CONFIG_X86_SSE
	__asm__ volatile("fxsave %0" : "=m"(*fpu));
#else
	/* Initialises the FPU as well: an exception that waits does not reach the next thread. */
	__asm__ volatile("fnsave %0" : "=m"(*fpu));
#endif
}

static ALWAYS_INLINE void x86_fpu_load(const struct x86_fpu_registers *fpu)
{
#ifdef CONFIG_X86_SSE
	__asm__ volatile("fxrstor %0" ::"m"(*fpu));
#else
	__asm__ volatile("frstor %0" ::"m"(*fpu));
#endif
}

/** Interrupts are locked. */
static ALWAYS_INLINE void x86_fpu_switch(struct k_thread *new_thread, struct k_thread *old_thread)
{
	x86_fpu_save(&old_thread->arch.fpu);
	x86_fpu_load(&new_thread->arch.fpu);
}
#else
static ALWAYS_INLINE void z_x86_fpu_init(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

static ALWAYS_INLINE void x86_fpu_switch(struct k_thread *new_thread, struct k_thread *old_thread)
{
	ARG_UNUSED(new_thread);
	ARG_UNUSED(old_thread);
}
#endif

#endif /* ARCH_X86_INCLUDE_X86_FPU_H_ */
