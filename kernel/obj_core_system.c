/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel and its processor as listed objects (CONFIG_OBJ_CORE_SYSTEM), so that tools find them
 * as they find all others.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/obj_core.h>

#include <system_stats.h>

static struct k_obj_type cpu_type;
static struct k_obj_type kernel_type;

static int system_list(void)
{
	__ASSERT(_kernel.obj_core.type == NULL, "the kernel is listed already");
	(void)z_obj_type_init(&cpu_type, K_OBJ_TYPE_CPU_ID, offsetof(struct _cpu, obj_core));
	(void)z_obj_type_init(&kernel_type, K_OBJ_TYPE_KERNEL_ID,
			      offsetof(struct z_kernel, obj_core));
	k_obj_core_init_and_link(K_OBJ_CORE(&_kernel.cpus[0]), &cpu_type);
	k_obj_core_init_and_link(K_OBJ_CORE(&_kernel), &kernel_type);
	z_system_stats_attach(&cpu_type, K_OBJ_CORE(&_kernel.cpus[0]));
	z_system_stats_attach(&kernel_type, K_OBJ_CORE(&_kernel));
	return 0;
}

SYS_INIT(system_list, PRE_KERNEL_1, 0);
