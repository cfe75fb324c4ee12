/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console on a serial port: takes over what printk() and stdout print.
 *
 * Decides which port (devicetree: chosen zephyr,console) and that a line ends with CR LF there.
 * Output before this runs is the architecture's affair (arch_printk_char_out()).
 */
#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>
#include <zephyr/sys/printk-hooks.h>

static const struct device *const uart_console_dev = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));

BUILD_ASSERT(DT_NODE_HAS_STATUS(DT_CHOSEN(zephyr_console), okay),
	     "the port chosen as zephyr,console is not enabled");
BUILD_ASSERT(CONFIG_CONSOLE_INIT_PRIORITY > CONFIG_SERIAL_INIT_PRIORITY,
	     "the console must come after the serial port that it uses");

static int console_out(int c)
{
	if (c == '\n') {
		uart_poll_out(uart_console_dev, '\r');
	}
	uart_poll_out(uart_console_dev, (unsigned char)c);
	return c;
}

static int uart_console_init(void)
{
	/* At level EARLY the driver has not run; that the port works is then a promise. */
	if (!IS_ENABLED(CONFIG_EARLY_CONSOLE) && !device_is_ready(uart_console_dev)) {
		return -ENODEV;
	}
	if (IS_ENABLED(CONFIG_STDOUT_CONSOLE)) {
		__stdout_hook_install(console_out);
	}
	if (IS_ENABLED(CONFIG_PRINTK)) {
		__printk_hook_install(console_out);
	}
	return 0;
}

#define CONSOLE_LEVEL COND_CODE_1(CONFIG_EARLY_CONSOLE, (EARLY), (PRE_KERNEL_1))
SYS_INIT(uart_console_init, CONSOLE_LEVEL, CONFIG_CONSOLE_INIT_PRIORITY);
