/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A log message, and how one is made.
 *
 *	+--------------------+  struct log_msg_hdr: a word of bits, source, time
 *	| header             |
 *	+--------------------+  aligned for a package
 *	| package            |  package_len bytes: format and arguments (sys/cbprintf.h), or nothing
 *	+--------------------+
 *	| data               |  data_len bytes: what a hexdump shows
 *	+--------------------+
 *
 * A call of the log packs its arguments by their types on the stack; z_log_msg_static_create()
 * copies them, and strings that may change, into the buffer. Messages are read in place by the
 * backends. All functions may be called in any context, before the kernel runs too.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_MSG_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_MSG_H_

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <zephyr/logging/log_instance.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/mpsc_packet.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A time in units of the function that log_set_timestamp_func() set. */
#ifdef CONFIG_LOG_TIMESTAMP_64BIT
typedef uint64_t log_timestamp_t;
#else
typedef uint32_t log_timestamp_t;
#endif

#define Z_LOG_MSG_LOG 0

#define Z_LOG_MSG_PACKAGE_BITS 11
#define Z_LOG_MSG_MAX_PACKAGE BIT_MASK(Z_LOG_MSG_PACKAGE_BITS)
#define Z_LOG_MSG_DATA_BITS 12

#define LOG_MSG_GENERIC_HDR \
	MPSC_PBUF_HDR; \
	uint32_t type : 1

struct log_msg_desc {
	LOG_MSG_GENERIC_HDR;
	uint32_t domain: 3;
	uint32_t level: 3;
	uint32_t package_len : Z_LOG_MSG_PACKAGE_BITS;
	uint32_t data_len : Z_LOG_MSG_DATA_BITS;
};

union log_msg_source {
	const struct log_source_const_data *fixed;
	struct log_source_dynamic_data *dynamic;
	void *raw;
};

struct log_msg_hdr {
	struct log_msg_desc desc;
	/** Dynamic data with CONFIG_LOG_RUNTIME_FILTERING, else constant data; or NULL. */
	const void *source;
	log_timestamp_t timestamp;
#ifdef CONFIG_LOG_THREAD_ID_PREFIX
	/** Who logged; NULL in an interrupt. */
	void *tid;
#endif
};

#define Z_LOG_MSG_ALIGNMENT CBPRINTF_PACKAGE_ALIGNMENT

struct log_msg {
	struct log_msg_hdr hdr;
	uint8_t data[] __aligned(Z_LOG_MSG_ALIGNMENT);
};

BUILD_ASSERT(sizeof(struct log_msg_desc) == sizeof(uint32_t));
BUILD_ASSERT(offsetof(struct log_msg, data) % Z_LOG_MSG_ALIGNMENT == 0);

struct log_msg_generic_hdr {
	LOG_MSG_GENERIC_HDR;
};

union log_msg_generic {
	union mpsc_pbuf_generic buf;
	struct log_msg_generic_hdr generic;
	struct log_msg log;
};

/** How a message was made. */
enum z_log_msg_mode {
	/** By reading the format. */
	Z_LOG_MSG_MODE_RUNTIME,
	/** By type, on the stack first. */
	Z_LOG_MSG_MODE_FROM_STACK,
	/** By type, where it stays (CONFIG_LOG_SPEED). */
	Z_LOG_MSG_MODE_ZERO_COPY,
};

#define Z_LOG_MSG_DESC_INITIALIZER(_domain_id, _level, _plen, _dlen) \
	{ \
		.valid = 0, .busy = 0, .type = Z_LOG_MSG_LOG, .domain = (_domain_id), \
		.level = (_level), .package_len = (_plen), .data_len = (_dlen), \
	}

static inline struct log_msg_desc z_log_msg_desc(uint32_t domain, uint32_t level, int plen,
						 size_t dlen)
{
	struct log_msg_desc desc = {};

	desc.domain = domain & BIT_MASK(3);
	desc.level = level & BIT_MASK(3);
	desc.package_len = (uint32_t)plen & Z_LOG_MSG_MAX_PACKAGE;
	desc.data_len = (uint32_t)dlen & BIT_MASK(Z_LOG_MSG_DATA_BITS);
	return desc;
}

