/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The smallest program: one line on the console, then a return, which ends the emulated machine
 * with status 0. The address shows where the image runs: at CONFIG_KERNEL_VM_BASE, not where it
 * was loaded.
 */

#include <zephyr/kernel.h>

int main(void)
{
	printk("Hello from %s, main() at %p\n", CONFIG_BOARD, (void *)main);
	return 0;
}
