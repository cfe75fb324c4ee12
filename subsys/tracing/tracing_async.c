/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CONFIG_TRACING_ASYNC: events wait in a buffer until the processor has nothing else to do.
 *
 * Decides that the idle thread hands them to the backend, a few bytes at a time with interrupts
 * locked: a thread for it would trace itself for ever, and nothing would end. An event without
 * room is lost, whole. Called by tracing_format.c with interrupts locked.
 */
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/ring_buffer.h>
#include <zephyr/sys/util.h>

#include "tracing_output.h"

/* Bytes that leave without an interrupt in between. */
#define CHUNK 8

RING_BUF_DECLARE(waiting, CONFIG_TRACING_BUFFER_SIZE);

/* Events that found no room; for debuggers. */
uint32_t tracing_packets_dropped;

BUILD_ASSERT(CONFIG_TRACING_BUFFER_SIZE >= CONFIG_TRACING_PACKET_MAX_SIZE,
	     "TRACING_BUFFER_SIZE has no room for one event");

bool z_tracing_is_wanted(void)
{
	return true;
}

bool z_tracing_begin(uint32_t length)
{
	if (ring_buf_space_get(&waiting) < length) {
		tracing_packets_dropped++;
		return false;
	}
	return length > 0;
}

void z_tracing_put(const uint8_t *data, uint32_t length)
{
	const uint32_t put = ring_buf_put(&waiting, data, length);

	ARG_UNUSED(put);
	__ASSERT(put == length, "%u of %u bytes", put, length);
}

void z_tracing_end(void)
{
}

void z_tracing_drain(void)
{
	uint8_t chunk[CHUNK];
	uint32_t length;
	unsigned int key;

	if (!z_tracing_backend_ready()) {
		return;
	}
	do {
		key = irq_lock();
		length = ring_buf_get(&waiting, chunk, sizeof(chunk));
		__ASSERT_NO_MSG(length <= sizeof(chunk));
		z_tracing_backend_output(chunk, length);
		irq_unlock(key);
	} while (length > 0);
}
