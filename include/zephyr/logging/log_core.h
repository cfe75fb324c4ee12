/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a call of the log expands to: levels, filters, function names, and the three modes.
 * Applications include logging/log.h.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/logging/log_instance.h>
#include <zephyr/logging/log_msg.h>
#include <zephyr/sys/util.h>

#define LOG_LEVEL_NONE 0U
#define LOG_LEVEL_ERR 1U
#define LOG_LEVEL_WRN 2U
#define LOG_LEVEL_INF 3U
#define LOG_LEVEL_DBG 4U

#ifdef __cplusplus
extern "C" {
#endif

#ifndef CONFIG_LOG
#define CONFIG_LOG_DEFAULT_LEVEL 0U
#define CONFIG_LOG_MAX_LEVEL 0U
#define CONFIG_LOG_OVERRIDE_LEVEL 0U
#endif

/** Messages of this image; others come over links. */
#define Z_LOG_LOCAL_DOMAIN_ID 0

/** Level of text that is printed as it is: printk(), LOG_PRINTK, LOG_RAW. */
#define LOG_LEVEL_INTERNAL_RAW_STRING LOG_LEVEL_NONE

#define LOG_FUNCTION_PREFIX_MASK \
	(((uint32_t)IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_ERR) << LOG_LEVEL_ERR) | \
	 ((uint32_t)IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_WRN) << LOG_LEVEL_WRN) | \
	 ((uint32_t)IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_INF) << LOG_LEVEL_INF) | \
	 ((uint32_t)IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_DBG) << LOG_LEVEL_DBG))

/* Whether a word is one of the levels 0 … 4, as 0U or 0. LOG_LEVEL that is not defined is not. */
#define Z_LOG_LEVEL_0 ~, 1
#define Z_LOG_LEVEL_0U ~, 1
#define Z_LOG_LEVEL_1 ~, 1
#define Z_LOG_LEVEL_1U ~, 1
#define Z_LOG_LEVEL_2 ~, 1
#define Z_LOG_LEVEL_2U ~, 1
#define Z_LOG_LEVEL_3 ~, 1
#define Z_LOG_LEVEL_3U ~, 1
#define Z_LOG_LEVEL_4 ~, 1
#define Z_LOG_LEVEL_4U ~, 1
#define Z_LOG_IS_LEVEL(word) Z_LOG_IS_LEVEL1(word)
#define Z_LOG_IS_LEVEL1(word) Z_PROBE(Z_LOG_LEVEL_##word, 0)

/** @p _iftrue if the word is a level, else @p _iffalse; both in parentheses. */
#define Z_LOG_EVAL(_eval_level, _iftrue, _iffalse) \
	COND_CODE_1(Z_LOG_IS_LEVEL(_eval_level), _iftrue, _iffalse)
#define Z_LOG_RESOLVED_LEVEL(_level, _default) Z_LOG_EVAL(_level, (_level), (_default))

/** Whether messages of a level are compiled in, where __log_level is the file's level. */
#define Z_LOG_CONST_LEVEL_CHECK(_level) \
	(IS_ENABLED(CONFIG_LOG) && \
	 ((_level) <= CONFIG_LOG_OVERRIDE_LEVEL || \
	  ((_level) <= __log_level && (_level) <= CONFIG_LOG_MAX_LEVEL)))

/** Index of the file's module. */
#define LOG_CURRENT_MODULE_ID() \
	(__log_level != 0 ? log_const_source_id(__log_current_const_data) : 0U)

/* Function names in front of messages: 1 where they are configured. */
#define Z_LOG_FUNC_PREFIX(_level) Z_LOG_FUNC_PREFIX1(_level)
#define Z_LOG_FUNC_PREFIX1(_level) Z_LOG_FUNC_PREFIX_##_level
#define Z_LOG_FUNC_PREFIX_0U 0
#define Z_LOG_FUNC_PREFIX_1U COND_CODE_1(CONFIG_LOG_FUNC_NAME_PREFIX_ERR, (1), (0))
#define Z_LOG_FUNC_PREFIX_2U COND_CODE_1(CONFIG_LOG_FUNC_NAME_PREFIX_WRN, (1), (0))
#define Z_LOG_FUNC_PREFIX_3U COND_CODE_1(CONFIG_LOG_FUNC_NAME_PREFIX_INF, (1), (0))
#define Z_LOG_FUNC_PREFIX_4U COND_CODE_1(CONFIG_LOG_FUNC_NAME_PREFIX_DBG, (1), (0))

/* The arguments, with "%s: " and the function in front. An empty message is the name alone. */
#define Z_LOG_STR(_level, ...) \
	COND_CODE_1(Z_LOG_FUNC_PREFIX(_level), (Z_LOG_NAMED(__VA_ARGS__)), (__VA_ARGS__))
#define Z_LOG_NAMED(...) \
	COND_CODE_1(IS_EMPTY(__VA_ARGS__), ("%s", (const char *)__func__), \
		    (Z_LOG_NAMED_TEXT(__VA_ARGS__)))
