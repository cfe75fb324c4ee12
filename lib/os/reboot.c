/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_reboot(): the machine's part is sys_arch_reboot().
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/reboot.h>

FUNC_NORETURN void sys_reboot(int type)
{
	__ASSERT(type == SYS_REBOOT_WARM || type == SYS_REBOOT_COLD, "there is no reboot %d", type);

	(void)irq_lock();
	sys_arch_reboot(type);

	/* Only a machine that has none of the ways to be reset comes here. */
	printk("the machine cannot be reset\n");
	while (true) {
		k_cpu_idle();
	}
}
