/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where printk() sends its characters.
 *
 * Until a console driver installs its own function, that is arch_printk_char_out(), which the
 * architecture may define (early serial port) and which otherwise drops the character.
 */
#ifndef ZEPHYR_INCLUDE_SYS_PRINTK_HOOKS_H_
#define ZEPHYR_INCLUDE_SYS_PRINTK_HOOKS_H_

#ifdef __cplusplus
extern "C" {
#endif

/** Print one character; the result is not used. */
typedef int (*printk_hook_fn_t)(int c);

/** Send characters to @p fn from now on. */
void __printk_hook_install(printk_hook_fn_t fn);
/** Where they go now. */
printk_hook_fn_t __printk_get_hook(void);
/** The destination before any is installed. */
int arch_printk_char_out(int c);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_PRINTK_HOOKS_H_ */
