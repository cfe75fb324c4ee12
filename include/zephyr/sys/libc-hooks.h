/* SPDX-License-Identifier: Apache-2.0 */
/* What the C library asks of the system: a place for the characters of stdout and stderr. */
#ifndef ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_
#define ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_

#ifdef __cplusplus
extern "C" {
#endif

/** Send the characters of stdout and stderr to @p hook, which returns the character or EOF. */
void __stdout_hook_install(int (*hook)(int c));

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_ */
