/* SPDX-License-Identifier: Apache-2.0 */
/* Where Zephyr 3.4 has what is in arch/arch_interface.h now. */
#ifndef ZEPHYR_INCLUDE_SYS_ARCH_INTERFACE_H_
#define ZEPHYR_INCLUDE_SYS_ARCH_INTERFACE_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/irq_offload.h>

#endif /* ZEPHYR_INCLUDE_SYS_ARCH_INTERFACE_H_ */
