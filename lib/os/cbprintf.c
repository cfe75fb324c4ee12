/* SPDX-License-Identifier: Apache-2.0 */
/* The entries of the formatter that take arguments, or print into memory. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>

int cbprintf(cbprintf_cb out, void *ctx, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = cbvprintf(out, ctx, format, ap);
	va_end(ap);
	return rc;
}

/* Memory that is being printed into: the place of the next character, and how many may follow. */
struct text_buffer {
	char *next;
	size_t room;
};

static int put_in_buffer(int c, void *ctx)
{
	struct text_buffer *const buffer = ctx;

	/* What does not fit is counted by the formatter and dropped here. */
	if (buffer->room > 0) {
		*buffer->next++ = (char)c;
		buffer->room--;
	}
	return 0;
}

int vsnprintk(char *str, size_t size, const char *fmt, va_list ap)
{
	char nothing;
	struct text_buffer buffer = {
		.next = size > 0 ? str : &nothing,
		.room = size > 0 ? size - 1 : 0,
	};
	int rc;

	__ASSERT(str != NULL || size == 0, "no buffer for %u bytes", (unsigned int)size);
	rc = cbvprintf(put_in_buffer, &buffer, fmt, ap);
	*buffer.next = '\0';
	return rc;
}

int snprintk(char *str, size_t size, const char *fmt, ...)
{
	va_list ap;
	int rc;

	va_start(ap, fmt);
	rc = vsnprintk(str, size, fmt, ap);
	va_end(ap);
	return rc;
}
