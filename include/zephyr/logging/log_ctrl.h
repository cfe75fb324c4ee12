/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Control of the log: starting it, processing messages, filters and backends. What may be called
 * in interrupts says so; everything else is for threads, or for the time before there are any.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_

#include <zephyr/kernel.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_internal.h>
#include <zephyr/logging/log_msg.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Tells the time, in any context. */
typedef log_timestamp_t (*log_timestamp_get_t)(void);

/** Prepare the log for messages. Start-up does it. */
void log_core_init(void);

/** Start backends. Start-up does it, or the log's thread; again it has no effect. */
void log_init(void);

/** Wake @p process_tid when there are messages; only without CONFIG_LOG_PROCESS_THREAD. */
void log_thread_set(k_tid_t process_tid);

/** Wake the log's thread now (CONFIG_LOG_PROCESS_THREAD). Any context. */
void log_thread_trigger(void);

/**
 * Take times from somewhere else, @p freq units per second.
 * @retval -EINVAL no function
 */
int log_set_timestamp_func(log_timestamp_get_t timestamp_getter, uint32_t freq);

/** From now on print at once, what is stored first. Any context. */
void log_panic(void);

/** Hand one stored message to the backends. @return true if there are more. Any context. */
bool log_process(void);

/** Hand all stored messages to the backends. Any context; the caller waits. */
void log_flush(void);

/** Messages that are stored. */
uint32_t log_buffered_cnt(void);

/** Modules and instances. */
uint32_t log_src_cnt_get(uint32_t domain_id);

/** Name of a source, or NULL. */
const char *log_source_name_get(uint32_t domain_id, uint32_t source_id);

static inline uint8_t log_domains_count(void)
{
	return 1;
}

/** Name of a domain (CONFIG_LOG_DOMAIN_NAME), or NULL. */
const char *log_domain_name_get(uint32_t domain_id);

/** Index of the source with a name, or -1. */
int log_source_id_get(const char *name);

/** A level: compiled in, or with @p runtime that of a backend (NULL: the greatest). */
uint32_t log_filter_get(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, bool runtime);

/**
 * Set the level of a source for a backend (NULL: all), at most what is compiled in. Without
 * CONFIG_LOG_RUNTIME_FILTERING nothing changes.
 * @return the level that is set; for all backends the greatest
 */
uint32_t log_filter_set(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, uint32_t level);

/** Enable a backend with @p level for all sources. */
void log_backend_enable(struct log_backend const *const backend, void *ctx, uint32_t level);
void log_backend_disable(struct log_backend const *const backend);

/** The backend with a name, or NULL. */
const struct log_backend *log_backend_get_by_name(const char *backend_name);

/** Set LOG_OUTPUT_* for all active backends. @return the last that refused, or NULL */
const struct log_backend *log_format_set_all_active_backends(size_t log_type);

/** True if messages are stored. */
static inline bool log_data_pending(void)
{
	return IS_ENABLED(CONFIG_LOG_MODE_DEFERRED) ? z_log_msg_pending() : false;
}

/**
 * Put a word in front of every message.
 * @retval -ENOTSUP CONFIG_LOG_TAG_MAX_LEN is 0
 * @retval -ENOMEM it is too long and was cut
 */
int log_set_tag(const char *tag);

/** Bytes of the buffer, bytes in use. @retval -EINVAL there is no buffer */
int log_mem_get_usage(uint32_t *buf_size, uint32_t *usage);

/** Most bytes in use. @retval -EINVAL no buffer. @retval -ENOTSUP no LOG_MEM_UTILIZATION */
int log_mem_get_max_usage(uint32_t *max);

/* The same, whether the log is configured or not. */
#if defined(CONFIG_LOG) && !defined(CONFIG_LOG_MODE_MINIMAL)
#define LOG_CORE_INIT() log_core_init()
#define LOG_PANIC() log_panic()
#define Z_LOG_FLUSH() log_flush()
#define Z_LOG_SYNC(on) z_log_sync(on)
#if defined(CONFIG_LOG_FRONTEND_ONLY)
#define LOG_INIT() 0
#define LOG_PROCESS() false
#else
#define LOG_INIT() log_init()
#define LOG_PROCESS() log_process()
#endif
#else
#define LOG_CORE_INIT() do { } while (false)
#define LOG_INIT() 0
#define LOG_PANIC() do { } while (false)
#define Z_LOG_FLUSH() do { } while (false)
#define Z_LOG_SYNC(on) do { } while (false)
#define LOG_PROCESS() false
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_ */
