/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a thread keeps for the architecture. While a thread does not run, its registers lie on
 * its own stack, as arch/x86/include/kernel_arch_func.h draws them; floating-point registers lie
 * here.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

/** Code is built for stacks aligned to words (arch/x86/CMakeLists.txt). */
#define ARCH_STACK_PTR_ALIGN 4U

/** Where the registers lie; valid while the thread does not run. */
struct _callee_saved {
	uintptr_t esp;
};
typedef struct _callee_saved _callee_saved_t;

#ifdef CONFIG_FPU_SHARING
/**
 * The floating-point registers while the thread does not run, as FXSAVE writes them (SDM volume 1,
 * "FXSAVE Area"), or FNSAVE on a CPU that may have no SSE (volume 1, "x87 FPU State").
 */
struct x86_fpu_registers {
#ifdef CONFIG_X86_SSE
	uint16_t control;
	uint16_t status;
	/** A bit for each register that holds something. */
	uint8_t tags;
	uint8_t reserved;
	uint16_t opcode;
	uint32_t pointers[4];
	/** Of SSE. */
	uint32_t mxcsr;
	uint32_t mxcsr_mask;
	uint32_t registers[120];
} __attribute__((__aligned__(16)));
#else
	/** The high half of these three is reserved, and 1. */
	uint32_t control;
	uint32_t status;
	uint32_t tags;
	uint32_t pointers[4];
	uint32_t registers[20];
};
#endif
#endif

/** What else of a thread is the architecture's. */
struct _thread_arch {
#ifdef CONFIG_FPU_SHARING
	struct x86_fpu_registers fpu;
#else
	/* Without a member the struct would have a size in C++ and none in C. */
	uint8_t nothing[0];
#endif
};
typedef struct _thread_arch _thread_arch_t;

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_ */