/* Flags of a package whose first @p _cstr_cnt strings are constant. */
#define Z_LOG_MSG_CBPRINTF_FLAGS(_cstr_cnt) \
	(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(_cstr_cnt) | \
	 (IS_ENABLED(CONFIG_LOG_MSG_APPEND_RO_STRING_LOC) ? CBPRINTF_PACKAGE_ADD_STRING_IDXS : 0))

#define Z_LOG_MSG_ALIGN_OFFSET offsetof(struct log_msg, data)
#define Z_LOG_MSG_LEN(pkg_len, data_len) (Z_LOG_MSG_ALIGN_OFFSET + (pkg_len) + (data_len))
#define Z_LOG_MSG_ALIGNED_WLEN(pkg_len, data_len) \
	(ROUND_UP(Z_LOG_MSG_LEN(pkg_len, data_len), Z_LOG_MSG_ALIGNMENT) / sizeof(uint32_t))

/* Room for the package of these arguments, as a constant. */
#define Z_LOG_ARG_ROOM(x) \
	(sizeof(Z_CBPRINTF_TYPEOF(x)) + Z_CBPRINTF_VA_ALIGN(Z_CBPRINTF_TYPEOF(x)) - sizeof(int) + 3)
#define Z_LOG_ROOM(...) \
	ROUND_UP(sizeof(union cbprintf_package_hdr) + FOR_EACH(Z_LOG_ARG_ROOM, (+), __VA_ARGS__), \
		 sizeof(long long))

/* A format may be missing: then it is NULL. As a function, so that compilers do not wonder. */
static ALWAYS_INLINE bool z_log_is_null(const void *format)
{
	return format == NULL;
}
#define Z_LOG_ARGS(...) COND_CODE_1(IS_EMPTY(__VA_ARGS__), (NULL), (__VA_ARGS__))

#define Z_LOG_MSG_STACK_CREATE(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, ...) \
	Z_LOG_MSG_STACK_CREATE1(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
				Z_LOG_ARGS(__VA_ARGS__))
#define Z_LOG_MSG_STACK_CREATE1(...) Z_LOG_MSG_STACK_CREATE2(__VA_ARGS__)
#define Z_LOG_MSG_STACK_CREATE2(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, ...) \
	do { \
		int _zlog_len = 0; \
		uint8_t _zlog_package[Z_LOG_ROOM(__VA_ARGS__)] __aligned(sizeof(void *)); \
		\
		if (!z_log_is_null(GET_ARG_N(1, __VA_ARGS__))) { \
			CBPRINTF_STATIC_PACKAGE(_zlog_package, sizeof(_zlog_package), _zlog_len, \
						0, Z_LOG_MSG_CBPRINTF_FLAGS(_cstr_cnt) | \
							   CBPRINTF_PACKAGE_ADD_RW_STR_POS, \
						__VA_ARGS__); \
		} \
		z_log_msg_static_create((const void *)(_source), \
					z_log_msg_desc(_domain_id, _level, _zlog_len, _dlen), \
					_zlog_package, _data); \
	} while (false)

/* Into the buffer at once; arguments are evaluated even if there is no room. */
#define Z_LOG_MSG_SIMPLE_CREATE(_cstr_cnt, _domain_id, _source, _level, ...) \
	do { \
		int _zlog_len; \
		struct log_msg *_zlog_msg; \
		\
		CBPRINTF_STATIC_PACKAGE(NULL, 0, _zlog_len, Z_LOG_MSG_ALIGN_OFFSET, \
					Z_LOG_MSG_CBPRINTF_FLAGS(_cstr_cnt), __VA_ARGS__); \
		_zlog_msg = z_log_msg_alloc((uint32_t)Z_LOG_MSG_ALIGNED_WLEN(_zlog_len, 0)); \
		if (_zlog_msg != NULL) { \
			CBPRINTF_STATIC_PACKAGE(_zlog_msg->data, (size_t)_zlog_len, _zlog_len, \
						Z_LOG_MSG_ALIGN_OFFSET, \
						Z_LOG_MSG_CBPRINTF_FLAGS(_cstr_cnt), \
						__VA_ARGS__); \
		} else { \
			z_log_printf_arg_checker(__VA_ARGS__); \
		} \
		z_log_msg_finalize(_zlog_msg, (const void *)(_source), \
				   z_log_msg_desc(_domain_id, _level, _zlog_len, 0), NULL); \
	} while (false)

