/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sources of log messages: modules, and instances of modules that are filtered by themselves.
 *
 * Decides what is kept of a source: its name and compiled-in level in read-only memory, and with
 * CONFIG_LOG_RUNTIME_FILTERING a word of filters. Both tables are sorted by the same names, so
 * that a source has one index. Small enough to be included where instances are defined.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_INSTANCE_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_INSTANCE_H_

#include <stdint.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct log_source_const_data {
	const char *name;
	/** Messages up to this level are compiled in. */
	uint8_t level;
};

struct log_source_dynamic_data {
	/** Ten slots of three bits: the greatest level wanted, then one per backend. */
	uint32_t filters;
};

#define Z_LOG_ITEM_CONST_DATA(_name) UTIL_CAT(log_const_, _name)
#define LOG_ITEM_DYNAMIC_DATA(_name) UTIL_CAT(log_dynamic_, _name)

#define Z_LOG_INSTANCE_FULL_NAME(_module_name, _inst_name) \
	UTIL_CAT(_module_name, UTIL_CAT(_, _inst_name))
#define LOG_INSTANCE_DYNAMIC_DATA(_module_name, _inst) \
	LOG_ITEM_DYNAMIC_DATA(Z_LOG_INSTANCE_FULL_NAME(_module_name, _inst))

/* Constants have no linkage in C++ unless they are declared first. */
#define Z_LOG_CONST_ITEM_REGISTER(_name, _str_name, _level) \
	extern const struct log_source_const_data Z_LOG_ITEM_CONST_DATA(_name); \
	const STRUCT_SECTION_ITERABLE_ALTERNATE(log_const, log_source_const_data, \
						Z_LOG_ITEM_CONST_DATA(_name)) = { \
		.name = (_str_name), \
		.level = (_level), \
	}

#define Z_LOG_DYNAMIC_ITEM_REGISTER(_name) \
	IF_ENABLED(CONFIG_LOG_RUNTIME_FILTERING, \
		   (STRUCT_SECTION_ITERABLE_ALTERNATE(log_dynamic, log_source_dynamic_data, \
						      LOG_ITEM_DYNAMIC_DATA(_name));))

#define Z_LOG_OBJECT_PTR(_name) \
	COND_CODE_1(CONFIG_LOG_RUNTIME_FILTERING, (&LOG_ITEM_DYNAMIC_DATA(_name)), \
		    (&Z_LOG_ITEM_CONST_DATA(_name)))

#define Z_LOG_INSTANCE_STRUCT \
	COND_CODE_1(CONFIG_LOG_RUNTIME_FILTERING, (struct log_source_dynamic_data), \
		    (const struct log_source_const_data))

/** Member of a structure that has a log of its own. */
#define LOG_INSTANCE_PTR_DECLARE(_name) IF_ENABLED(CONFIG_LOG, (Z_LOG_INSTANCE_STRUCT *_name))

/** Define an instance: its messages come from "module.instance". */
#define LOG_INSTANCE_REGISTER(_module_name, _inst_name, _level) \
	IF_ENABLED(CONFIG_LOG, \
		   (Z_LOG_CONST_ITEM_REGISTER(Z_LOG_INSTANCE_FULL_NAME(_module_name, _inst_name), \
					      STRINGIFY(_module_name._inst_name), _level); \
		    Z_LOG_DYNAMIC_ITEM_REGISTER( \
			    Z_LOG_INSTANCE_FULL_NAME(_module_name, _inst_name))))

/** Pointer to an instance. */
#define LOG_INSTANCE_PTR(_module_name, _inst_name) \
	Z_LOG_OBJECT_PTR(Z_LOG_INSTANCE_FULL_NAME(_module_name, _inst_name))

/** Initializer of the member declared by LOG_INSTANCE_PTR_DECLARE, with its comma. */
#define LOG_INSTANCE_PTR_INIT(_name, _module_name, _inst_name) \
	LOG_OBJECT_PTR_INIT(_name, LOG_INSTANCE_PTR(_module_name, _inst_name))

/** The same with a pointer that several objects share. */
#define LOG_OBJECT_PTR_INIT(_name, _object) IF_ENABLED(CONFIG_LOG, (._name = _object,))

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_INSTANCE_H_ */
