/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Times, threads, tags and formats: what stands in front of a message, in the notation that is
 * configured. Called by log_output.c.
 */
#include <string.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/logging/log_output_custom.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include "log_output_internal.h"

#define SECONDS_PER_DAY 86400U

/* Units of timestamps per second; 0 if nobody said. */
static uint32_t frequency;

static char tag_text[CONFIG_LOG_TAG_MAX_LEN + 1] = CONFIG_LOG_TAG_DEFAULT;

BUILD_ASSERT(sizeof(CONFIG_LOG_TAG_DEFAULT) <= CONFIG_LOG_TAG_MAX_LEN + 1,
	     "LOG_TAG_DEFAULT is longer than LOG_TAG_MAX_LEN");

const char *z_log_get_tag(void)
{
	return CONFIG_LOG_TAG_MAX_LEN > 0 ? tag_text : NULL;
}

int log_set_tag(const char *tag)
{
	size_t len;

	if (CONFIG_LOG_TAG_MAX_LEN == 0) {
		return -ENOTSUP;
	}
	if (tag == NULL) {
		return -EINVAL;
	}
	len = strnlen(tag, CONFIG_LOG_TAG_MAX_LEN);
	memcpy(tag_text, tag, len);
	tag_text[len] = '\0';
	if (tag[len] == '\0') {
		return 0;
	}
	/* It was cut: the last character says so. */
	tag_text[len - 1] = '~';
	return -ENOMEM;
}

void log_output_timestamp_freq_set(uint32_t freq)
{
	frequency = freq;
}

uint64_t log_output_timestamp_to_us(log_timestamp_t timestamp)
{
	const uint64_t units = timestamp;

	if (frequency == 0) {
		return 0;
	}
	/* Seconds first, so that nothing overflows. */
	return units / frequency * USEC_PER_SEC + units % frequency * USEC_PER_SEC / frequency;
}

int z_log_output_time(const struct log_output *output, log_timestamp_t timestamp, uint32_t flags)
{
	const uint64_t us = log_output_timestamp_to_us(timestamp);
	const uint32_t seconds = (uint32_t)(us / USEC_PER_SEC);
	const uint32_t rest = (uint32_t)(us % USEC_PER_SEC);

	if ((flags & LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP) == 0 || frequency == 0) {
		return z_log_output_print(
			output, IS_ENABLED(CONFIG_LOG_TIMESTAMP_64BIT) ? "[%08llu] " : "[%08lu] ",
			timestamp);
	}
	__ASSERT_NO_MSG(rest < USEC_PER_SEC);
	if (IS_ENABLED(CONFIG_LOG_OUTPUT_FORMAT_CUSTOM_TIMESTAMP)) {
		return log_custom_timestamp_print(output, timestamp, z_log_output_print);
	}
	if (IS_ENABLED(CONFIG_LOG_OUTPUT_FORMAT_LINUX_TIMESTAMP)) {
		return z_log_output_print(output, "[%5u.%06u] ", seconds, rest);
	}
	return z_log_output_print(output, "[%02u:%02u:%02u.%03u,%03u] ", seconds / 3600U,
				  seconds / 60U % 60U, seconds % 60U, rest / 1000U, rest % 1000U);
}

int z_log_output_thread(const struct log_output *output, k_tid_t tid)
{
	const char *const name = tid == NULL ? "irq" : k_thread_name_get(tid);

	return name != NULL && name[0] != '\0' ? z_log_output_print(output, "[%s] ", name)
					       : z_log_output_print(output, "[%p] ", (void *)tid);
}

/* RFC 5424: <priority>version time host application - - - */
int z_log_output_syslog(const struct log_output *output, log_timestamp_t timestamp,
			const char *source, uint32_t level)
{
	/* Facility 16, local use 0; severities of RFC 5424. */
	static const uint8_t severity[] = { 6, 3, 4, 6, 7 };
	const uint64_t us = log_output_timestamp_to_us(timestamp);
	const uint32_t seconds = (uint32_t)(us / USEC_PER_SEC);
	const char *const host = output->control_block->hostname;

	__ASSERT_NO_MSG(level < ARRAY_SIZE(severity));
	/* Time since start-up, as if that was the beginning of 1970; a month is enough. */
	return z_log_output_print(output, "<%u>1 1970-01-%02uT%02u:%02u:%02u.%06uZ %s %s - - - ",
				  16U * 8U + severity[level], 1 + seconds / SECONDS_PER_DAY % 31,
				  seconds / 3600U % 24U, seconds / 60U % 60U, seconds % 60U,
				  (uint32_t)(us % USEC_PER_SEC), host != NULL ? host : "zephyr",
				  source != NULL ? source : "-");
}

#ifdef CONFIG_LOG_CUSTOM_FORMAT_SUPPORT
static log_format_func_t custom_format;

void log_custom_output_msg_set(log_format_func_t format)
{
	custom_format = format;
}

void log_custom_output_msg_process(const struct log_output *log_output, struct log_msg *msg,
				   uint32_t flags)
{
	if (custom_format != NULL) {
		custom_format(log_output, msg, flags);
	}
}
#endif

#ifdef CONFIG_LOG_OUTPUT_FORMAT_CUSTOM_TIMESTAMP
static log_timestamp_format_func_t custom_timestamp;

void log_custom_timestamp_set(log_timestamp_format_func_t format)
{
	__ASSERT(format != NULL, "times need a format");
	custom_timestamp = format;
}

int log_custom_timestamp_print(const struct log_output *output, const log_timestamp_t timestamp,
			       const log_timestamp_printer_t printer)
{
	__ASSERT(custom_timestamp != NULL, "log_custom_timestamp_set() was not called");
	return custom_timestamp(output, timestamp, printer);
}
#endif

static const log_format_func_t formats[] = {
	[LOG_OUTPUT_TEXT] = log_output_msg_process,
	[LOG_OUTPUT_CUSTOM] = COND_CODE_1(CONFIG_LOG_CUSTOM_FORMAT_SUPPORT,
					  (log_custom_output_msg_process), (NULL)),
};

log_format_func_t log_format_func_t_get(uint32_t log_type)
{
	return log_type < ARRAY_SIZE(formats) ? formats[log_type] : NULL;
}

size_t log_format_table_size(void)
{
	return ARRAY_SIZE(formats);
}