#define Z_LOG_NAMED_TEXT(fmt, ...) \
	"%s: " fmt, (const char *)__func__ __VA_OPT__(, ) __VA_ARGS__

/* Filters: ten slots of three bits in a word; slot 0 is the greatest level of the others. */
#define LOG_LEVEL_BITS 3U
#define LOG_FILTER_SLOT_SIZE LOG_LEVEL_BITS
#define LOG_FILTERS_NUM_OF_SLOTS (32 / LOG_FILTER_SLOT_SIZE)
#define LOG_FILTERS_MAX_BACKENDS (LOG_FILTERS_NUM_OF_SLOTS - 1)
#define LOG_FILTER_SLOT_MASK (BIT(LOG_FILTER_SLOT_SIZE) - 1U)
#define LOG_FILTER_SLOT_SHIFT(_id) (LOG_FILTER_SLOT_SIZE * (_id))
#define LOG_FILTER_SLOT_GET(_filters, _id) \
	((*(_filters) >> LOG_FILTER_SLOT_SHIFT(_id)) & LOG_FILTER_SLOT_MASK)
#define LOG_FILTER_SLOT_SET(_filters, _id, _filter) \
	(*(_filters) = (*(_filters) & ~(LOG_FILTER_SLOT_MASK << LOG_FILTER_SLOT_SHIFT(_id))) | \
		       (((_filter) & LOG_FILTER_SLOT_MASK) << LOG_FILTER_SLOT_SHIFT(_id)))
#define LOG_FILTER_AGGR_SLOT_IDX 0
#define LOG_FILTER_AGGR_SLOT_GET(_filters) \
	LOG_FILTER_SLOT_GET(_filters, LOG_FILTER_AGGR_SLOT_IDX)
#define LOG_FILTER_FIRST_BACKEND_SLOT_IDX 1
#define Z_LOG_RUNTIME_FILTER(_filter) LOG_FILTER_SLOT_GET(&(_filter), LOG_FILTER_AGGR_SLOT_IDX)

/* Minimal mode: printk() and a letter. */
__printf_like(1, 2) void z_log_minimal_printk(const char *fmt, ...);
__printf_like(1, 0) void z_log_minimal_vprintk(const char *fmt, va_list ap);
void z_log_minimal_hexdump_print(int level, const void *data, size_t size);

static inline char z_log_minimal_level_to_char(int level)
{
	return level >= 1 && level <= 4 ? "EWID"[level - 1] : '?';
}

#define Z_LOG_TO_PRINTK(_level, fmt, ...) \
	z_log_minimal_printk("%c: " fmt "\n", \
			     z_log_minimal_level_to_char(_level) __VA_OPT__(, ) __VA_ARGS__)

/*
 * A message of a level. _inst is 1 for an instance, whose compiled-in level is its own; of
 * _source and _dsource the one that the configuration does not use is NULL.
 */
#if !defined(CONFIG_LOG)

#define Z_LOG2(_level, _inst, _source, _dsource, ...) Z_LOG_CHECK_ARGS(__VA_ARGS__)
#define Z_LOG_HEXDUMP2(_level, _inst, _source, _dsource, _data, _len, ...) \
	do { \
		if (false) { \
			ARG_UNUSED(_data); \
			ARG_UNUSED(_len); \
		} \
		Z_LOG_CHECK_ARGS(__VA_ARGS__); \
	} while (false)
#define Z_LOG_PRINTK(_is_raw, ...) Z_LOG_CHECK_ARGS(__VA_ARGS__)

#elif defined(CONFIG_LOG_MODE_MINIMAL)

#define Z_LOG2(_level, _inst, _source, _dsource, ...) \
	do { \
		if (Z_LOG_CONST_LEVEL_CHECK(_level)) { \
			(void)(_source); \
			Z_LOG_TO_PRINTK(_level, __VA_ARGS__); \
		} \
	} while (false)
#define Z_LOG_HEXDUMP2(_level, _inst, _source, _dsource, _data, _len, ...) \
	do { \
		if (Z_LOG_CONST_LEVEL_CHECK(_level)) { \
			(void)(_source); \
			Z_LOG_TO_PRINTK(_level, "%s", GET_ARG_N(1, __VA_ARGS__)); \
			z_log_minimal_hexdump_print((int)(_level), (_data), (_len)); \
		} \
	} while (false)
#define Z_LOG_PRINTK(_is_raw, ...) z_log_minimal_printk(__VA_ARGS__)

#else

#define Z_LOG2(_level, _inst, _source, _dsource, ...) \
	do { \
		if (Z_LOG_WANTED(_level, _inst, _source, _dsource)) { \
			int _zlog_mode; \
			\
			Z_LOG_CHECK_ARGS(__VA_ARGS__); \
			Z_LOG_MSG_CREATE(1, _zlog_mode, Z_LOG_LOCAL_DOMAIN_ID, \
					 Z_LOG_SOURCE(_source, _dsource), _level, NULL, 0, \
					 __VA_ARGS__); \
			(void)_zlog_mode; \
		} \
	} while (false)
