/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Making messages out of packages, formats and data.
 *
 * Decides where a message lies: in the buffer, from where it is processed later, or with
 * CONFIG_LOG_MODE_IMMEDIATE on the stack of who logs. Called by the macros of log_core.h in any
 * context.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/__assert.h>

#include "log_core_internal.h"

/* Strings that may change are copied; read-only ones stay where they are, and known. */
#define CONVERT_FLAGS \
	(CBPRINTF_PACKAGE_CONVERT_RW_STR | \
	 (IS_ENABLED(CONFIG_LOG_MSG_APPEND_RO_STRING_LOC) ? CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR \
							  : 0) | \
	 (IS_ENABLED(CONFIG_LOG_FMT_SECTION_STRIP) ? 0 : CBPRINTF_PACKAGE_CONVERT_PTR_CHECK))

/* Lengths of strings that are counted once. */
#define KEPT_LENGTHS 4

BUILD_ASSERT(Z_LOG_MSG_ALIGN_OFFSET % sizeof(long long) == 0);

/* What a message is made of. */
struct parts {
	const void *source;
	struct log_msg_desc desc;
	const void *data;
	/* The package of a call, or NULL. */
	uint8_t *package;
	uint16_t lengths[KEPT_LENGTHS];
	/* Or a format, or NULL. */
	const char *format;
	va_list *ap;
	uint32_t package_flags;
};

/* Without strings that may change a package is stored as it is. */
static bool is_final(const uint8_t *package)
{
	union cbprintf_package_hdr hdr;

	memcpy(&hdr, package, sizeof(hdr));
	return hdr.desc.rw_str_cnt == 0;
}

/* Bytes of the package as it will be stored. */
static int stored_len(struct parts *parts)
{
	if (parts->package != NULL) {
		if (is_final(parts->package)) {
			return (int)parts->desc.package_len;
		}
		return cbprintf_package_copy(parts->package, parts->desc.package_len, NULL, 0,
					     CONVERT_FLAGS, parts->lengths, KEPT_LENGTHS);
	}
	if (parts->format != NULL) {
		return cbvprintf_package(NULL, Z_LOG_MSG_ALIGN_OFFSET, parts->package_flags,
					 parts->format, *parts->ap);
	}
	return 0;
}

static void store(struct parts *parts, struct log_msg *msg)
{
	const size_t len = parts->desc.package_len;
	int rc = (int)len;

	if (parts->package != NULL && is_final(parts->package)) {
		memcpy(msg->data, parts->package, len);
	} else if (parts->package != NULL) {
		rc = cbprintf_package_copy(parts->package, 0, msg->data, len, CONVERT_FLAGS,
					   parts->lengths, KEPT_LENGTHS);
	} else if (parts->format != NULL) {
		rc = cbvprintf_package(msg->data, len, parts->package_flags, parts->format,
				       *parts->ap);
	}
	ARG_UNUSED(rc);
	__ASSERT(rc == (int)len, "a package of %d bytes became one of %d", (int)len, rc);
}

/* On the stack; a function of its own, so that only immediate mode has such a frame. */
static void process_here(struct parts *parts, uint32_t wlen)
{
	uint64_t memory[DIV_ROUND_UP(wlen * sizeof(uint32_t), sizeof(uint64_t))];
	struct log_msg *const msg = (struct log_msg *)(void *)memory;

	__ASSERT_NO_MSG(wlen > 0);
	memset(msg, 0, sizeof(msg->hdr));
	store(parts, msg);
	z_log_msg_finalize(msg, parts->source, parts->desc, parts->data);
}

static void create(struct parts *parts)
{
	const int len = stored_len(parts);
	struct log_msg *msg;
	uint32_t wlen;

	if (len < 0 || len > (int)Z_LOG_MSG_MAX_PACKAGE) {
		/* Strings too long, or too many of them. */
		z_log_dropped(false);
		return;
	}
	parts->desc.package_len = (uint32_t)len & Z_LOG_MSG_MAX_PACKAGE;
	wlen = log_msg_get_total_wlen(parts->desc);
	if (IS_ENABLED(CONFIG_LOG_MODE_IMMEDIATE)) {
		process_here(parts, wlen);
		return;
	}
	msg = z_log_msg_alloc(wlen);
	if (msg != NULL) {
		store(parts, msg);
	}
	z_log_msg_finalize(msg, parts->source, parts->desc, parts->data);
}

void z_log_msg_finalize(struct log_msg *msg, const void *source, const struct log_msg_desc desc,
			const void *data)
{
	struct log_msg_desc bits = desc;

	if (msg == NULL) {
		z_log_dropped(false);
		return;
	}
	if (desc.data_len > 0) {
		__ASSERT(data != NULL, "%u bytes of nothing", (unsigned int)desc.data_len);
		memcpy(&msg->data[desc.package_len], data, desc.data_len);
	}
	msg->hdr.source = source;
	IF_ENABLED(CONFIG_LOG_THREAD_ID_PREFIX,
		   (msg->hdr.tid = k_is_in_isr() || k_is_pre_kernel() ? NULL : k_current_get();))
	/* Not before the commit is it valid. */
	bits.valid = 0;
	bits.busy = 0;
	msg->hdr.desc = bits;
	z_log_msg_commit(msg);
}

void z_log_msg_static_create(const void *source, const struct log_msg_desc desc, uint8_t *package,
			     const void *data)
{
	struct parts parts = {
		.source = source,
		.desc = desc,
		.data = data,
		.package = desc.package_len > 0 ? package : NULL,
	};

	if (IS_ENABLED(CONFIG_LOG_FRONTEND)) {
		z_log_to_frontend(source, desc, package, data);
	}
	if (!IS_ENABLED(CONFIG_LOG_FRONTEND_ONLY) && z_log_is_wanted(source, desc.level)) {
		create(&parts);
	}
}

void z_log_msg_runtime_vcreate(uint8_t domain_id, const void *source, uint8_t level,
			       const void *data, size_t dlen, uint32_t package_flags,
			       const char *fmt, va_list ap)
{
	va_list args;
	struct parts parts = {
		.source = source,
		.desc = z_log_msg_desc(domain_id, level, 0, dlen),
		.data = data,
		.format = fmt,
		.ap = &args,
		.package_flags = package_flags,
	};

	va_copy(args, ap);
	if (IS_ENABLED(CONFIG_LOG_FRONTEND)) {
		z_log_format_to_frontend(source, parts.desc, data, package_flags, fmt, args);
	}
	if (!IS_ENABLED(CONFIG_LOG_FRONTEND_ONLY) && z_log_is_wanted(source, level)) {
		create(&parts);
	}
	va_end(args);
}

void z_log_msg_runtime_create(uint8_t domain_id, const void *source, uint8_t level,
			      const void *data, size_t dlen, uint32_t package_flags,
			      const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	z_log_msg_runtime_vcreate(domain_id, source, level, data, dlen, package_flags, fmt, ap);
	va_end(ap);
}

void z_log_vprintk(const char *fmt, va_list ap)
{
	z_log_msg_runtime_vcreate(Z_LOG_LOCAL_DOMAIN_ID, NULL, LOG_LEVEL_INTERNAL_RAW_STRING, NULL,
				  0, 0, fmt, ap);
}

int16_t log_msg_get_source_id(struct log_msg *msg)
{
	return z_log_source_id(log_msg_get_source(msg));
}
