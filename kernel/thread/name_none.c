/* SPDX-License-Identifier: Apache-2.0 */
/* Names of threads, without CONFIG_THREAD_NAME: there are none. */
#include <zephyr/kernel.h>

int k_thread_name_set(k_tid_t thread, const char *str)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(str);
	return -ENOSYS;
}

const char *k_thread_name_get(k_tid_t thread)
{
	ARG_UNUSED(thread);
	return NULL;
}

int k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(buf);
	ARG_UNUSED(size);
	return -ENOSYS;
}
