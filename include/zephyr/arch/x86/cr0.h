/* SPDX-License-Identifier: Apache-2.0 */
/* Bits of the control registers (SDM volume 3, "Control Registers"). */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_CR0_H_
#define ZEPHYR_INCLUDE_ARCH_X86_CR0_H_

#define X86_CR0_PE 0x00000001
#define X86_CR0_MP 0x00000002
#define X86_CR0_EM 0x00000004
#define X86_CR0_ET 0x00000010
#define X86_CR0_NE 0x00000020
#define X86_CR0_WP 0x00010000
#define X86_CR0_NW 0x20000000
#define X86_CR0_CD 0x40000000
#define X86_CR0_PG 0x80000000

/** Paging, read-only pages that bind the kernel too, caches on, FPU errors as exception 16. */
#define X86_CR0_BASE (X86_CR0_PG | X86_CR0_WP | X86_CR0_NE | X86_CR0_ET | X86_CR0_PE)

#define X86_CR4_PSE 0x00000010
#define X86_CR4_PAE 0x00000020
#define X86_CR4_OSFXSR 0x00000200
#define X86_CR4_OSXMMEXCPT 0x00000400

#ifdef CONFIG_X86_PAE
#define X86_CR4_PAGING X86_CR4_PAE
#else
#define X86_CR4_PAGING X86_CR4_PSE
#endif
/* SSE registers are switched with the thread's others, and its errors are exception 19. */
#ifdef CONFIG_X86_SSE
#define X86_CR4_SSE (X86_CR4_OSFXSR | X86_CR4_OSXMMEXCPT)
#else
#define X86_CR4_SSE 0
#endif

/** All of CR4 from start-up on. */
#define X86_CR4_BASE (X86_CR4_PAGING | X86_CR4_SSE)

#endif /* ZEPHYR_INCLUDE_ARCH_X86_CR0_H_ */
