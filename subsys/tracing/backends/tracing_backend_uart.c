/* SPDX-License-Identifier: Apache-2.0 */
/* Events to a serial port: chosen zephyr,tracing-uart. Polls it, so that it works everywhere. */
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/sys/__assert.h>

#include "../tracing_output.h"

#define PORT DT_CHOSEN(zephyr_tracing_uart)

BUILD_ASSERT(DT_NODE_HAS_STATUS(PORT, okay),
	     "the port chosen as zephyr,tracing-uart is not enabled");

static const struct device *const port = DEVICE_DT_GET(PORT);

bool z_tracing_backend_ready(void)
{
	return device_is_ready(port);
}

void z_tracing_backend_output(const uint8_t *data, uint32_t length)
{
	__ASSERT_NO_MSG(data != NULL || length == 0);
	for (uint32_t i = 0; i < length; i++) {
		uart_poll_out(port, data[i]);
	}
}
