/* SPDX-License-Identifier: Apache-2.0 */
/* The minimal mode: the log is printk(). Called by the macros of log_core.h, in any context. */
#include <ctype.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#define DUMP_BYTES 8

void z_log_minimal_vprintk(const char *fmt, va_list ap)
{
	vprintk(fmt, ap);
}

void z_log_minimal_printk(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintk(fmt, ap);
	va_end(ap);
}

static void dump_line(const uint8_t *data, size_t len)
{
	char text[DUMP_BYTES + 1];

	__ASSERT_NO_MSG(len > 0 && len <= DUMP_BYTES);
	for (size_t i = 0; i < DUMP_BYTES; i++) {
		if (i < len) {
			printk("%02x ", data[i]);
		} else {
			printk("   ");
		}
		text[i] = (char)(i >= len ? ' ' : isprint(data[i]) != 0 ? data[i] : '.');
	}
	text[DUMP_BYTES] = '\0';
	printk("|%s\n", text);
}

void z_log_minimal_hexdump_print(int level, const void *data, size_t size)
{
	const uint8_t *const bytes = data;

	__ASSERT(bytes != NULL || size == 0, "%d bytes of nothing", (int)size);
	for (size_t at = 0; at < size; at += DUMP_BYTES) {
		printk("%c: ", z_log_minimal_level_to_char(level));
		dump_line(&bytes[at], MIN(size - at, DUMP_BYTES));
	}
}
