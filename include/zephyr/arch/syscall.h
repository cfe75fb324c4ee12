/* SPDX-License-Identifier: Apache-2.0 */
/* The port's way into system calls. User mode does not exist yet, so nobody needs one. */
#ifndef ZEPHYR_INCLUDE_ARCH_SYSCALL_H_
#define ZEPHYR_INCLUDE_ARCH_SYSCALL_H_

#include <stdbool.h>

/** @return whether the caller runs in user mode. */
static inline bool arch_is_user_context(void)
{
	return false;
}

#endif /* ZEPHYR_INCLUDE_ARCH_SYSCALL_H_ */
