/* SPDX-License-Identifier: Apache-2.0 */
/* k_float_disable() and k_float_enable(): whether there is anything to ask the architecture. */
#include <errno.h>

#include <kernel_arch_interface.h>
#include <zephyr/kernel.h>

int k_float_disable(struct k_thread *thread)
{
	__ASSERT_NO_MSG(thread != NULL);
	return IS_ENABLED(CONFIG_FPU_SHARING) ? arch_float_disable(thread) : -ENOTSUP;
}

int k_float_enable(struct k_thread *thread, unsigned int options)
{
	__ASSERT_NO_MSG(thread != NULL);
	return IS_ENABLED(CONFIG_FPU_SHARING) ? arch_float_enable(thread, options) : -ENOTSUP;
}
