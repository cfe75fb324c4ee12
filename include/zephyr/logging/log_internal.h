/* SPDX-License-Identifier: Apache-2.0 */
/* What the log's own files tell one another; log_ctrl.h includes it. */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_INTERNAL_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_INTERNAL_H_

#include <zephyr/logging/log_core.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/mpsc_pbuf.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A message is lost. @p buffered: it had been stored. */
void z_log_dropped(bool buffered);
/** How many were lost since the last call. */
uint32_t z_log_dropped_read_and_clear(void);
bool z_log_dropped_pending(void);

/** Until backends come, every compiled-in message is wanted. */
void z_log_runtime_filters_init(void);

/** A backend is active. */
void z_log_notify_backend_enabled(void);

static inline uint32_t *z_log_dynamic_filters_get(uint32_t source_id)
{
	return &TYPE_SECTION_START(log_dynamic)[source_id].filters;
}

static inline uint32_t z_log_sources_count(void)
{
	return log_const_source_id(TYPE_SECTION_END(log_const));
}

/** Make the buffer of messages. */
void z_log_msg_init(void);
/** A message is complete: stamp it and store or print it. */
void z_log_msg_commit(struct log_msg *msg);
/** The oldest message, or NULL; @p backoff is how long to wait for links. */
union log_msg_generic *z_log_msg_claim(k_timeout_t *backoff);
void z_log_msg_free(union log_msg_generic *msg);
bool z_log_msg_pending(void);

/**
 * Between two calls, the first with true, messages are printed at once, what is stored before
 * them. For reports of fatal errors, which may be survived. Any context.
 */
void z_log_sync(bool on);

/** For a buffer that drops its oldest messages. */
static inline void z_log_notify_drop(const struct mpsc_pbuf_buffer *buffer,
				     const union mpsc_pbuf_generic *item)
{
	ARG_UNUSED(buffer);
	ARG_UNUSED(item);
	z_log_dropped(true);
}

/** The tag in front of messages, or NULL. */
const char *z_log_get_tag(void);

static inline bool z_log_is_local_domain(uint8_t domain_id)
{
	return domain_id == Z_LOG_LOCAL_DOMAIN_ID;
}

/** Now. */
log_timestamp_t z_log_timestamp(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_INTERNAL_H_ */
