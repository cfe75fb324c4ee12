/* SPDX-License-Identifier: Apache-2.0 */
/* The loop over all threads, without CONFIG_THREAD_MONITOR: nobody knows them. */
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>

void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data)
{
	__ASSERT(user_cb != NULL, "no function");
	ARG_UNUSED(user_cb);
	ARG_UNUSED(user_data);
}

void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data)
{
	__ASSERT(user_cb != NULL, "no function");
	ARG_UNUSED(user_cb);
	ARG_UNUSED(user_data);
}