#define Z_LOG_MSG_BY_FORMAT(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, ...) \
	Z_LOG_MSG_BY_FORMAT1(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
			     Z_LOG_ARGS(__VA_ARGS__))
#define Z_LOG_MSG_BY_FORMAT1(...) Z_LOG_MSG_BY_FORMAT2(__VA_ARGS__)
#define Z_LOG_MSG_BY_FORMAT2(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, ...) \
	z_log_msg_runtime_create( \
		_domain_id, (const void *)(_source), _level, _data, _dlen, \
		Z_LOG_MSG_CBPRINTF_FLAGS(_cstr_cnt) | \
			(IS_ENABLED(CONFIG_LOG_USE_TAGGED_ARGUMENTS) \
				 ? CBPRINTF_PACKAGE_ARGS_ARE_TAGGED : 0), \
		COND_CODE_1(CONFIG_LOG_USE_TAGGED_ARGUMENTS, \
			    (GET_ARG_N(1, __VA_ARGS__), \
			     Z_CBPRINTF_TAGGED_ARGS(NUM_VA_ARGS_LESS_1(__VA_ARGS__), \
						    GET_ARGS_LESS_N(1, __VA_ARGS__))), \
			    (__VA_ARGS__)))

/*
 * Make a message. _try_0cpy: write it where it stays, if CONFIG_LOG_SPEED allows; _mode: a
 * variable for the enum z_log_msg_mode that was used; _cstr_cnt: how many of the first strings
 * among the arguments are constant; then format and arguments, or nothing.
 */
#if defined(CONFIG_LOG_ALWAYS_RUNTIME)
#define Z_LOG_MSG_CREATE3(_try_0cpy, _mode, _cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
			  ...) \
	do { \
		Z_LOG_MSG_BY_FORMAT(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
				    __VA_ARGS__); \
		(_mode) = Z_LOG_MSG_MODE_RUNTIME; \
	} while (false)
#elif defined(CONFIG_LOG_SPEED)
#define Z_LOG_MSG_CREATE3(_try_0cpy, _mode, _cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
			  ...) \
	COND_CODE_1(IS_EMPTY(__VA_ARGS__), \
		    (Z_LOG_MSG_CREATE_STACK(_mode, _cstr_cnt, _domain_id, _source, _level, _data, \
					    _dlen)), \
		    (Z_LOG_MSG_CREATE_FAST(_try_0cpy, _mode, _cstr_cnt, _domain_id, _source, \
					   _level, _data, _dlen, __VA_ARGS__)))
#else
#define Z_LOG_MSG_CREATE3(_try_0cpy, _mode, _cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
			  ...) \
	Z_LOG_MSG_CREATE_STACK(_mode, _cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
			       __VA_ARGS__)
#endif

#define Z_LOG_MSG_CREATE_STACK(_mode, _cstr_cnt, _domain_id, _source, _level, _data, _dlen, ...) \
	do { \
		Z_LOG_MSG_STACK_CREATE(_cstr_cnt, _domain_id, _source, _level, _data, _dlen, \
				       __VA_ARGS__); \
		(_mode) = Z_LOG_MSG_MODE_FROM_STACK; \
	} while (false)

#define Z_LOG_MSG_CREATE_FAST(_try_0cpy, _mode, _cstr_cnt, _domain_id, _source, _level, _data, \
			      _dlen, ...) \
	do { \
		if ((_try_0cpy) != 0 && (_dlen) == 0 && \
		    !CBPRINTF_MUST_RUNTIME_PACKAGE(Z_LOG_MSG_CBPRINTF_FLAGS(_cstr_cnt), \
						   __VA_ARGS__)) { \
			Z_LOG_MSG_SIMPLE_CREATE(_cstr_cnt, _domain_id, _source, _level, \
						__VA_ARGS__); \
			(_mode) = Z_LOG_MSG_MODE_ZERO_COPY; \
		} else { \
			Z_LOG_MSG_CREATE_STACK(_mode, _cstr_cnt, _domain_id, _source, _level, \
					       _data, _dlen, __VA_ARGS__); \
		} \
	} while (false)

