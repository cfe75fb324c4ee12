/* SPDX-License-Identifier: Apache-2.0 */
/* Threads, inside the port. */
#ifndef ARCH_X86_INCLUDE_X86_THREAD_H_
#define ARCH_X86_INCLUDE_X86_THREAD_H_

/** The first instructions of a thread (thread/start.S): not to be called. */
void z_x86_thread_start(void);

/**
 * The switch at the exit of an interrupt, if another thread should run. Called by assembly with
 * interrupts locked, on the stack of the thread that was interrupted; back when that thread runs.
 */
void z_x86_isr_switch(void);

#endif /* ARCH_X86_INCLUDE_X86_THREAD_H_ */
