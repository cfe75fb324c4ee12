/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is typed at the console's serial port. The port is asked twice in a millisecond: in that
 * time a line of 115200 bits per second brings fewer characters than the 16 of a port's FIFO.
 */
#include "keyboard.h"

#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#define POLL_US 500

BUILD_ASSERT(USEC_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC <= POLL_US / 2,
	     "a sleep is longer by up to a tick, and characters are lost");

static const struct device *const port = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

int keyboard_start(void)
{
	return device_is_ready(port) ? 0 : -ENODEV;
}

static char next(void)
{
	unsigned char c;

	__ASSERT(!k_is_in_isr(), "lines are read by a thread");
	while (uart_poll_in(port, &c) != 0) {
		k_usleep(POLL_US);
	}
	return (char)c;
}

static void show(const struct line *line, enum line_event event, char c)
{
	switch (event) {
	case LINE_ADDED:
		printk("%c", line->text[line->length - 1U]);
		break;
	case LINE_ERASED:
		printk("\b \b");
		break;
	case LINE_CLEARED:
		printk("^%c\n> ", c + '@');
		break;
	case LINE_COMPLETE:
		printk("\n");
		break;
	case LINE_NOTHING:
		break;
	}
}

void keyboard_line(struct line *line)
{
	enum line_event event;
	char c;

	line_begin(line);
	do {
		c = next();
		event = line_feed(line, c);
		show(line, event, c);
	} while (event != LINE_COMPLETE);
}
