/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the registers of the PC's memory-mapped devices are: virtual addresses, uncached, mapped
 * while the image is built (cmake/modules/zephyr_x86_devices.cmake). A device that the devicetree
 * does not enable has no symbol, so using it is an error of the link.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_DEVICE_REGS_H_
#define ZEPHYR_INCLUDE_ARCH_X86_DEVICE_REGS_H_

#ifndef _ASMLANGUAGE
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

extern volatile uint8_t z_x86_ioapic_regs[];
extern volatile uint8_t z_x86_loapic_regs[];
extern volatile uint8_t z_x86_hpet_regs[];

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_DEVICE_REGS_H_ */
