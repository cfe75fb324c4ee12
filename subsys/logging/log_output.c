/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages as lines of text: log_output.h draws them.
 *
 * Decides everything that is seen: times, colours, prefixes, dumps, line ends. Called by backends.
 */
#include <ctype.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/logging/log_output_custom.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>

#include "log_core_internal.h"
#include "log_output_internal.h"

#define COLOR_OFF "\x1B[0m"
#define COLOR_RED "\x1B[1;31m"
#define COLOR_GREEN "\x1B[1;32m"
#define COLOR_YELLOW "\x1B[1;33m"
#define COLOR_BLUE "\x1B[1;34m"

/* A line of a dump: two groups of eight. */
#define DUMP_BYTES 16
#define DUMP_GROUP 8

BUILD_ASSERT(LOG_LEVEL_NONE == 0 && LOG_LEVEL_ERR == 1 && LOG_LEVEL_DBG == 4);

void log_output_write(log_output_func_t outf, uint8_t *buf, size_t len, void *ctx)
{
	while (len > 0) {
		const int done = outf(buf, len, ctx);

		__ASSERT(done > 0 && (size_t)done <= len, "%d of %d bytes", done, (int)len);
		buf += done;
		len -= (size_t)done;
	}
}

void log_output_flush(const struct log_output *output)
{
	log_output_write(output->func, output->buf, (size_t)output->control_block->offset,
			 output->control_block->ctx);
	output->control_block->offset = 0;
}

static int put(int c, void *ctx)
{
	const struct log_output *const output = ctx;
	uint8_t byte = (uint8_t)c;

	if (output->size == 0) {
		log_output_write(output->func, &byte, 1, output->control_block->ctx);
		return c;
	}
	if ((size_t)output->control_block->offset == output->size) {
		log_output_flush(output);
	}
	output->buf[output->control_block->offset++] = byte;
	return c;
}

/* Text that is not raw gets carriage returns. */
static int put_line(int c, void *ctx)
{
	if (c == '\n') {
		(void)put('\r', ctx);
	}
	return put(c, ctx);
}

int z_log_output_print(const struct log_output *output, const char *fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = cbvprintf(put, (void *)output, fmt, ap);
	va_end(ap);
	return rc;
}

static void end_line(const struct log_output *output, uint32_t flags)
{
	if ((flags & LOG_OUTPUT_FLAG_CRLF_NONE) != 0) {
		return;
	}
	(void)z_log_output_print(output,
				 (flags & LOG_OUTPUT_FLAG_CRLF_LFONLY) != 0 ? "\n" : "\r\n");
}

static void set_color(const struct log_output *output, uint32_t flags, uint32_t level)
{
	static const char *const colors[] = {
		[LOG_LEVEL_NONE] = COLOR_OFF,
		[LOG_LEVEL_ERR] = COLOR_RED,
		[LOG_LEVEL_WRN] = COLOR_YELLOW,
		[LOG_LEVEL_INF] = IS_ENABLED(CONFIG_LOG_INFO_COLOR_GREEN) ? COLOR_GREEN : COLOR_OFF,
		[LOG_LEVEL_DBG] = IS_ENABLED(CONFIG_LOG_DBG_COLOR_BLUE) ? COLOR_BLUE : COLOR_OFF,
	};

	if ((flags & LOG_OUTPUT_FLAG_COLORS) != 0) {
		__ASSERT_NO_MSG(level < ARRAY_SIZE(colors));
		(void)z_log_output_print(output, "%s", colors[level]);
	}
}

/* Level, thread and source. Returns the width. */
static int print_origin(const struct log_output *output, const char *domain, const char *source,
			k_tid_t tid, uint32_t level, uint32_t flags)
{
	static const char *const names[] = { "none", "err", "wrn", "inf", "dbg" };
	int width = 0;

	if ((flags & LOG_OUTPUT_FLAG_LEVEL) != 0) {
		__ASSERT_NO_MSG(level < ARRAY_SIZE(names));
		width += z_log_output_print(output, "<%s> ", names[level]);
	}
	if (IS_ENABLED(CONFIG_LOG_THREAD_ID_PREFIX) && (flags & LOG_OUTPUT_FLAG_THREAD) != 0) {
		width += z_log_output_thread(output, tid);
	}
	if ((flags & LOG_OUTPUT_FLAG_SKIP_SOURCE) != 0) {
		return width;
	}
	if (domain != NULL && domain[0] != '\0') {
		width += z_log_output_print(output, "%s/", domain);
	}
	if (source != NULL) {
		width += z_log_output_print(output, "%s: ", source);
	}
	return width;
}

