/* SPDX-License-Identifier: Apache-2.0 */
/* The end of an emulated machine: QEMU's isa-debug-exit. Elsewhere the port is not decoded. */
#ifndef ARCH_X86_INCLUDE_X86_EXIT_H_
#define ARCH_X86_INCLUDE_X86_EXIT_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

/** Values written; QEMU then exits with twice the value plus one. */
#define X86_EXIT_SUCCESS 1
#define X86_EXIT_FAILURE 2

#ifdef CONFIG_X86_ISA_DEBUG_EXIT
static inline void x86_isa_debug_exit(uint32_t value)
{
	__asm__ volatile("outl %0, %1" ::"a"(value), "d"((uint16_t)CONFIG_X86_ISA_DEBUG_EXIT_PORT));
}
#else
static inline void x86_isa_debug_exit(uint32_t value)
{
	ARG_UNUSED(value);
}
#endif

/** Stop this CPU for good. */
static inline FUNC_NORETURN void x86_stop(void)
{
	for (;;) {
		__asm__ volatile("cli; hlt");
	}
}

#endif /* ARCH_X86_INCLUDE_X86_EXIT_H_ */
