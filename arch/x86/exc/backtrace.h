/* SPDX-License-Identifier: Apache-2.0 */
/* A line per caller (CONFIG_EXCEPTION_STACK_TRACE), or nothing. */
#ifndef ARCH_X86_EXC_BACKTRACE_H_
#define ARCH_X86_EXC_BACKTRACE_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

#ifdef CONFIG_EXCEPTION_STACK_TRACE
/** Follow frame pointers from `ebp`. Trusts nothing: ends where the chain leaves the image. */
void z_x86_print_backtrace(uintptr_t ebp);
#else
static inline void z_x86_print_backtrace(uintptr_t ebp)
{
	ARG_UNUSED(ebp);
}
#endif

/** Print a return address with the function that it is in, as a line (report.c). */
void z_x86_print_caller(uintptr_t address);

#endif /* ARCH_X86_EXC_BACKTRACE_H_ */
