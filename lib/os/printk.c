/* SPDX-License-Identifier: Apache-2.0 */
/*
 * printk(): the formatter, and the function that takes its characters.
 *
 * Decides that one call is not interrupted by another (PRINTK_SYNC) and where characters go until
 * a console driver says otherwise; with CONFIG_LOG_PRINTK the log decides that. Called by
 * everybody, in any context.
 */
#include <zephyr/irq.h>
#include <zephyr/logging/log.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk-hooks.h>
#include <zephyr/sys/printk.h>
#include <zephyr/toolchain.h>

__weak int arch_printk_char_out(int c)
{
	return c;
}

static printk_hook_fn_t char_out = arch_printk_char_out;

void __printk_hook_install(printk_hook_fn_t fn)
{
	__ASSERT(fn != NULL, "printk() needs somewhere to print to");
	char_out = fn;
}

printk_hook_fn_t __printk_get_hook(void)
{
	return char_out;
}

static int put_on_console(int c, void *ctx)
{
	ARG_UNUSED(ctx);
	(void)char_out(c);
	return 0;
}

void vprintk(const char *fmt, va_list ap)
{
	unsigned int key;

	__ASSERT_NO_MSG(fmt != NULL);
	if (IS_ENABLED(CONFIG_LOG_PRINTK) && !IS_ENABLED(CONFIG_LOG_MODE_MINIMAL)) {
		z_log_vprintk(fmt, ap);
	} else if (IS_ENABLED(CONFIG_PRINTK_SYNC)) {
		/* No spinlock: the report of a fault inside printk() must come out as well. */
		key = irq_lock();
		(void)cbvprintf(put_on_console, NULL, fmt, ap);
		irq_unlock(key);
	} else {
		(void)cbvprintf(put_on_console, NULL, fmt, ap);
	}
}

void printk(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintk(fmt, ap);
	va_end(ap);
}
