/* SPDX-License-Identifier: Apache-2.0 */
/* Exception vectors, shared by stubs.S and C (SDM volume 3, "Exception and Interrupt Reference").
 */
#ifndef ARCH_X86_INCLUDE_X86_VECTORS_H_
#define ARCH_X86_INCLUDE_X86_VECTORS_H_

#define X86_VECTOR_DEBUG 1
#define X86_VECTOR_DOUBLE_FAULT 8
#define X86_VECTOR_NOT_PRESENT 11
#define X86_VECTOR_GP 13
#define X86_VECTOR_PAGE_FAULT 14

/* The same and others by the names that exception handlers of applications use. */
#define IV_DIVIDE_ERROR 0
#define IV_DEBUG 1
#define IV_NON_MASKABLE_INTERRUPT 2
#define IV_BREAKPOINT 3
#define IV_OVERFLOW 4
#define IV_BOUND_RANGE 5
#define IV_INVALID_OPCODE 6
#define IV_DEVICE_NOT_AVAILABLE 7
#define IV_DOUBLE_FAULT 8
#define IV_COPROC_SEGMENT_OVERRUN 9
#define IV_INVALID_TSS 10
#define IV_SEGMENT_NOT_PRESENT 11
#define IV_STACK_FAULT 12
#define IV_GENERAL_PROTECTION 13
#define IV_PAGE_FAULT 14
#define IV_RESERVED 15
#define IV_X87_FPU_FP_ERROR 16
#define IV_ALIGNMENT_CHECK 17
#define IV_MACHINE_CHECK 18
#define IV_SIMD_FP 19
#define IV_VIRT_EXCEPTION 20
#define IV_SECURITY_EXCEPTION 30
/** The first vector that is not the CPU's. */
#define IV_IRQS 32

/** Exceptions 0 … 31 and the software vector of k_oops(). */
#define Z_X86_VECTORS 33
/** Bit n: the CPU pushes an error code at vector n: 8, 10-14, 17, 21, 29, 30. */
#define Z_X86_ERROR_CODE_MASK 0x60227D00
/** Two pushes of a byte, a jump to anywhere. */
#define Z_X86_STUB_SIZE 9

#endif /* ARCH_X86_INCLUDE_X86_VECTORS_H_ */
