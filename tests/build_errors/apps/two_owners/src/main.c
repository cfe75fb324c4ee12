/* SPDX-License-Identifier: Apache-2.0 */
/* The first owner of a line; src/second.c has another one. */
#include <zephyr/irq.h>

#define LINE 11

void connect_again(void);

static void first_owner(const void *argument)
{
	(void)argument;
}

int main(void)
{
	IRQ_CONNECT(LINE, 3, first_owner, NULL, 0);
	connect_again();
	return 0;
}
