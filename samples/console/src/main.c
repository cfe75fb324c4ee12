/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A console: lines are read from the serial port, and commands look at the kernel and try out
 * its memory calls.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include "commands.h"
#include "keyboard.h"

int main(void)
{
	struct line line = { .returned = false };
	const int error = keyboard_start();

	if (error != 0) {
		printk("There is no serial port to read from: error %d\n", error);
		return 1;
	}
	printk("Console of %s. help lists the commands.\n", CONFIG_BOARD);
	while (true) {
		printk("> ");
		keyboard_line(&line);
		if (line.too_long) {
			printk("a line has at most %d characters; this one was not carried out\n",
			       LINE_MAX);
		} else {
			command_run(line.text);
		}
	}
	return 0;
}
