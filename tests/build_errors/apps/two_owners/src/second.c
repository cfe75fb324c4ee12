/* SPDX-License-Identifier: Apache-2.0 */
/* The second owner of the line of src/main.c. */
#include <stddef.h>

#include <zephyr/irq.h>

#define LINE 11

void connect_again(void);

void second_owner(const void *argument)
{
	(void)argument;
}

void connect_again(void)
{
	IRQ_CONNECT(LINE, 3, second_owner, NULL, 0);
}
