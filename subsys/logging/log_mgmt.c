/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sources, filters and backends.
 *
 * Decides which backend gets a message: one that is active and, with
 * CONFIG_LOG_RUNTIME_FILTERING, whose slot in the source's filters is not below the message's
 * level. Called by log_core.c with messages, and by applications through log_ctrl.h.
 */
#include <string.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/__assert.h>

#include "log_core_internal.h"

/* Backends that were started and are not ready. */
static uint32_t waiting;
/* Filters. */
static struct k_spinlock lock;

BUILD_ASSERT(LOG_FILTERS_NUM_OF_SLOTS *LOG_FILTER_SLOT_SIZE <= 32);

uint32_t log_src_cnt_get(uint32_t domain_id)
{
	return z_log_is_local_domain((uint8_t)domain_id) ? z_log_sources_count() : 0;
}

const char *log_source_name_get(uint32_t domain_id, uint32_t source_id)
{
	return source_id < log_src_cnt_get(domain_id)
		       ? TYPE_SECTION_START(log_const)[source_id].name
		       : NULL;
}

const char *log_domain_name_get(uint32_t domain_id)
{
	return z_log_is_local_domain((uint8_t)domain_id) ? CONFIG_LOG_DOMAIN_NAME : NULL;
}

int log_source_id_get(const char *name)
{
	for (uint32_t i = 0; i < z_log_sources_count(); i++) {
		if (strcmp(TYPE_SECTION_START(log_const)[i].name, name) == 0) {
			return (int)i;
		}
	}
	return -1;
}

int16_t z_log_source_id(const void *source)
{
	/* 0 and 1 are no pointers but kinds of text. */
	if ((uintptr_t)source <= 1) {
		return -1;
	}
	return IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)
		       ? (int16_t)log_dynamic_source_id((struct log_source_dynamic_data *)source)
		       : (int16_t)log_const_source_id(source);
}

static uint32_t compiled_level(int16_t source_id)
{
	__ASSERT(source_id >= 0 && (uint32_t)source_id < z_log_sources_count(), "no source %d",
		 source_id);
	return TYPE_SECTION_START(log_const)[source_id].level;
}

uint32_t log_filter_get(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, bool runtime)
{
	const unsigned int slot =
		backend == NULL ? LOG_FILTER_AGGR_SLOT_IDX : log_backend_id_get(backend);

	if (source_id < 0) {
		return LOG_LEVEL_DBG;
	}
	if (!z_log_is_local_domain((uint8_t)domain_id)) {
		return LOG_LEVEL_NONE;
	}
	if (!runtime || !IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)) {
		return compiled_level(source_id);
	}
	return LOG_FILTER_SLOT_GET(z_log_dynamic_filters_get((uint32_t)source_id), slot);
}

/* Set a slot, and slot 0 to the greatest of all. */
static void set_slot(uint32_t *filters, unsigned int slot, uint32_t level)
{
	uint32_t greatest = LOG_LEVEL_NONE;

	__ASSERT(slot > 0 && slot < LOG_FILTERS_NUM_OF_SLOTS, "no slot %u: too many backends",
		 slot);
	K_SPINLOCK(&lock)
	{
		LOG_FILTER_SLOT_SET(filters, slot, level);
		for (unsigned int i = LOG_FILTER_FIRST_BACKEND_SLOT_IDX;
		     i < LOG_FILTERS_NUM_OF_SLOTS; i++) {
			greatest = MAX(greatest, LOG_FILTER_SLOT_GET(filters, i));
		}
		LOG_FILTER_SLOT_SET(filters, LOG_FILTER_AGGR_SLOT_IDX, greatest);
	}
}

static uint32_t set_filter(const struct log_backend *backend, int16_t source_id, uint32_t level)
{
	const uint32_t actual = MIN(level, compiled_level(source_id));

	set_slot(z_log_dynamic_filters_get((uint32_t)source_id), log_backend_id_get(backend),
		 actual);
	return actual;
}

