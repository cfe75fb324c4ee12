/* SPDX-License-Identifier: Apache-2.0 */
/* The end of the program: there is nothing to return to. */
#include <stdlib.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

void _exit(int status)
{
	printk("exit\n");
	ARG_UNUSED(status);
	k_fatal_halt(K_ERR_KERNEL_PANIC);
}

void exit(int status)
{
	_exit(status);
}

void abort(void)
{
	printk("abort()\n");
	k_panic();
	CODE_UNREACHABLE;
}
