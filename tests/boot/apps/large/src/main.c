/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Code and constants that are mapped by large pages can be used to their ends; tests/boot/
 * test_large.py looks at the page tables.
 */

#include <stdint.h>
#include <zephyr/kernel.h>

int bulk_first(void);
int bulk_last(void);
extern const uint32_t bulk_numbers[];
extern const uint32_t bulk_end[];

int main(void)
{
	uint32_t sum = 0;

	for (const uint32_t *number = bulk_numbers; number < bulk_end; number += 1024) {
		sum += *number;
	}
	printk("first %d, last %d, sum 0x%x, end 0x%x\n", bulk_first(), bulk_last(), sum,
	       bulk_end[-1]);
	return bulk_first() + bulk_last() == 3 ? 0 : 1;
}
