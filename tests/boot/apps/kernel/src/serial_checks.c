/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The console's serial port through its own interface: settings as the devicetree has them, changed
 * ones read back, refused ones refused, and what this image was built without said to be so.
 */

#include "checks.h"

#include <errno.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>

#define CONSOLE DT_CHOSEN(zephyr_console)

static int with(const struct device *port, const struct uart_config *normal, uint32_t baudrate,
		uint8_t parity, uint8_t stop_bits, uint8_t data_bits, uint8_t flow_ctrl)
{
	const struct uart_config wanted = {
		.baudrate = baudrate,
		.parity = parity,
		.stop_bits = stop_bits,
		.data_bits = data_bits,
		.flow_ctrl = flow_ctrl,
	};
	struct uart_config found;
	int rc = uart_configure(port, &wanted);

	CHECK(uart_config_get(port, &found) == 0);
	CHECK(memcmp(&found, rc == 0 ? &wanted : normal, sizeof(found)) == 0);
	CHECK(uart_configure(port, normal) == 0);
	return rc;
}

static void check_settings(const struct device *port)
{
	struct uart_config normal;
	const uint32_t baudrate = DT_PROP(CONSOLE, current_speed);

	CHECK(uart_config_get(port, &normal) == 0);
	CHECK(normal.baudrate == baudrate);
	CHECK(normal.data_bits == UART_CFG_DATA_BITS_8 && normal.stop_bits == UART_CFG_STOP_BITS_1);
	CHECK(normal.parity == UART_CFG_PARITY_NONE && normal.flow_ctrl == UART_CFG_FLOW_CTRL_NONE);

	CHECK(with(port, &normal, 9600, UART_CFG_PARITY_EVEN, UART_CFG_STOP_BITS_2,
		   UART_CFG_DATA_BITS_7, UART_CFG_FLOW_CTRL_NONE) == 0);
	CHECK(with(port, &normal, 50, UART_CFG_PARITY_MARK, UART_CFG_STOP_BITS_1_5,
		   UART_CFG_DATA_BITS_5, UART_CFG_FLOW_CTRL_NONE) == 0);
	CHECK(with(port, &normal, 0, UART_CFG_PARITY_NONE, UART_CFG_STOP_BITS_1,
		   UART_CFG_DATA_BITS_8, UART_CFG_FLOW_CTRL_NONE) == -EINVAL);
	CHECK(with(port, &normal, 1000000, UART_CFG_PARITY_NONE, UART_CFG_STOP_BITS_1,
		   UART_CFG_DATA_BITS_8, UART_CFG_FLOW_CTRL_NONE) == -EINVAL);
	CHECK(with(port, &normal, 1, UART_CFG_PARITY_NONE, UART_CFG_STOP_BITS_1,
		   UART_CFG_DATA_BITS_8, UART_CFG_FLOW_CTRL_NONE) == -EINVAL);
	CHECK(with(port, &normal, 9600, UART_CFG_PARITY_NONE, UART_CFG_STOP_BITS_1,
		   UART_CFG_DATA_BITS_9, UART_CFG_FLOW_CTRL_NONE) == -ENOTSUP);
	CHECK(with(port, &normal, 9600, UART_CFG_PARITY_NONE, UART_CFG_STOP_BITS_1_5,
		   UART_CFG_DATA_BITS_8, UART_CFG_FLOW_CTRL_NONE) == -ENOTSUP);
	CHECK(with(port, &normal, 9600, UART_CFG_PARITY_NONE, UART_CFG_STOP_BITS_1,
		   UART_CFG_DATA_BITS_8, UART_CFG_FLOW_CTRL_RTS_CTS) == -ENOTSUP);
}

static void check_absent_parts(const struct device *port)
{
	uint8_t byte = 0;
	uint32_t line;

	CHECK(uart_fifo_fill(port, &byte, 1) == -ENOTSUP);
	CHECK(uart_irq_rx_ready(port) == -ENOTSUP);
	CHECK(uart_irq_callback_set(port, NULL) == -ENOTSUP);
	CHECK(uart_tx(port, &byte, 1, 0) == -ENOTSUP);
	CHECK(uart_rx_enable(port, &byte, 1, 0) == -ENOTSUP);
	CHECK(uart_line_ctrl_get(port, UART_LINE_CTRL_DTR, &line) == -ENOTSUP);
	CHECK(uart_drv_cmd(port, 0, 0) == -ENOTSUP);
	uart_irq_tx_enable(port);
}

void check_serial(void)
{
	const struct device *const port = DEVICE_DT_GET(CONSOLE);

	check_settings(port);
	check_absent_parts(port);
	CHECK(uart_err_check(port) == 0);
}
