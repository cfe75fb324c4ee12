/* SPDX-License-Identifier: Apache-2.0 */
/* In place of arch/x86/include/x86_cpuid.h: a CPU with as many address bits as a test wants. */
#ifndef ARCH_X86_INCLUDE_X86_CPUID_H_
#define ARCH_X86_INCLUDE_X86_CPUID_H_

static inline unsigned int x86_address_bits(void)
{
	return HOST_ADDRESS_BITS;
}

#endif /* ARCH_X86_INCLUDE_X86_CPUID_H_ */