/* Everything in front of the text. Returns the width. */
static int print_prefix(const struct log_output *output, log_timestamp_t timestamp,
			const char *domain, const char *source, k_tid_t tid, uint32_t level,
			uint32_t flags)
{
	const char *const tag = z_log_get_tag();
	int width = 0;

	if ((flags & LOG_OUTPUT_FLAG_FORMAT_SYSLOG) != 0) {
		width += z_log_output_syslog(output, timestamp, source, level);
		return width;
	}
	if (tag != NULL && tag[0] != '\0') {
		width += z_log_output_print(output, "%s ", tag);
	}
	if ((flags & LOG_OUTPUT_FLAG_TIMESTAMP) != 0) {
		width += z_log_output_time(output, timestamp, flags);
	}
	set_color(output, flags, level);
	width += print_origin(output, domain, source, tid, level, flags);
	return width;
}

static void dump_line(const struct log_output *output, const uint8_t *data, size_t len, int indent)
{
	for (int i = 0; i < indent; i++) {
		(void)put(' ', (void *)output);
	}
	for (size_t i = 0; i < DUMP_BYTES; i++) {
		if (i == DUMP_GROUP) {
			(void)put(' ', (void *)output);
		}
		if (i < len) {
			(void)z_log_output_print(output, "%02x ", data[i]);
		} else {
			(void)z_log_output_print(output, "   ");
		}
	}
	(void)put('|', (void *)output);
	for (size_t i = 0; i < DUMP_BYTES; i++) {
		if (i == DUMP_GROUP) {
			(void)put(' ', (void *)output);
		}
		(void)put(i >= len ? ' ' : isprint(data[i]) != 0 ? data[i] : '.', (void *)output);
	}
}

static void dump(const struct log_output *output, const uint8_t *data, size_t len, int indent,
		 uint32_t flags)
{
	for (size_t at = 0; at < len; at += DUMP_BYTES) {
		end_line(output, flags);
		dump_line(output, &data[at], MIN(len - at, DUMP_BYTES), indent);
	}
}

void z_log_output_process(const struct log_output *log_output, log_timestamp_t timestamp,
			  const char *domain, const char *source, k_tid_t tid, uint8_t level,
			  const uint8_t *package, const uint8_t *data, size_t data_len,
			  uint32_t flags)
{
	const bool text = level != LOG_LEVEL_INTERNAL_RAW_STRING;
	cbprintf_cb out = put;
	int width = 0;

	if (text) {
		width = print_prefix(log_output, timestamp, domain, source, tid, level, flags);
	} else if ((uintptr_t)source != 1) {
		out = put_line;
	}
	if (package != NULL) {
		(void)cbpprintf(out, (void *)log_output, (void *)package);
	}
	if (data_len > 0) {
		dump(log_output, data, data_len, width, flags);
	}
	if (text) {
		set_color(log_output, flags, LOG_LEVEL_NONE);
		end_line(log_output, flags);
	}
	log_output_flush(log_output);
}

void log_output_msg_process(const struct log_output *log_output, struct log_msg *msg,
			    uint32_t flags)
{
	const uint8_t level = log_msg_get_level(msg);
	const int16_t source_id = log_msg_get_source_id(msg);
	size_t package_len;
	size_t data_len;
	uint8_t *const package = log_msg_get_package(msg, &package_len);
	uint8_t *const data = log_msg_get_data(msg, &data_len);
	const char *source = NULL;

	if (level == LOG_LEVEL_INTERNAL_RAW_STRING) {
		source = log_msg_get_source(msg);
	} else if (source_id >= 0) {
		source = log_source_name_get(log_msg_get_domain(msg), (uint32_t)source_id);
	}
	z_log_output_process(log_output, log_msg_get_timestamp(msg),
			     log_domain_name_get(log_msg_get_domain(msg)), source,
			     log_msg_get_tid(msg), level, package_len > 0 ? package : NULL, data,
			     data_len, flags);
}

void log_output_dropped_process(const struct log_output *output, uint32_t cnt)
{
	/* More than this is as bad as this. */
	const uint32_t count = MIN(cnt, 9999U);

	(void)z_log_output_print(output, "%s--- %u messages dropped ---\r\n%s",
				 IS_ENABLED(CONFIG_LOG_BACKEND_SHOW_COLOR) ? "\n" COLOR_RED : "\n",
				 count, IS_ENABLED(CONFIG_LOG_BACKEND_SHOW_COLOR) ? COLOR_OFF : "");
	log_output_flush(output);
}
