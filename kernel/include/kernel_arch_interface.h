/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The contract between kernel and architecture, the kernel's half of it: what only kernel/
 * calls, and where the port hands over to it. What public headers stand on is in
 * zephyr/arch/arch_interface.h, which this includes. kernel/ knows nothing else of a machine.
 */
#ifndef KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_
#define KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The stack that start-up runs on, and later interrupts. The kernel owns it, the port uses it. */
extern char z_interrupt_stacks[CONFIG_ISR_STACK_SIZE];

/**
 * Start the kernel: the only call in the other direction, the last one of the port's start.
 *
 * Pre: C works: bss is zero, exceptions are handled, the interrupt stack is in use, interrupts
 * are locked.
 */
FUNC_NORETURN void z_cstart(void);

/**
 * The port's own set-up that needs a console or initialised devices.
 *
 * Called once by z_cstart() after PRE_KERNEL_2, interrupts locked, on the interrupt stack.
 */
void arch_kernel_init(void);

/**
 * Leave the start-up stack for good and call a function on another one.
 *
 * Called once, interrupts locked. Post: `entry` runs with interrupts enabled on `stack_top`,
 * which is the end of its stack, aligned as the machine's calling convention asks.
 */
FUNC_NORETURN void arch_switch_stack(void (*entry)(void), char *stack_top);

/**
 * Make a thread's first frame, so that the first switch to it calls z_thread_entry() with these
 * arguments and interrupts enabled.
 *
 * Any context. Writes `thread->callee_saved` and the stack below `stack_top`,
 * which is aligned to ARCH_STACK_PTR_ALIGN; nothing else of the thread.
 */
void arch_new_thread(struct k_thread *thread, char *stack_top, k_thread_entry_t entry, void *p1,
		     void *p2, void *p3);

/**
 * Make a new thread's copy of the thread-local variables at the top of its stack; the switch to
 * the thread lets its code find them. Only with CONFIG_THREAD_LOCAL_STORAGE.
 *
 * Any context. Writes `thread->tls` and the bytes below `stack_top`.
 *
 * @return how many; what is left of the stack is aligned to ARCH_STACK_PTR_ALIGN
 */
size_t arch_tls_stack_setup(struct k_thread *thread, char *stack_top);

/**
 * Switch from the thread that runs to another one.
 *
 * Pre: interrupts locked, `_current` is `new_thread` already, `old_thread` is where this code
 * runs. Returns, interrupts locked, when somebody switches back to `old_thread`. Called from
 * threads, and from the exit of an interrupt on the stack of the thread that was interrupted.
 */
static inline void arch_switch(struct k_thread *new_thread, struct k_thread *old_thread);

/**
 * The switch at the exit of the outermost interrupt, if `_kernel.ready_q.cache` is not `_current`.
 *
 * Called by the port with interrupts locked and `nested` 0 again, on the stack of the thread that
 * was interrupted; returns when that thread runs again.
 */
void z_swap_from_isr(void);

/**
 * The first function of each thread, which the port calls with interrupts enabled on its stack.
 */
FUNC_NORETURN void z_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/** @return whether this is an interrupt service routine. Any context. */
static inline bool arch_is_in_isr(void);

/** @return how many interrupt lines with a handler are enabled, the clock's among them. */
unsigned int arch_irq_enabled_count(void);

/**
 * End the system: nothing is left to run, or nothing can.
 *
 * Any context, interrupts locked or not. Post: interrupts locked, the status is the last thing
 * on the console and the machine's exit status where it has one.
 *
 * @param status 0 for success
 */
FUNC_NORETURN void arch_system_exit(int status);

/**
 * A fatal error was dealt with and its thread is about to be ended: z_fatal_error() will not
 * return to the architecture.
 *
 * Context of the error, interrupts locked.
 */
void arch_fatal_error_over(void);

#ifdef __cplusplus
}
#endif

/* The port's definitions of what is inline. */
#include <kernel_arch_func.h>

#endif /* KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_ */
