/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What formats write events with. A call is one event: no other is written in between, whatever
 * the context. Before tracing is initialised, and while it is disabled, calls do nothing.
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACING_FORMAT_H
#define ZEPHYR_INCLUDE_TRACING_TRACING_FORMAT_H

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes of an event. */
typedef struct tracing_data {
	uint8_t *data;
	uint32_t length;
} __packed tracing_data_t;

/** An event that is text. */
#define TRACING_STRING(fmt, ...) tracing_format_string(fmt, ##__VA_ARGS__)

/** A variable's bytes. */
#define TRACING_FORMAT_DATA(x) \
	((struct tracing_data){ .data = (uint8_t *)&(x), .length = sizeof(x) })

/** An event that is the bytes of some variables: TRACING_DATA(TRACING_FORMAT_DATA(x), …) */
#define TRACING_DATA(...) \
	do { \
		struct tracing_data _arg[] = { __VA_ARGS__ }; \
		tracing_format_data(_arg, sizeof(_arg) / sizeof(_arg[0])); \
	} while (false)

__printf_like(1, 2) void tracing_format_string(const char *str, ...);
void tracing_format_raw_data(uint8_t *data, uint32_t length);
void tracing_format_data(tracing_data_t *tracing_data_array, uint32_t count);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_TRACING_TRACING_FORMAT_H */
