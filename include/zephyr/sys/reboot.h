/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Starting the machine again. Needs CONFIG_REBOOT.
 */
#ifndef ZEPHYR_INCLUDE_SYS_REBOOT_H_
#define ZEPHYR_INCLUDE_SYS_REBOOT_H_

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Processor and devices are reset; memory keeps what it holds where the machine can do that. */
#define SYS_REBOOT_WARM 0
/** As if power had been switched off. */
#define SYS_REBOOT_COLD 1

/**
 * Start the machine again, from any context. Nothing is closed or written back before.
 *
 * @param type SYS_REBOOT_WARM, SYS_REBOOT_COLD; a machine that knows one way uses that
 */
FUNC_NORETURN void sys_reboot(int type);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_REBOOT_H_ */
