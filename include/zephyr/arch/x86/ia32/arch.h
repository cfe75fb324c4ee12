/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The 32-bit x86: segment selectors, the frame of an exception, and how software raises one.
 * arch/x86/exc/ fills the frame, arch/x86/cpu/ owns the descriptor tables.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IA32_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IA32_ARCH_H_

/* Selectors, that is, byte offsets into the GDT (arch/x86/cpu/gdt.c). */
#define CODE_SEG 0x08
#define DATA_SEG 0x10
#define MAIN_TSS 0x18
#define DF_TSS 0x20
#define TLS_SEG 0x28
/** Bytes of the whole table. */
#define Z_X86_GDT_SIZE 0x30

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Registers at an exception, as they lie on the stack.
 *
 *   high  | eflags    |  pushed by the CPU
 *         | cs        |
 *         | eip       |
 *         | errorCode |  by the CPU, or a zero by the stub
 *         | vector    |  by the stub
 *         | eax … ebx |  by pusha, eax first
 *         | esp       |  by pusha; then corrected to the value before the exception
 *         | ebp       |
 *         | esi       |
 *   low   | edi       |  <- the frame's address
 */
struct arch_esf {
	unsigned int edi;
	unsigned int esi;
	unsigned int ebp;
	unsigned int esp;
	unsigned int ebx;
	unsigned int edx;
	unsigned int ecx;
	unsigned int eax;
	unsigned int vector;
	unsigned int errorCode;
	unsigned int eip;
	unsigned int cs;
	unsigned int eflags;
};

/**
 * Raise a fatal error here, so that the registers of this very place are dumped.
 *
 * @param reason_p enum k_fatal_error_reason
 */
#define ARCH_EXCEPT(reason_p)                                                                     \
	do {                                                                                      \
		__asm__ volatile("int %[vector]" ::[vector] "i"(Z_X86_OOPS_VECTOR), "a"(reason_p) \
				 : "memory");                                                     \
		CODE_UNREACHABLE;                                                                 \
	} while (false)

#ifdef __cplusplus
}
#endif
#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IA32_ARCH_H_ */
