/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages as text, for backends: a function that takes bytes, a buffer in front of it, and the
 * layout of a line:
 *
 *	tag [hh:mm:ss.mmm,uuu] <inf> module: text
 *	                                     00 01 02 …  |...
 *
 * Called by backends, in any context in which their output function may run. Output of one
 * instance is not protected against itself: the log calls backends one message at a time.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_H_

#include <stdarg.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log_msg.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Flags of the layout. */

/** Errors red, warnings yellow. */
#define LOG_OUTPUT_FLAG_COLORS BIT(0)
#define LOG_OUTPUT_FLAG_TIMESTAMP BIT(1)
/** The time as hours, minutes …, not as a number of units. */
#define LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP BIT(2)
#define LOG_OUTPUT_FLAG_LEVEL BIT(3)
/** No line ends. */
#define LOG_OUTPUT_FLAG_CRLF_NONE BIT(4)
/** Lines end with LF alone. */
#define LOG_OUTPUT_FLAG_CRLF_LFONLY BIT(5)
/** RFC 5424: priority, time, host. */
#define LOG_OUTPUT_FLAG_FORMAT_SYSLOG BIT(6)
/** The thread (CONFIG_LOG_THREAD_ID_PREFIX). */
#define LOG_OUTPUT_FLAG_THREAD BIT(7)
#define LOG_OUTPUT_FLAG_SKIP_SOURCE BIT(8)

/* Formats of messages, for log_format_func_t_get(). */
#define LOG_OUTPUT_TEXT 0
#define LOG_OUTPUT_SYST 1
#define LOG_OUTPUT_DICT 2
#define LOG_OUTPUT_CUSTOM 3

/**
 * Takes bytes.
 * @return how many of them it is done with, at least one
 */
typedef int (*log_output_func_t)(uint8_t *buf, size_t size, void *ctx);

struct log_output_control_block {
	/** Bytes in the buffer. */
	atomic_t offset;
	void *ctx;
	const char *hostname;
};

struct log_output {
	log_output_func_t func;
	struct log_output_control_block *control_block;
	uint8_t *buf;
	size_t size;
};

/** Prints a message in some format. */
typedef void (*log_format_func_t)(const struct log_output *output, struct log_msg *msg,
				  uint32_t flags);

/** The function for LOG_OUTPUT_*, NULL if the image was built without it. */
log_format_func_t log_format_func_t_get(uint32_t log_type);

/** Formats that there can be. */
size_t log_format_table_size(void);

/** Define an output. */
#define LOG_OUTPUT_DEFINE(_name, _func, _buf, _size) \
	static struct log_output_control_block _name##_control_block; \
	static const struct log_output _name = { \
		.func = _func, \
		.control_block = &_name##_control_block, \
		.buf = _buf, \
		.size = _size, \
	}

/** Print a message as text. */
void log_output_msg_process(const struct log_output *log_output, struct log_msg *msg,
			    uint32_t flags);

/**
 * Print text made of its parts.
 *
 * @param domain NULL or the domain's name
 * @param source NULL or the source's name; with level 0, 1 in place of a pointer says that line
 *               ends stay as they are
 * @param tid NULL or the thread that logged
 * @param package NULL or a package
 * @param data bytes to dump, @p data_len of them
 */
void z_log_output_process(const struct log_output *log_output, log_timestamp_t timestamp,
			  const char *domain, const char *source, k_tid_t tid, uint8_t level,
			  const uint8_t *package, const uint8_t *data, size_t data_len,
			  uint32_t flags);

/* log_output_process(); Zephyr 3.4 had no tid. */
#define log_output_process(...) \
	UTIL_CAT(Z_LOG_OUTPUT_PROCESS_, NUM_VA_ARGS(__VA_ARGS__))(__VA_ARGS__)
#define Z_LOG_OUTPUT_PROCESS_10(...) z_log_output_process(__VA_ARGS__)
#define Z_LOG_OUTPUT_PROCESS_9(_out, _time, _domain, _source, ...) \
	z_log_output_process(_out, _time, _domain, _source, NULL, __VA_ARGS__)

/** Say that messages were lost. */
void log_output_dropped_process(const struct log_output *output, uint32_t cnt);

/** Hand what is in a buffer to a function. */
void log_output_write(log_output_func_t outf, uint8_t *buf, size_t len, void *ctx);

/** Empty the buffer. */
void log_output_flush(const struct log_output *output);

static inline void log_output_ctx_set(const struct log_output *output, void *ctx)
{
	output->control_block->ctx = ctx;
}

static inline void log_output_hostname_set(const struct log_output *output, const char *hostname)
{
	output->control_block->hostname = hostname;
}

/** Units of timestamps per second. */
void log_output_timestamp_freq_set(uint32_t freq);

/** A timestamp in microseconds. */
uint64_t log_output_timestamp_to_us(log_timestamp_t timestamp);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_OUTPUT_H_ */
