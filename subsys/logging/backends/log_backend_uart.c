/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The log on a serial port: chosen zephyr,log-uart, or else zephyr,console.
 *
 * Decides where text goes before the port's driver runs, to where printk() prints then, and that
 * in immediate mode it does so from the beginning. Polls the port, so that it works in interrupts
 * and in panic as well. Called by the log.
 */
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/init.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_backend_std.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk-hooks.h>

#define PORT \
	COND_CODE_1(DT_HAS_CHOSEN(zephyr_log_uart), (DT_CHOSEN(zephyr_log_uart)), \
		    (DT_CHOSEN(zephyr_console)))

BUILD_ASSERT(DT_NODE_HAS_STATUS(PORT, okay), "the port chosen for the log is not enabled");

static const struct device *const port = DEVICE_DT_GET(PORT);
static uint8_t buffer[CONFIG_LOG_BACKEND_UART_BUFFER_SIZE];
static uint32_t format = CONFIG_LOG_BACKEND_UART_OUTPUT_DEFAULT;

/* The start-up code's output makes CR LF of LF by itself. */
static void put_early(uint8_t c)
{
	if (c != '\r') {
		(void)__printk_get_hook()(c);
	}
}

static int put(uint8_t *data, size_t length, void *ctx)
{
	const bool ready = device_is_ready(port);

	ARG_UNUSED(ctx);
	__ASSERT_NO_MSG(data != NULL);
	for (size_t i = 0; i < length; i++) {
		if (ready) {
			uart_poll_out(port, data[i]);
		} else {
			put_early(data[i]);
		}
	}
	return (int)length;
}

LOG_OUTPUT_DEFINE(uart_output, put, buffer, sizeof(buffer));

static void process(const struct log_backend *const backend, union log_msg_generic *msg)
{
	const log_format_func_t print = log_format_func_t_get(format);

	ARG_UNUSED(backend);
	__ASSERT(print != NULL, "the image was built without format %u", format);
	print(&uart_output, &msg->log, log_backend_std_get_flags());
}

static int format_set(const struct log_backend *const backend, uint32_t log_type)
{
	ARG_UNUSED(backend);
	format = log_type;
	return 0;
}

static void panic(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
	log_backend_std_panic(&uart_output);
}

static void dropped(const struct log_backend *const backend, uint32_t cnt)
{
	ARG_UNUSED(backend);
	log_backend_std_dropped(&uart_output, cnt);
}

static const struct log_backend_api log_backend_uart_api = {
	.process = process,
	.panic = panic,
	.dropped = IS_ENABLED(CONFIG_LOG_MODE_IMMEDIATE) ? NULL : dropped,
	.format_set = format_set,
};

LOG_BACKEND_DEFINE(log_backend_uart, log_backend_uart_api,
		   IS_ENABLED(CONFIG_LOG_BACKEND_UART_AUTOSTART));

static int enable_early(void)
{
	if (IS_ENABLED(CONFIG_LOG_MODE_IMMEDIATE) &&
	    IS_ENABLED(CONFIG_LOG_BACKEND_UART_AUTOSTART)) {
		log_backend_init(&log_backend_uart);
		log_backend_enable(&log_backend_uart, NULL, CONFIG_LOG_MAX_LEVEL);
	}
	return 0;
}
SYS_INIT(enable_early, EARLY, 3);
