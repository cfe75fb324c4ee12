/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of kernel/ offer each other. */
#ifndef KERNEL_INCLUDE_KERNEL_INTERNAL_H_
#define KERNEL_INCLUDE_KERNEL_INTERNAL_H_

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_BOOT_BANNER
/** Print name and version. */
void z_boot_banner(void);
#else
static inline void z_boot_banner(void)
{
}
#endif

/** Stacks: of interrupts and start-up, and of main(). */
extern char z_interrupt_stacks[CONFIG_ISR_STACK_SIZE];
extern char z_main_stack[CONFIG_MAIN_STACK_SIZE];

#ifdef __cplusplus
}
#endif

#endif /* KERNEL_INCLUDE_KERNEL_INTERNAL_H_ */
