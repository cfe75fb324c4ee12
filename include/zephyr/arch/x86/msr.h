/* SPDX-License-Identifier: Apache-2.0 */
/* Model-specific registers (SDM volume 4). Pre: the CPU has the register; others raise #GP. */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_MSR_H_
#define ZEPHYR_INCLUDE_ARCH_X86_MSR_H_

/** Page attribute table: eight memory types, a byte each. */
#define X86_PAT_MSR 0x277U

#define X86_EFER_MSR 0xC0000080U
#define X86_EFER_MSR_NXE 0x800

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

static ALWAYS_INLINE void z_x86_msr_write(unsigned int msr, uint64_t data)
{
	__asm__ volatile("wrmsr" ::"c"(msr), "A"(data) : "memory");
}

static ALWAYS_INLINE uint64_t z_x86_msr_read(unsigned int msr)
{
	uint64_t data;

	__asm__ volatile("rdmsr" : "=A"(data) : "c"(msr));
	return data;
}
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_MSR_H_ */
