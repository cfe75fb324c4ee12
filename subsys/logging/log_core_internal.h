/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the log share and nobody else needs. */
#ifndef SUBSYS_LOGGING_LOG_CORE_INTERNAL_H_
#define SUBSYS_LOGGING_LOG_CORE_INTERNAL_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/logging/log_msg.h>

/* Index of a message's source, or -1: text without a source, and what came from a function. */
int16_t z_log_source_id(const void *source);

/* Whether a message is stored although a frontend has seen it: it was not filtered before. */
static inline bool z_log_is_wanted(const void *source, uint32_t level)
{
#if defined(CONFIG_LOG_FRONTEND) && defined(CONFIG_LOG_RUNTIME_FILTERING)
	const struct log_source_dynamic_data *const dynamic = source;

	return z_log_source_id(source) < 0 || level <= Z_LOG_RUNTIME_FILTER(dynamic->filters);
#else
	ARG_UNUSED(source);
	ARG_UNUSED(level);
	return true;
#endif
}

/* Hand a message to the application's frontend, which is started first; a format is packed. */
void z_log_to_frontend(const void *source, const struct log_msg_desc desc, uint8_t *package,
		       const void *data);
void z_log_format_to_frontend(const void *source, const struct log_msg_desc desc, const void *data,
			      uint32_t package_flags, const char *format, va_list ap);
void z_log_frontend_panic(void);

/* A message in the buffer is complete. */
void z_log_buffer_commit(struct log_msg *msg);
/* A message in the buffer made room for another one. */
void z_log_buffer_dropped(void);

/* Hand a message to every backend that wants it. */
void z_log_msg_to_backends(union log_msg_generic *msg);
/* Tell every backend of lost messages. */
void z_log_dropped_to_backends(uint32_t count);
/* All backends go into panic. */
void z_log_backends_panic(void);
/* Tell every backend that no messages are left. */
void z_log_backends_done(void);

/* Start backends that want it. Returns true if some are not ready: call again. */
bool z_log_backends_start(void);

/* Start the log's thread, or backends at once. */
void z_log_thread_start(void);
/* As many messages are stored: wake whoever processes them. */
void z_log_thread_wake(uint32_t stored);
/* No messages are left. */
void z_log_thread_idle(void);

#endif /* SUBSYS_LOGGING_LOG_CORE_INTERNAL_H_ */