#define Z_LOG_HEXDUMP2(_level, _inst, _source, _dsource, _data, _len, ...) \
	do { \
		if (Z_LOG_WANTED(_level, _inst, _source, _dsource)) { \
			int _zlog_mode; \
			\
			Z_LOG_MSG_CREATE2(0, _zlog_mode, 0, Z_LOG_LOCAL_DOMAIN_ID, \
					  Z_LOG_SOURCE(_source, _dsource), _level, _data, _len, \
					  Z_LOG_HEXDUMP_ARGS(__VA_ARGS__)); \
			(void)_zlog_mode; \
		} \
	} while (false)
/* Text that is printed as it is; if it is not raw, lines end with a carriage return too. */
#define Z_LOG_PRINTK(_is_raw, ...) \
	do { \
		int _zlog_mode; \
		\
		Z_LOG_CHECK_ARGS(__VA_ARGS__); \
		Z_LOG_MSG_CREATE(1, _zlog_mode, Z_LOG_LOCAL_DOMAIN_ID, (uintptr_t)(_is_raw), \
				 LOG_LEVEL_INTERNAL_RAW_STRING, NULL, 0, __VA_ARGS__); \
		(void)_zlog_mode; \
	} while (false)

#endif

/* One string alone need not be a literal, nor is it a format. */
#define Z_LOG_HEXDUMP_ARGS(...) \
	COND_CODE_1(IS_EMPTY(__VA_ARGS__), (), \
		    (COND_CODE_0(NUM_VA_ARGS_LESS_1(__VA_ARGS__), ("%s", __VA_ARGS__), \
				 (__VA_ARGS__))))

#define Z_LOG_CHECK_ARGS(...) \
	COND_CODE_1(IS_EMPTY(__VA_ARGS__), (do { } while (false)), \
		    (do { \
			    if (false) { \
				    z_log_printf_arg_checker(__VA_ARGS__); \
			    } \
		    } while (false)))

#define Z_LOG_SOURCE(_source, _dsource) \
	COND_CODE_1(CONFIG_LOG_RUNTIME_FILTERING, (_dsource), (_source))

/* Compiled in, and at run time somebody wants it. A custom frontend filters by itself. */
#define Z_LOG_WANTED(_level, _inst, _source, _dsource) \
	(Z_LOG_CONST_LEVEL_CHECK(_level) && \
	 COND_CODE_1(CONFIG_LOG_RUNTIME_FILTERING, \
		     ((IS_ENABLED(CONFIG_LOG_FRONTEND) || \
		       (_level) <= Z_LOG_RUNTIME_FILTER((_dsource)->filters))), \
		     (COND_CODE_1(_inst, ((_level) <= (_source)->level), (true)))))

#define Z_LOG(_level, ...) \
	Z_LOG2(_level, 0, __log_current_const_data, __log_current_dynamic_data, __VA_ARGS__)
#define Z_LOG_HEXDUMP(_level, _data, _length, ...) \
	Z_LOG_HEXDUMP2(_level, 0, __log_current_const_data, __log_current_dynamic_data, _data, \
		       _length, __VA_ARGS__)
/* Without CONFIG_LOG there is no member to point to. */
#define Z_LOG_INST(_inst) COND_CODE_1(CONFIG_LOG, (_inst), (NULL))
#define Z_LOG_INSTANCE(_level, _inst, ...) \
	Z_LOG2(_level, 1, Z_LOG_INST(_inst), Z_LOG_INST(_inst), __VA_ARGS__)
#define Z_LOG_HEXDUMP_INSTANCE(_level, _inst, _data, _length, _str) \
	Z_LOG_HEXDUMP2(_level, 1, Z_LOG_INST(_inst), Z_LOG_INST(_inst), _data, _length, _str)

TYPE_SECTION_START_EXTERN(struct log_source_const_data, log_const);
TYPE_SECTION_END_EXTERN(struct log_source_const_data, log_const);
TYPE_SECTION_START_EXTERN(struct log_source_dynamic_data, log_dynamic);
TYPE_SECTION_END_EXTERN(struct log_source_dynamic_data, log_dynamic);

/** Index of a source. */
static inline uint32_t log_const_source_id(const struct log_source_const_data *data)
{
	return (uint32_t)(data - TYPE_SECTION_START(log_const));
}

static inline uint32_t log_dynamic_source_id(struct log_source_dynamic_data *data)
{
	return (uint32_t)(data - TYPE_SECTION_START(log_dynamic));
}

/** Log from another log system: no module. */
static inline __printf_like(2, 0) void log_generic(uint8_t level, const char *fmt, va_list ap)
{
	z_log_msg_runtime_vcreate(Z_LOG_LOCAL_DOMAIN_ID, NULL, level, NULL, 0, 0, fmt, ap);
}
#define log2_generic(level, fmt, ap) log_generic(level, fmt, ap)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_ */
