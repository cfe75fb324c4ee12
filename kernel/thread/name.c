/* SPDX-License-Identifier: Apache-2.0 */
/* Names of threads, kept in struct k_thread; longer ones are cut. */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>

BUILD_ASSERT(CONFIG_THREAD_MAX_NAME_LEN > 0, "a name has at least its end");

int k_thread_name_set(k_tid_t thread, const char *str)
{
	struct k_thread *const named = thread != NULL ? thread : _current;

	__ASSERT(str != NULL, "no name for thread %p", (void *)named);
	(void)strncpy(named->name, str, sizeof(named->name) - 1);
	named->name[sizeof(named->name) - 1] = '\0';
	SYS_PORT_TRACING_OBJ_FUNC(k_thread, name_set, named, 0);
	return 0;
}

const char *k_thread_name_get(k_tid_t thread)
{
	return thread->name;
}

int k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
	const struct k_thread *const named = thread != NULL ? thread : _current;
	const size_t length = strlen(named->name);

	__ASSERT(length < sizeof(named->name), "thread %p's name has no end", (void *)thread);
	if (length >= size) {
		return -ENOSPC;
	}
	memcpy(buf, named->name, length + 1);
	return 0;
}
