/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's version at run time. The number packs major, minor and patch level from the most
 * significant byte down; the lowest byte is 0. It is the API level, not Ponente's own version.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_VERSION_H_
#define ZEPHYR_INCLUDE_KERNEL_VERSION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SYS_KERNEL_VER_MAJOR(ver) (((ver) >> 24) & 0xFF)
#define SYS_KERNEL_VER_MINOR(ver) (((ver) >> 16) & 0xFF)
#define SYS_KERNEL_VER_PATCHLEVEL(ver) (((ver) >> 8) & 0xFF)

/** @return KERNEL_VERSION_NUMBER << 8. Any context. */
uint32_t sys_kernel_version_get(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_VERSION_H_ */
