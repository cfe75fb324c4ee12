/* SPDX-License-Identifier: Apache-2.0 */
/* Names and states of threads. */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static void sleeper(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(K_FOREVER);
}

K_THREAD_DEFINE(bora, 512, sleeper, NULL, NULL, NULL, 5, 0, SYS_FOREVER_MS);

ZTEST(names, test_states)
{
	static struct k_thread thread;
	char text[40];

	thread.base.thread_state = _THREAD_SUSPENDED | _THREAD_SLEEPING;
	zassert_str_equal(k_thread_state_str(&thread, text, sizeof(text)), "sleeping+suspended");
	zassert_str_equal(k_thread_state_str(&thread, text, 12), "sleeping+su");
	zassert_str_equal(k_thread_state_str(&thread, text, 9), "sleeping");
	zassert_str_equal(k_thread_state_str(&thread, text, 1), "");
	zassert_str_equal(k_thread_state_str(&thread, text, 0), "");
	zassert_str_equal(k_thread_state_str(&thread, NULL, 9), "");
	thread.base.thread_state = 0xff;
	zassert_str_equal(k_thread_state_str(&thread, text, sizeof(text)),
			  "dummy+pending+sleeping+prestart+dead+su");
	zassert_str_equal(k_thread_state_str(bora, text, sizeof(text)), "prestart");
	zassert_str_equal(k_thread_state_str(k_current_get(), text, sizeof(text)), "queued");
}

#ifdef CONFIG_THREAD_NAME
ZTEST(names, test_names)
{
	static struct k_thread dirty;
	char copy[CONFIG_THREAD_MAX_NAME_LEN];

	(void)memset(&dirty, 0xff, sizeof(dirty));
	zassert_ok(k_thread_name_set(&dirty, "a long wind from the east"));
	zassert_equal(strlen(dirty.name), sizeof(copy) - 1);
	zassert_str_equal(k_thread_name_get(bora), "bora");
	zassert_ok(k_thread_name_set(bora, "a long wind from the east"));
	zassert_str_equal(k_thread_name_get(bora), "a long wind");
	zassert_equal(k_thread_name_copy(bora, copy, 11), -ENOSPC);
	zassert_ok(k_thread_name_copy(bora, copy, 12));
	zassert_str_equal(copy, "a long wind");
	zassert_equal(k_thread_name_copy(bora, copy, 0), -ENOSPC);
	zassert_ok(k_thread_name_set(NULL, "tester"));
	zassert_str_equal(k_thread_name_get(k_current_get()), "tester");
	zassert_ok(k_thread_name_set(bora, ""));
	zassert_ok(k_thread_name_copy(bora, copy, 1));
	zassert_str_equal(copy, "");
}
#else
ZTEST(names, test_without_names)
{
	char copy[4];

	zassert_equal(k_thread_name_set(bora, "x"), -ENOSYS);
	zassert_is_null(k_thread_name_get(bora));
	zassert_equal(k_thread_name_copy(bora, copy, sizeof(copy)), -ENOSYS);
}
#endif

ZTEST_SUITE(names, NULL, NULL, NULL, NULL, NULL);
