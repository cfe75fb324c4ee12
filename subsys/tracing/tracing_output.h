/* SPDX-License-Identifier: Apache-2.0 */
/* How bytes of events leave: between tracing_core.c and the one backend that is built. */
#ifndef SUBSYS_TRACING_TRACING_OUTPUT_H_
#define SUBSYS_TRACING_TRACING_OUTPUT_H_

#include <stdbool.h>
#include <stdint.h>

/* Whether the backend can take bytes; before that events are left out. */
bool z_tracing_backend_ready(void);

/* Take bytes. Interrupts are locked with CONFIG_TRACING_SYNC. */
void z_tracing_backend_output(const uint8_t *data, uint32_t length);

/* Whether an event is to be written: somebody takes bytes, and it is not tracing's own. */
bool z_tracing_is_wanted(void);

/* Write some pieces as one event; interrupts are locked. */
void z_tracing_put(const uint8_t *data, uint32_t length);

/* Hand over what waits. By the idle thread, and when the system ends. */
void z_tracing_drain(void);

/* An event of so many bytes begins; false if there is no room for it. Interrupts are locked. */
bool z_tracing_begin(uint32_t length);
/* It is complete. Interrupts are locked. */
void z_tracing_end(void);

#endif /* SUBSYS_TRACING_TRACING_OUTPUT_H_ */
