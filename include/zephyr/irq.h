/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts as all code sees them: locked or not.
 *
 * A lock nests: the key restores what was before. Any context; a thread that waits gives its
 * lock up for as long as others run.
 */
#ifndef ZEPHYR_INCLUDE_IRQ_H_
#define ZEPHYR_INCLUDE_IRQ_H_

#include <zephyr/arch/cpu.h>

#ifndef _ASMLANGUAGE

/** Lock interrupts on this CPU. @return key for irq_unlock() */
#define irq_lock() arch_irq_lock()
/** Give interrupts the state they had when @p key was made. */
#define irq_unlock(key) arch_irq_unlock(key)

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_IRQ_H_ */
