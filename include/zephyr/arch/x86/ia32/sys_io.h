/* SPDX-License-Identifier: Apache-2.0 */
/* The accessors are those of every x86. */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IA32_SYS_IO_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IA32_SYS_IO_H_

#include <zephyr/arch/x86/sys_io.h>

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IA32_SYS_IO_H_ */
