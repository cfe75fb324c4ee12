/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The architecture functions that public headers stand on.
 *
 * Each is declared here, static inline ones too, before the port's headers define it: a port
 * whose definition differs does not compile. Those that only the kernel's own files call are in
 * kernel/include/kernel_arch_interface.h.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARCH_INTERFACE_H_
#define ZEPHYR_INCLUDE_ARCH_ARCH_INTERFACE_H_

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Registers at an exception; every port defines it. */
struct arch_esf;

/**
 * Lock interrupts on this CPU.
 *
 * Any context; nests. Post: no maskable interrupt arrives until the outermost unlock.
 *
 * @return what arch_irq_unlock() needs; opaque but for arch_irq_unlocked()
 */
static inline unsigned int arch_irq_lock(void);

/**
 * Restore the interrupt state that arch_irq_lock() found.
 *
 * Pre: `key` is the one of the matching lock, keys are given back in reverse order.
 */
static inline void arch_irq_unlock(unsigned int key);

/** @return whether interrupts were enabled when `key` was made. */
static inline bool arch_irq_unlocked(unsigned int key);

/** One instruction that does nothing and that the compiler keeps. */
static inline void arch_nop(void);

/**
 * The free-running cycle counter, low half; wraps.
 *
 * Any context. Constant where the CPU has no counter.
 */
static inline uint32_t arch_k_cycle_get_32(void);

/** The whole counter. Any context. */
static inline uint64_t arch_k_cycle_get_64(void);

/**
 * Enable interrupts and stop the CPU until the next one, without a gap between the two.
 *
 * Pre: interrupts may be locked or not. Post: they are enabled.
 */
void arch_cpu_idle(void);

/**
 * As arch_cpu_idle(), but the interrupt state afterwards is that of `key`.
 *
 * Pre: interrupts locked by the arch_irq_lock() that made `key`.
 */
void arch_cpu_atomic_idle(unsigned int key);

/**
 * Reset the machine. With CONFIG_REBOOT.
 *
 * Pre: interrupts locked. Returns only if the machine cannot be reset.
 *
 * @param type SYS_REBOOT_WARM or SYS_REBOOT_COLD, of sys/reboot.h
 */
void sys_arch_reboot(int type);

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_ARCH_INTERFACE_H_ */
