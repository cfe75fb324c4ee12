/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of formats, written whole or not at all: tracing/tracing_format.h.
 *
 * Decides that interrupts are locked for an event and how long a line of text may be. Called by
 * the hooks of a format, in any context.
 */
#include <stdarg.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/tracing/tracing_format.h>

#include "tracing_output.h"

void tracing_format_data(tracing_data_t *tracing_data_array, uint32_t count)
{
	const unsigned int key = irq_lock();
	uint32_t length = 0;

	__ASSERT(tracing_data_array != NULL || count == 0, "%u pieces of nothing", count);
	for (uint32_t i = 0; i < count; i++) {
		length += tracing_data_array[i].length;
	}
	if (z_tracing_is_wanted() && z_tracing_begin(length)) {
		for (uint32_t i = 0; i < count; i++) {
			z_tracing_put(tracing_data_array[i].data, tracing_data_array[i].length);
		}
		z_tracing_end();
	}
	irq_unlock(key);
}

void tracing_format_raw_data(uint8_t *data, uint32_t length)
{
	tracing_data_t piece = { .data = data, .length = length };

	tracing_format_data(&piece, 1);
}

void tracing_format_string(const char *str, ...)
{
	char text[CONFIG_TRACING_PACKET_MAX_SIZE];
	va_list ap;
	int length;

	va_start(ap, str);
	length = vsnprintk(text, sizeof(text), str, ap);
	va_end(ap);
	if (length > 0) {
		tracing_format_raw_data((uint8_t *)text,
					MIN((uint32_t)length, (uint32_t)sizeof(text) - 1));
	}
}
