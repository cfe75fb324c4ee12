/* SPDX-License-Identifier: Apache-2.0 */
/* The end of the program; _exit() is the kernel's (kernel/init/exit.c). */
#include <stdlib.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

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
