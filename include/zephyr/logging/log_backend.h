/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Backends: what becomes of messages. A backend is a set of functions, defined by
 * LOG_BACKEND_DEFINE; the log calls them with one message at a time, in the thread that processes
 * messages, in the logging context itself in immediate mode, and in any context after a panic.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_H_

#include <errno.h>
#include <zephyr/logging/log_msg.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct log_backend;

enum log_backend_evt {
	/** Deferred mode: no messages are left. */
	LOG_BACKEND_EVT_PROCESS_THREAD_DONE,
	LOG_BACKEND_EVT_MAX,
};

union log_backend_evt_arg {
	void *raw;
};

/** What a backend can do. Only process and panic must be there. */
struct log_backend_api {
	/** Take a message, which may be gone when this returns. */
	void (*process)(const struct log_backend *const backend, union log_msg_generic *msg);
	/** As many messages were lost since the last call. */
	void (*dropped)(const struct log_backend *const backend, uint32_t cnt);
	/** From now on work without interrupts and threads. */
	void (*panic)(const struct log_backend *const backend);
	void (*init)(const struct log_backend *const backend);
	/** @return 0, or -EBUSY if it is not yet ready after init */
	int (*is_ready)(const struct log_backend *const backend);
	/** Print as LOG_OUTPUT_*. @return 0 or a negative errno */
	int (*format_set)(const struct log_backend *const backend, uint32_t log_type);
	void (*notify)(const struct log_backend *const backend, enum log_backend_evt event,
		       union log_backend_evt_arg *arg);
};

struct log_backend_control_block {
	void *ctx;
	/** Slot in the filters. */
	uint8_t id;
	bool active;
	bool initialized;
	/** Level that it was enabled with. */
	uint8_t level;
};

struct log_backend {
	const struct log_backend_api *api;
	struct log_backend_control_block *cb;
	const char *name;
	/** Initialised and enabled with the log. */
	bool autostart;
};

/** Define a backend; an optional last argument is its context. */
#define LOG_BACKEND_DEFINE(_name, _api, _autostart, ...) \
	static struct log_backend_control_block UTIL_CAT(backend_cb_, _name) = { \
		COND_CODE_1(IS_EMPTY(__VA_ARGS__), (.ctx = NULL), (.ctx = __VA_ARGS__)), \
		.id = 0, \
		.active = false, \
		.initialized = false, \
		.level = 0, \
	}; \
	static const STRUCT_SECTION_ITERABLE(log_backend, _name) = { \
		.api = &_api, \
		.cb = &UTIL_CAT(backend_cb_, _name), \
		.name = STRINGIFY(_name), \
		.autostart = _autostart, \
	}

static inline void log_backend_init(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->init != NULL) {
		backend->api->init(backend);
	}
	backend->cb->initialized = true;
}

static inline int log_backend_is_ready(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	return backend->api->is_ready != NULL ? backend->api->is_ready(backend) : 0;
}

static inline void log_backend_msg_process(const struct log_backend *const backend,
					   union log_msg_generic *msg)
{
	__ASSERT_NO_MSG(backend != NULL && msg != NULL);
	backend->api->process(backend, msg);
}

static inline void log_backend_dropped(const struct log_backend *const backend, uint32_t cnt)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->dropped != NULL) {
		backend->api->dropped(backend, cnt);
	}
}

static inline void log_backend_panic(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->api->panic(backend);
}

static inline void log_backend_id_set(const struct log_backend *const backend, uint8_t id)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->cb->id = id;
}

static inline uint8_t log_backend_id_get(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	return backend->cb->id;
}

/** The backend with an index, 0 … log_backend_count_get() - 1. */
static inline const struct log_backend *log_backend_get(uint32_t idx)
{
	const struct log_backend *backend;

	STRUCT_SECTION_GET(log_backend, idx, (struct log_backend **)(void *)&backend);
	return backend;
}

static inline int log_backend_count_get(void)
{
	int count;

	STRUCT_SECTION_COUNT(log_backend, &count);
	return count;
}

static inline void log_backend_activate(const struct log_backend *const backend, void *ctx)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->cb->ctx = ctx;
	backend->cb->active = true;
}

static inline void log_backend_deactivate(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->cb->active = false;
}

static inline bool log_backend_is_active(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	return backend->cb->active;
}

/**
 * Choose LOG_OUTPUT_*.
 * @retval -EINVAL there is no such format, or backend
 * @retval -ENOTSUP the backend has one format
 */
static inline int log_backend_format_set(const struct log_backend *backend, uint32_t log_type)
{
	if (backend == NULL || log_type >= log_format_table_size() ||
	    log_format_func_t_get(log_type) == NULL) {
		return -EINVAL;
	}
	return backend->api->format_set != NULL ? backend->api->format_set(backend, log_type)
						: -ENOTSUP;
}

static inline void log_backend_notify(const struct log_backend *const backend,
				      enum log_backend_evt event, union log_backend_evt_arg *arg)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->notify != NULL) {
		backend->api->notify(backend, event, arg);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_H_ */
