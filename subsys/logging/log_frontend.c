/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way to a frontend of the application (CONFIG_LOG_FRONTEND).
 *
 * Decides that it is started before its first message, and that it gets packages only. Called by
 * log_msg.c in the context that logs.
 */
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_frontend.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/cbprintf.h>

#include "log_core_internal.h"

static atomic_t started;

void z_log_to_frontend(const void *source, const struct log_msg_desc desc, uint8_t *package,
		       const void *data)
{
	__ASSERT_NO_MSG(package != NULL || desc.package_len == 0);
	if (!atomic_set(&started, 1)) {
		log_frontend_init();
	}
	log_frontend_msg(source, desc, package, data);
}

void z_log_format_to_frontend(const void *source, const struct log_msg_desc desc, const void *data,
			      uint32_t package_flags, const char *format, va_list ap)
{
	uint8_t package[CONFIG_LOG_FRONTEND_PACKAGE_SIZE] __aligned(Z_LOG_MSG_ALIGNMENT);
	struct log_msg_desc bits = desc;
	int len = 0;

	if (format != NULL) {
		len = cbvprintf_package(package, sizeof(package), package_flags, format, ap);
	}
	if (len < 0) {
		z_log_dropped(false);
		return;
	}
	bits.package_len = (uint32_t)len & Z_LOG_MSG_MAX_PACKAGE;
	z_log_to_frontend(source, bits, package, data);
}

void z_log_frontend_panic(void)
{
	log_frontend_panic();
}
