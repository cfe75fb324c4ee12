/* SPDX-License-Identifier: Apache-2.0 */
/* CONFIG_TRACING_SYNC: an event leaves before its hook returns. Called by tracing_format.c. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "tracing_output.h"

/* Bytes of the event that are still to come. */
static uint32_t missing;

bool z_tracing_is_wanted(void)
{
	/* A backend that runs into a hook does not trace itself. */
	return missing == 0 && z_tracing_backend_ready();
}

bool z_tracing_begin(uint32_t length)
{
	missing = length;
	return length > 0;
}

void z_tracing_put(const uint8_t *data, uint32_t length)
{
	__ASSERT(length <= missing, "%u bytes, %u expected", length, missing);
	z_tracing_backend_output(data, length);
	missing -= length;
}

void z_tracing_end(void)
{
	__ASSERT(missing == 0, "%u bytes are missing", missing);
}

void z_tracing_drain(void)
{
}
