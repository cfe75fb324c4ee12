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

/** Exceptions 0 … 31 and the software vector of k_oops(). */
#define Z_X86_VECTORS 33
/** Bit n: the CPU pushes an error code at vector n: 8, 10-14, 17, 21, 29, 30. */
#define Z_X86_ERROR_CODE_MASK 0x60227D00
/** Two pushes of a byte, a jump to anywhere. */
#define Z_X86_STUB_SIZE 9

#endif /* ARCH_X86_INCLUDE_X86_VECTORS_H_ */
