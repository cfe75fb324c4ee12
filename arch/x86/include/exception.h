/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exception handlers of an application's own.
 *
 * A handler takes the frame and may return: execution goes on at the frame's eip with its flags
 * and registers (but esp), which the handler may have changed. It runs on the stack of what
 * faulted, interrupts locked. Two handlers of one vector are an error of the build.
 */
#ifndef ARCH_X86_INCLUDE_EXCEPTION_H_
#define ARCH_X86_INCLUDE_EXCEPTION_H_

#include <zephyr/arch/x86/irq_record.h>

#include <x86_vectors.h>

#ifndef _ASMLANGUAGE
#include <zephyr/arch/cpu.h>
#include <zephyr/toolchain.h>

/** The name of the stub that leads to a handler. */
#define __EXCEPTION_STUB_NAME(handler, vector) _##handler##_vector_##vector##_stub
#define _EXCEPTION_STUB_NAME(handler, vector) __EXCEPTION_STUB_NAME(handler, vector)

/* struct arch_esf as exc/stubs.S draws it: pusha stores the stack pointer of five words later. */
#define Z_X86_EXCEPTION_CONNECT(handler, vec, dpl, push_code)                                      \
	__asm__(".pushsection .text.exc_stubs.own,\"ax\",@progbits\n\t"                            \
		".globl " STRINGIFY(_EXCEPTION_STUB_NAME(handler, vec)) "\n\t"                     \
		STRINGIFY(_EXCEPTION_STUB_NAME(handler, vec)) ":\n\t"                              \
		push_code                                                                          \
		"pushl $" STRINGIFY(vec) "\n\t"                                                    \
		"pusha\n\t"                                                                        \
		"cld\n\t"                                                                          \
		"addl $20, 12(%esp)\n\t"                                                           \
		"pushl %esp\n\t"                                                                   \
		"call " STRINGIFY(handler) "\n\t"                                                  \
		"jmp z_x86_exception_return\n\t"                                                   \
		".popsection\n\t"                                                                  \
		".pushsection .intList,\"a\",@progbits\n\t"                                        \
		"z_irq_record_" STRINGIFY(handler) "_" STRINGIFY(vec) ":\n\t"                      \
		".long (" STRINGIFY(dpl) ") << 8, "                                                \
		STRINGIFY(_EXCEPTION_STUB_NAME(handler, vec)) ", " STRINGIFY(handler) ", 0\n\t"    \
		".long -1, -1, " STRINGIFY(vec) ", 0, " STRINGIFY(__LINE__) "\n\t"                 \
		".popsection")

/** At file scope: @p handler, of external linkage, handles a vector that has no error code. */
#define _EXCEPTION_CONNECT_NOCODE(handler, vector, dpl) \
	Z_X86_EXCEPTION_CONNECT(handler, vector, dpl, "pushl $0\n\t")
/** The same for a vector with an error code: 8, 10 to 14, 17, 21, 29, 30. */
#define _EXCEPTION_CONNECT_CODE(handler, vector, dpl) \
	Z_X86_EXCEPTION_CONNECT(handler, vector, dpl, "")

#endif /* !_ASMLANGUAGE */

#endif /* ARCH_X86_INCLUDE_EXCEPTION_H_ */
