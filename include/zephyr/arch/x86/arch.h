/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every x86 needs: port and memory access, the interrupt flag, the time-stamp counter.
 * The accessors that sys_io.h documents are defined here; ia32/arch.h adds the 32-bit part.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_X86_ARCH_H_

/** k_oops() and k_panic() raise this vector. */
#define Z_X86_OOPS_VECTOR 32

#define Z_X86_EFLAGS_IF 0x200
#define X86_EFLAGS_TF 0x100
#define X86_EFLAGS_NT 0x4000

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/arch/common/addr_types.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/x86/mmustructs.h>
#include <zephyr/arch/x86/sys_io.h>
#include <zephyr/fatal_types.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int key;

	__asm__ volatile("pushfl; cli; popl %0" : "=r"(key)::"memory");

	return key;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	if ((key & Z_X86_EFLAGS_IF) != 0U) {
		__asm__ volatile("sti" ::: "memory");
	}
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return (key & Z_X86_EFLAGS_IF) != 0U;
}

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

/**
 * Read the time-stamp counter.
 *
 * Pre: the CPU has one (z_x86_has_tsc()); a 486 faults here.
 */
static ALWAYS_INLINE uint64_t z_tsc_read(void)
{
	uint64_t ticks;

	__asm__ volatile("rdtsc" : "=A"(ticks)::"memory");

	return ticks;
}

#ifdef CONFIG_SYS_CLOCK_EXISTS
/* What counts is the system clock (drivers/timer/system_timer.h). */
uint32_t sys_clock_cycle_get_32(void);
uint64_t sys_clock_cycle_get_64(void);

static inline uint32_t arch_k_cycle_get_32(void)
{
	return sys_clock_cycle_get_32();
}

static inline uint64_t arch_k_cycle_get_64(void)
{
	return sys_clock_cycle_get_64();
}
#else
/** The time-stamp counter, or 0 on a CPU without one. */
uint64_t z_x86_cycle_get(void);

static inline uint32_t arch_k_cycle_get_32(void)
{
	return (uint32_t)z_x86_cycle_get();
}

static inline uint64_t arch_k_cycle_get_64(void)
{
	return z_x86_cycle_get();
}
#endif

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */

#include <zephyr/arch/x86/ia32/arch.h>
#include <zephyr/arch/x86/irq.h>
#include <zephyr/arch/x86/thread.h>

#endif /* ZEPHYR_INCLUDE_ARCH_X86_ARCH_H_ */
