/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thread-local variables at a switch (CONFIG_THREAD_LOCAL_STORAGE).
 *
 * Compiled code finds them by GS, whose segment begins at the thread pointer (thread/tls.c). The
 * descriptor is rewritten for each thread and read by the CPU when GS is loaded.
 */
#ifndef ARCH_X86_INCLUDE_X86_TLS_H_
#define ARCH_X86_INCLUDE_X86_TLS_H_

#include <zephyr/kernel/thread.h>

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#include <zephyr/arch/x86/ia32/arch.h>

#include <x86_segments.h>

extern struct x86_segment z_x86_gdt[];

/** Let GS be a thread's. Assumes: interrupts are locked. */
static ALWAYS_INLINE void x86_tls_switch(struct k_thread *thread)
{
	struct x86_segment *const segment = &z_x86_gdt[TLS_SEG / 8];
	const uintptr_t base = thread->tls;

	segment->base_low = (uint16_t)base;
	segment->base_mid = (uint8_t)(base >> 16);
	segment->base_high = (uint8_t)(base >> 24);
	__asm__ volatile("movw %w0, %%gs" : : "r"(TLS_SEG) : "memory");
}
#else
static ALWAYS_INLINE void x86_tls_switch(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#endif /* ARCH_X86_INCLUDE_X86_TLS_H_ */
