/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events in RAM: what happened first, until the memory is full. For debuggers and for the
 * application: bytes ram_tracing[0] up to ram_tracing[ram_tracing_used].
 */
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "../tracing_output.h"

uint8_t ram_tracing[CONFIG_RAM_TRACING_BUFFER_SIZE];
uint32_t ram_tracing_used;
/* An event did not fit: nothing is written any more, so that no event is cut. */
static bool full;

bool z_tracing_backend_ready(void)
{
	return !full && sizeof(ram_tracing) - ram_tracing_used >= CONFIG_TRACING_PACKET_MAX_SIZE;
}

void z_tracing_backend_output(const uint8_t *data, uint32_t length)
{
	__ASSERT_NO_MSG(ram_tracing_used <= sizeof(ram_tracing));
	if (length > sizeof(ram_tracing) - ram_tracing_used) {
		full = true;
		return;
	}
	memcpy(&ram_tracing[ram_tracing_used], data, length);
	ram_tracing_used += length;
}
