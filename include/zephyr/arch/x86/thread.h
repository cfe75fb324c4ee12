/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a thread keeps for the architecture. While a thread does not run, its registers lie on
 * its own stack; arch/x86/include/x86_switch.h draws them.
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

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_ */