#define Z_LOG_MSG_CREATE2(...) Z_LOG_MSG_CREATE3(__VA_ARGS__)
#define Z_LOG_MSG_CREATE(_try_0cpy, _mode, _domain_id, _source, _level, _data, _dlen, ...) \
	Z_LOG_MSG_CREATE2(_try_0cpy, _mode, Z_LOG_FUNC_PREFIX(_level), _domain_id, \
			  _source, _level, _data, _dlen, Z_LOG_STR(_level, __VA_ARGS__))

/** Room for a message of @p wlen words, or NULL. To be given to z_log_msg_finalize(). */
struct log_msg *z_log_msg_alloc(uint32_t wlen);

/** Complete and hand over a message whose package is written; NULL counts as dropped. */
void z_log_msg_finalize(struct log_msg *msg, const void *source, const struct log_msg_desc desc,
			const void *data);

/** Make a message of a package, whose strings are copied if they may change, and data. */
void z_log_msg_static_create(const void *source, const struct log_msg_desc desc, uint8_t *package,
			     const void *data);

/** Make a message by reading the format; @p fmt NULL for data alone. */
void z_log_msg_runtime_vcreate(uint8_t domain_id, const void *source, uint8_t level,
			       const void *data, size_t dlen, uint32_t package_flags,
			       const char *fmt, va_list ap);
void z_log_msg_runtime_create(uint8_t domain_id, const void *source, uint8_t level,
			      const void *data, size_t dlen, uint32_t package_flags,
			      const char *fmt, ...);

/** Lets the compiler compare format and arguments. */
static inline __printf_like(1, 2) void z_log_printf_arg_checker(const char *fmt, ...)
{
	ARG_UNUSED(fmt);
}

static inline bool z_log_item_is_msg(const union log_msg_generic *msg)
{
	return msg->generic.type == Z_LOG_MSG_LOG;
}

/** Length of a message in words. */
static inline uint32_t log_msg_get_total_wlen(const struct log_msg_desc desc)
{
	return (uint32_t)Z_LOG_MSG_ALIGNED_WLEN(desc.package_len, desc.data_len);
}

static inline uint32_t log_msg_generic_get_wlen(const union mpsc_pbuf_generic *item)
{
	const union log_msg_generic *const msg = (const union log_msg_generic *)item;

	return z_log_item_is_msg(msg) ? log_msg_get_total_wlen(msg->log.hdr.desc) : 0;
}

static inline uint8_t log_msg_get_domain(struct log_msg *msg)
{
	return msg->hdr.desc.domain;
}

static inline uint8_t log_msg_get_level(struct log_msg *msg)
{
	return msg->hdr.desc.level;
}

static inline const void *log_msg_get_source(struct log_msg *msg)
{
	return msg->hdr.source;
}

/** Index of the source, or -1. */
int16_t log_msg_get_source_id(struct log_msg *msg);

static inline log_timestamp_t log_msg_get_timestamp(struct log_msg *msg)
{
	return msg->hdr.timestamp;
}

/** The thread that logged, or NULL. */
static inline void *log_msg_get_tid(struct log_msg *msg)
{
#ifdef CONFIG_LOG_THREAD_ID_PREFIX
	return msg->hdr.tid;
#else
	ARG_UNUSED(msg);
	return NULL;
#endif
}

static inline uint8_t *log_msg_get_data(struct log_msg *msg, size_t *len)
{
	*len = msg->hdr.desc.data_len;
	return msg->data + msg->hdr.desc.package_len;
}

static inline uint8_t *log_msg_get_package(struct log_msg *msg, size_t *len)
{
	*len = msg->hdr.desc.package_len;
	return msg->data;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_MSG_H_ */
