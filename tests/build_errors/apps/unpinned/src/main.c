/* SPDX-License-Identifier: Apache-2.0 */
/* An interrupt handler that is pinned calls code that is not. */
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

#define LINE 5

static __pinned_bss unsigned int count;

__attribute__((noinline)) unsigned int next_of(unsigned int value)
{
	return value * 3U + 1U;
}

static __isr void handler(const void *unused)
{
	ARG_UNUSED(unused);
	count = next_of(count);
}

int main(void)
{
	IRQ_CONNECT(LINE, 2, handler, NULL, 0);
	irq_enable(LINE);
	return 0;
}
