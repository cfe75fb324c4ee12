/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Logging: what programs call.
 *
 * A file names its module once, LOG_MODULE_REGISTER in one file of a module and
 * LOG_MODULE_DECLARE in others, and then logs printf-like messages of four levels. Calls work in
 * any context, also in interrupts and before the kernel runs; where the text appears, and whether
 * at once, is chosen by CONFIG_LOG_MODE_* and the backends. A call whose level is not compiled in
 * costs nothing and does not evaluate its arguments. See doc/logging.md.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_H_

#include <zephyr/logging/log_core.h>
#include <zephyr/logging/log_instance.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Log a message. The format is a string literal or constant; arguments as printk(). */
#define LOG_ERR(...) Z_LOG(LOG_LEVEL_ERR, __VA_ARGS__)
#define LOG_WRN(...) Z_LOG(LOG_LEVEL_WRN, __VA_ARGS__)
#define LOG_INF(...) Z_LOG(LOG_LEVEL_INF, __VA_ARGS__)
#define LOG_DBG(...) Z_LOG(LOG_LEVEL_DBG, __VA_ARGS__)

/** Log a message the first time that this line is reached. */
#define Z_LOG_ONCE(_log, ...) \
	do { \
		static uint8_t _zlog_once; \
		\
		if (_zlog_once == 0) { \
			_zlog_once = 1; \
			_log(__VA_ARGS__); \
		} \
	} while (false)
#define LOG_ERR_ONCE(...) Z_LOG_ONCE(LOG_ERR, __VA_ARGS__)
#define LOG_WRN_ONCE(...) Z_LOG_ONCE(LOG_WRN, __VA_ARGS__)
#define LOG_INF_ONCE(...) Z_LOG_ONCE(LOG_INF, __VA_ARGS__)
#define LOG_DBG_ONCE(...) Z_LOG_ONCE(LOG_DBG, __VA_ARGS__)

/** printk() through the log, whatever its levels are. */
#define LOG_PRINTK(...) Z_LOG_PRINTK(0, __VA_ARGS__)
/** The same; no carriage returns are added. */
#define LOG_RAW(...) Z_LOG_PRINTK(1, __VA_ARGS__)

/** Log a message of an instance: a pointer made by LOG_INSTANCE_PTR_DECLARE. */
#define LOG_INST_ERR(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_ERR, _log_inst, __VA_ARGS__)
#define LOG_INST_WRN(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_WRN, _log_inst, __VA_ARGS__)
#define LOG_INST_INF(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_INF, _log_inst, __VA_ARGS__)
#define LOG_INST_DBG(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_DBG, _log_inst, __VA_ARGS__)

/** Log @p _length bytes, at most 4095, below a line of text. */
#define LOG_HEXDUMP_ERR(_data, _length, _str) Z_LOG_HEXDUMP(LOG_LEVEL_ERR, _data, _length, (_str))
#define LOG_HEXDUMP_WRN(_data, _length, _str) Z_LOG_HEXDUMP(LOG_LEVEL_WRN, _data, _length, (_str))
#define LOG_HEXDUMP_INF(_data, _length, _str) Z_LOG_HEXDUMP(LOG_LEVEL_INF, _data, _length, (_str))
#define LOG_HEXDUMP_DBG(_data, _length, _str) Z_LOG_HEXDUMP(LOG_LEVEL_DBG, _data, _length, (_str))

#define LOG_INST_HEXDUMP_ERR(_log_inst, _data, _length, _str) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_ERR, _log_inst, _data, _length, _str)
#define LOG_INST_HEXDUMP_WRN(_log_inst, _data, _length, _str) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_WRN, _log_inst, _data, _length, _str)
#define LOG_INST_HEXDUMP_INF(_log_inst, _data, _length, _str) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_INF, _log_inst, _data, _length, _str)
#define LOG_INST_HEXDUMP_DBG(_log_inst, _data, _length, _str) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_DBG, _log_inst, _data, _length, _str)

/** printk()'s way into the log (CONFIG_LOG_PRINTK). */
__printf_like(1, 0) void z_log_vprintk(const char *fmt, va_list ap);

/* The second argument, or LOG_LEVEL if the file defines it, or the default level. */
#ifdef CONFIG_LOG
#define _LOG_LEVEL_RESOLVE(...) \
	Z_LOG_EVAL(LOG_LEVEL, (Z_LOG_SECOND(__VA_ARGS__, LOG_LEVEL, ~)), \
		   (Z_LOG_SECOND(__VA_ARGS__, CONFIG_LOG_DEFAULT_LEVEL, ~)))
#else
#define _LOG_LEVEL_RESOLVE(...) LOG_LEVEL_NONE
#endif
#define Z_LOG_SECOND(first, second, ...) second

/** Define the module of this file: LOG_MODULE_REGISTER(name) or (name, level). */
#define LOG_MODULE_REGISTER(...) \
	IF_ENABLED(CONFIG_LOG, \
		   (Z_LOG_CONST_ITEM_REGISTER(GET_ARG_N(1, __VA_ARGS__), \
					      STRINGIFY(GET_ARG_N(1, __VA_ARGS__)), \
					      _LOG_LEVEL_RESOLVE(__VA_ARGS__)); \
		    Z_LOG_DYNAMIC_ITEM_REGISTER(GET_ARG_N(1, __VA_ARGS__)))) \
	LOG_MODULE_DECLARE(__VA_ARGS__)

/** Use a module that another file defines; in a file, or in a function of a header. */
#define LOG_MODULE_DECLARE(...) \
	IF_ENABLED(CONFIG_LOG, (Z_LOG_DECLARE_DATA(GET_ARG_N(1, __VA_ARGS__)))) \
	static const uint32_t __log_level __unused = _LOG_LEVEL_RESOLVE(__VA_ARGS__)

#define Z_LOG_DECLARE_DATA(_name) \
	extern const struct log_source_const_data Z_LOG_ITEM_CONST_DATA(_name); \
	IF_ENABLED(CONFIG_LOG_RUNTIME_FILTERING, \
		   (extern struct log_source_dynamic_data LOG_ITEM_DYNAMIC_DATA(_name);)) \
	static const struct log_source_const_data *const __log_current_const_data __unused = \
		&Z_LOG_ITEM_CONST_DATA(_name); \
	static struct log_source_dynamic_data *const __log_current_dynamic_data __unused = \
		COND_CODE_1(CONFIG_LOG_RUNTIME_FILTERING, (&LOG_ITEM_DYNAMIC_DATA(_name)), \
			    (NULL));

/** The level of a file or function that logs for instances only. */
#define LOG_LEVEL_SET(level) \
	static const uint32_t __log_level __unused = Z_LOG_RESOLVED_LEVEL(level, 0)

#ifdef __cplusplus
}
#endif

#ifdef CONFIG_LOG_CUSTOM_HEADER
/* Last, so that the application can replace what stands above. */
#include <zephyr_custom_log.h>
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_H_ */
