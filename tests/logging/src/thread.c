/* SPDX-License-Identifier: Apache-2.0 */
/* The log's thread: when it wakes. */
#include "capture.h"

LOG_MODULE_REGISTER(thread, LOG_LEVEL_DBG);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	capture_start();
	k_msleep(2);
}

ZTEST_SUITE(thread, NULL, NULL, before, NULL, NULL);

static uint32_t waiting(void)
{
	return log_buffered_cnt();
}

ZTEST(thread, test_wakes_after_a_time)
{
	LOG_ERR("waits");
	k_msleep(CONFIG_LOG_PROCESS_THREAD_SLEEP_MS / 2);
	zassert_equal(waiting(), 1);
	k_msleep(CONFIG_LOG_PROCESS_THREAD_SLEEP_MS);
	zassert_equal(waiting(), 0);
	zassert_equal(captured_messages(), 1);
	zassert_equal(capture_done_events, 1);
}

ZTEST(thread, test_wakes_at_a_number)
{
	for (int i = 0; i < CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD - 1; i++) {
		LOG_ERR("waits %d", i);
	}
	k_msleep(5);
	zassert_equal(waiting(), CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD - 1);
	LOG_ERR("wakes");
	k_msleep(5);
	zassert_equal(waiting(), 0);
}

ZTEST(thread, test_triggered)
{
	LOG_ERR("waits");
	log_thread_trigger();
	k_msleep(2);
	zassert_equal(waiting(), 0);
}

/* A thread that finds no room waits until there is some. */
ZTEST(thread, test_thread_waits_for_room)
{
	const unsigned int logged = CONFIG_LOG_BUFFER_SIZE / 8;

	if (!IS_ENABLED(CONFIG_LOG_BLOCK_IN_THREAD)) {
		ztest_test_skip();
	}
	for (unsigned int i = 0; i < logged; i++) {
		LOG_ERR("%u", i);
	}
	zassert_equal(captured_messages(), logged);
	zassert_equal(captured_losses(), 0);
}
