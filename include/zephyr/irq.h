/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts as all code sees them: owning a line, switching it on and off, locking all.
 *
 * A line has one owner, named by IRQ_CONNECT() or IRQ_DIRECT_CONNECT() while the program is built
 * (two owners are an error of the build) or by irq_connect_dynamic() while it runs. Connecting does
 * not enable. doc/interrupts.md tells how an owner gets its vector.
 *
 * A lock nests: the key restores what was before. Any context; a thread that waits gives its
 * lock up for as long as others run.
 */
#ifndef ZEPHYR_INCLUDE_IRQ_H_
#define ZEPHYR_INCLUDE_IRQ_H_

#include <zephyr/arch/cpu.h>

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make @p isr_p the owner of a line. A statement; every argument is a constant of the build.
 *
 * The handler runs on the interrupt stack, in an ISR's context, and can be interrupted by lines
 * of a more urgent priority.
 *
 * @param irq_p the line, as the devicetree numbers it
 * @param priority_p the controller's: a higher number is more urgent
 * @param isr_p void (*)(const void *)
 * @param isr_param_p what it is called with
 * @param flags_p the devicetree's `sense` cell: trigger and polarity
 */
#define IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p) \
	ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)

/**
 * Make a function of ISR_DIRECT_DECLARE() the owner of a line.
 *
 * Faster than IRQ_CONNECT(): no argument, no stack of its own, not interruptible.
 */
#define IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p) \
	ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)

/** Begin of a direct handler that is written without ISR_DIRECT_DECLARE(). */
#define ISR_DIRECT_HEADER() ARCH_ISR_DIRECT_HEADER()
/** Its end. @param check_reschedule 0 if no thread can have become ready */
#define ISR_DIRECT_FOOTER(check_reschedule) ARCH_ISR_DIRECT_FOOTER(check_reschedule)
/** In a direct handler: leave the power state of an idle system. */
#define ISR_DIRECT_PM() ARCH_ISR_DIRECT_PM()

/**
 * Define a direct handler: ISR_DIRECT_DECLARE(name) { …; return check; }
 *
 * It returns 0 if no thread can have become ready, else 1.
 */
#define ISR_DIRECT_DECLARE(name) ARCH_ISR_DIRECT_DECLARE(name)

#ifdef CONFIG_DYNAMIC_INTERRUPTS
/**
 * Make @p routine the owner of a line while the program runs; in place of the owner it had.
 *
 * Threads and start-up; not for ISRs. Parameters as those of IRQ_CONNECT().
 *
 * @return the vector, or -ENOSPC if CONFIG_X86_DYNAMIC_IRQ_STUBS or the vectors of this priority
 *         are used up, -EINVAL for a line or a priority that cannot exist
 */
static inline int irq_connect_dynamic(unsigned int irq, unsigned int priority,
				      void (*routine)(const void *parameter), const void *parameter,
				      uint32_t flags)
{
	return arch_irq_connect_dynamic(irq, priority, routine, parameter, flags);
}
#endif

/** Lock interrupts on this CPU. @return key for irq_unlock() */
#define irq_lock() arch_irq_lock()
/**
 * Give interrupts the state they had when @p key was made. Those that waited come before the next
 * statement.
 */
#define irq_unlock(key) z_irq_unlock(key)

static ALWAYS_INLINE void z_irq_unlock(unsigned int key)
{
	arch_irq_unlock(key);
	/* A CPU may execute one more instruction before it takes an interrupt. */
	arch_nop();
}

/** Let a line interrupt. Any context. Pre: the line has an owner. */
#define irq_enable(irq) arch_irq_enable(irq)
/** Keep a line from interrupting. Any context. */
#define irq_disable(irq) arch_irq_disable(irq)
/** @return whether a line may interrupt, as int. Any context. */
#define irq_is_enabled(irq) arch_irq_is_enabled(irq)

/** How many controllers a line passes: one, on a PC. */
static inline unsigned int irq_get_level(unsigned int irq)
{
	ARG_UNUSED(irq);
	return 1;
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_IRQ_H_ */
