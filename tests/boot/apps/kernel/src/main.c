/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks that run inside the guest; the last lines say how many were made and how many failed.
 * tests/boot/test_boot.py reads them.
 */

#include "checks.h"

#include <zephyr/kernel.h>

static int checked;
static int failed;

void check(bool holds, const char *text, const char *file, int line)
{
	checked++;
	if (!holds) {
		failed++;
		printk("FAILED %s:%d: %s\n", file, line, text);
	}
}

int main(void)
{
	check_boot();
	check_init();
	check_devices();
	check_masts();
	check_serial();
	check_memory();
	check_mmu();
	check_arithmetic();
	check_format();

	printk("checks: %d made, %d failed\n", checked, failed);
	return failed == 0 && checked > 0 ? 0 : 1;
}
