/* SPDX-License-Identifier: Apache-2.0 */
/* How many lines may still interrupt. Asked by the kernel when main() has returned. */
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>

#include <kernel_arch_interface.h>

unsigned int arch_irq_enabled_count(void)
{
	const unsigned int lines = (unsigned int)(z_x86_irq_routes_end - z_x86_irq_routes);
	unsigned int count = 0U;

	__ASSERT(lines <= 256U, "a table of %u routes", lines);
	for (unsigned int line = 0U; line < lines; line++) {
		count += z_x86_irq_routes[line] != 0U && arch_irq_is_enabled(line) != 0 ? 1U : 0U;
	}
	return count;
}
