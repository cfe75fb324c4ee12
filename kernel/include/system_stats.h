/* SPDX-License-Identifier: Apache-2.0 */
/* The CPU's cycles as statistics of listed objects; nothing without CONFIG_OBJ_CORE_STATS_SYSTEM.
 */
#ifndef KERNEL_INCLUDE_SYSTEM_STATS_H_
#define KERNEL_INCLUDE_SYSTEM_STATS_H_

#include <zephyr/kernel/obj_core.h>

#ifdef CONFIG_OBJ_CORE_STATS_SYSTEM
/** Let the type and the object of the CPU, or of the kernel, have its cycles. */
void z_system_stats_attach(struct k_obj_type *type, struct k_obj_core *obj_core);
#else
static inline void z_system_stats_attach(struct k_obj_type *type, struct k_obj_core *obj_core)
{
	ARG_UNUSED(type);
	ARG_UNUSED(obj_core);
}
#endif

#endif /* KERNEL_INCLUDE_SYSTEM_STATS_H_ */
