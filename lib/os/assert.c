/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a failed assertion does: prints through printk() and stops the system.
 *
 * Called by the macros of sys/__assert.h from wherever an assertion stands. Applications and
 * tests may define their own assert_post_action().
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

void assert_print(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintk(fmt, ap);
	va_end(ap);
}

#ifdef CONFIG_ASSERT_NO_FILE_INFO
__weak void assert_post_action(void)
{
	k_panic();
}
#else
__weak void assert_post_action(const char *file, unsigned int line)
{
	ARG_UNUSED(file);
	ARG_UNUSED(line);

	k_panic();
}
#endif
