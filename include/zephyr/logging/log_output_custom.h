/* SPDX-License-Identifier: Apache-2.0 */
/* Formats that an application brings: of messages (LOG_OUTPUT_CUSTOM) and of times. */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_CUSTOM_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_CUSTOM_H_

#include <zephyr/logging/log_output.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Print a message by the function that was set. */
void log_custom_output_msg_process(const struct log_output *log_output, struct log_msg *msg,
				   uint32_t flags);

/** Set the function behind LOG_OUTPUT_CUSTOM (CONFIG_LOG_CUSTOM_FORMAT_SUPPORT). */
void log_custom_output_msg_set(log_format_func_t format);

/** Prints for the function below. @return characters */
typedef int (*log_timestamp_printer_t)(const struct log_output *output, const char *fmt, ...);

/** Prints a time. @return characters */
typedef int (*log_timestamp_format_func_t)(const struct log_output *output,
					   const log_timestamp_t timestamp,
					   const log_timestamp_printer_t printer);

/** Print a time by the function that was set. */
int log_custom_timestamp_print(const struct log_output *output, const log_timestamp_t timestamp,
			       const log_timestamp_printer_t printer);

/** Set that function (CONFIG_LOG_OUTPUT_FORMAT_CUSTOM_TIMESTAMP). */
void log_custom_timestamp_set(log_timestamp_format_func_t format);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_CUSTOM_H_ */
