/* SPDX-License-Identifier: Apache-2.0 */
/* Who is calling: system calls are plain calls as long as there is no user mode. */
#ifndef ZEPHYR_INCLUDE_SYSCALL_H_
#define ZEPHYR_INCLUDE_SYSCALL_H_

#ifndef _ASMLANGUAGE

#include <stdbool.h>

#include <zephyr/arch/syscall.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @return whether the caller runs in user mode. Any context. */
static inline bool k_is_user_context(void)
{
	return arch_is_user_context();
}

/** @return whether a system call has to trap. */
static ALWAYS_INLINE bool z_syscall_trap(void)
{
	return arch_is_user_context();
}

#ifdef __cplusplus
}
#endif

#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_SYSCALL_H_ */
