/* SPDX-License-Identifier: Apache-2.0 */
/* CPUID, as far as start-up asks (SDM volume 2, "CPUID"). Any context, any CPU from the 486 on. */
#ifndef ARCH_X86_INCLUDE_X86_CPUID_H_
#define ARCH_X86_INCLUDE_X86_CPUID_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

/* Leaf 1, EDX */
#define X86_CPUID_FPU (1U << 0)
#define X86_CPUID_PSE (1U << 3)
#define X86_CPUID_TSC (1U << 4)
#define X86_CPUID_PAE (1U << 6)
#define X86_CPUID_APIC (1U << 9)
#define X86_CPUID_CMOV (1U << 15)
#define X86_CPUID_PAT (1U << 16)
#define X86_CPUID_PSE36 (1U << 17)
#define X86_CPUID_FXSR (1U << 24)
#define X86_CPUID_SSE (1U << 25)
#define X86_CPUID_SSE2 (1U << 26)
/* Caches snoop what their own CPU does. */
#define X86_CPUID_SELF_SNOOP (1U << 27)
/* Leaf 0x80000001, EDX */
#define X86_CPUID_NX (1U << 20)

struct x86_cpuid {
	uint32_t eax, ebx, ecx, edx;
};

/* Bit 21 of EFLAGS can be changed on a CPU that has CPUID, and only there. */
static inline bool x86_has_cpuid(void)
{
	uint32_t before, after;

	__asm__ volatile("pushfl; popl %0; movl %0, %1; xorl $0x200000, %1; pushl %1; popfl;"
			 "pushfl; popl %1; pushl %0; popfl"
			 : "=&r"(before), "=&r"(after)::"cc", "memory");
	return ((before ^ after) & 0x200000U) != 0U;
}

/** Pre: x86_has_cpuid(). Returns EAX: for leaf 0 and 0x80000000 the highest leaf there is. */
static inline uint32_t x86_cpuid(uint32_t leaf, struct x86_cpuid *out)
{
	__asm__ volatile("cpuid"
			 : "=a"(out->eax), "=b"(out->ebx), "=c"(out->ecx), "=d"(out->edx)
			 : "a"(leaf), "c"(0));
	return out->eax;
}

/** Pre: x86_has_cpuid(). A CPU without extended leaves answers with something below them. */
static inline bool x86_has_nx(void)
{
	struct x86_cpuid leaf;

	return x86_cpuid(0x80000000U, &leaf) >= 0x80000001U && leaf.eax < 0x80010000U &&
	       (x86_cpuid(0x80000001U, &leaf), (leaf.edx & X86_CPUID_NX) != 0U);
}

/**
 * Pre: x86_has_cpuid(). Bits of a physical address. A CPU that does not say has 36 with PSE-36:
 * some that know PAE have 32, and take more for reserved bits.
 */
static inline unsigned int x86_address_bits(void)
{
	struct x86_cpuid leaf;

	if (x86_cpuid(0x80000000U, &leaf) >= 0x80000008U && leaf.eax < 0x80010000U) {
		return x86_cpuid(0x80000008U, &leaf) & 0xFFU;
	}
	(void)x86_cpuid(1U, &leaf);
	return (leaf.edx & X86_CPUID_PSE36) != 0U ? 36U : 32U;
}

#endif /* ARCH_X86_INCLUDE_X86_CPUID_H_ */