uint32_t log_filter_set(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, uint32_t level)
{
	uint32_t greatest = LOG_LEVEL_NONE;

	__ASSERT(level <= LOG_LEVEL_DBG, "%u is no level", level);
	if (!IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING) ||
	    !z_log_is_local_domain((uint8_t)domain_id)) {
		return level;
	}
	if (backend != NULL) {
		return set_filter(backend, source_id, level);
	}
	STRUCT_SECTION_FOREACH(log_backend, each) {
		if (log_backend_is_active(each)) {
			greatest = MAX(greatest, set_filter(each, source_id, level));
		}
	}
	return greatest;
}

void z_log_runtime_filters_init(void)
{
	for (uint32_t i = 0; i < z_log_sources_count(); i++) {
		uint32_t *const filters = z_log_dynamic_filters_get(i);

		*filters = 0;
		LOG_FILTER_SLOT_SET(filters, LOG_FILTER_AGGR_SLOT_IDX, compiled_level((int16_t)i));
	}
}

static void set_all_filters(const struct log_backend *backend, uint32_t level)
{
	if (IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)) {
		for (uint32_t i = 0; i < z_log_sources_count(); i++) {
			(void)set_filter(backend, (int16_t)i, level);
		}
	}
}

void log_backend_enable(struct log_backend const *const backend, void *ctx, uint32_t level)
{
	const ptrdiff_t idx = backend - log_backend_get(0);

	__ASSERT(idx >= 0 && idx < log_backend_count_get(), "%p is no backend",
		 (const void *)backend);
	log_backend_id_set(backend, (uint8_t)(LOG_FILTER_FIRST_BACKEND_SLOT_IDX + idx));
	backend->cb->level = (uint8_t)level;
	set_all_filters(backend, level);
	log_backend_activate(backend, ctx);
	z_log_notify_backend_enabled();
}

void log_backend_disable(struct log_backend const *const backend)
{
	if (log_backend_is_active(backend)) {
		set_all_filters(backend, LOG_LEVEL_NONE);
	}
	log_backend_deactivate(backend);
}

const struct log_backend *log_backend_get_by_name(const char *backend_name)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (strcmp(backend_name, backend->name) == 0) {
			return backend;
		}
	}
	return NULL;
}

const struct log_backend *log_format_set_all_active_backends(size_t log_type)
{
	const struct log_backend *failed = NULL;

	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend) &&
		    log_backend_format_set(backend, (uint32_t)log_type) != 0) {
			failed = backend;
		}
	}
	return failed;
}

bool z_log_backends_start(void)
{
	unsigned int idx = 0;

	STRUCT_SECTION_FOREACH(log_backend, backend) {
		const uint32_t bit = BIT(idx++);

		if (!backend->autostart || log_backend_is_active(backend)) {
			continue;
		}
		if (!backend->cb->initialized) {
			log_backend_init(backend);
			waiting |= bit;
		}
		if ((waiting & bit) != 0 && log_backend_is_ready(backend) == 0) {
			waiting &= ~bit;
			log_backend_enable(backend, backend->cb->ctx, CONFIG_LOG_MAX_LEVEL);
		}
	}
	return waiting != 0;
}

static bool wants(const struct log_backend *backend, const struct log_msg *msg)
{
	const uint32_t level = msg->hdr.desc.level;
	const int16_t source = z_log_source_id(msg->hdr.source);

	if (!IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING) || level == LOG_LEVEL_INTERNAL_RAW_STRING) {
		return true;
	}
	if (source < 0) {
		return level <= backend->cb->level;
	}
	return level <= log_filter_get(backend, Z_LOG_LOCAL_DOMAIN_ID, source, true);
}

void z_log_msg_to_backends(union log_msg_generic *msg)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend) && wants(backend, &msg->log)) {
			log_backend_msg_process(backend, msg);
		}
	}
}

void z_log_dropped_to_backends(uint32_t count)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			log_backend_dropped(backend, count);
		}
	}
}

void z_log_backends_panic(void)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			log_backend_panic(backend);
		}
	}
}

void z_log_backends_done(void)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			log_backend_notify(backend, LOG_BACKEND_EVT_PROCESS_THREAD_DONE, NULL);
		}
	}
}
