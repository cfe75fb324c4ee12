/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a line that log_output.c takes from log_output_parts.c. */
#ifndef SUBSYS_LOGGING_LOG_OUTPUT_INTERNAL_H_
#define SUBSYS_LOGGING_LOG_OUTPUT_INTERNAL_H_

#include <zephyr/logging/log_output.h>

/* printf() into an output's buffer. Each of these returns the width of what it prints. */
int z_log_output_print(const struct log_output *output, const char *fmt, ...);
int z_log_output_time(const struct log_output *output, log_timestamp_t timestamp, uint32_t flags);
int z_log_output_thread(const struct log_output *output, k_tid_t tid);
int z_log_output_syslog(const struct log_output *output, log_timestamp_t timestamp,
			const char *source, uint32_t level);

#endif /* SUBSYS_LOGGING_LOG_OUTPUT_INTERNAL_H_ */
