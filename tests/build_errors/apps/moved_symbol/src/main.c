/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Never runs: moving.ld makes the two links differ, and the build has to refuse that.
 */

#include <zephyr/kernel.h>

int main(void)
{
	printk("the build should have failed\n");
	return 1;
}
