/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages that wait: order, room, losses, panic. Tests run in a cooperative thread, so the log's
 * thread does nothing in between.
 */
#include "capture.h"

LOG_MODULE_REGISTER(deferred, LOG_LEVEL_DBG);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	capture_start();
}

ZTEST_SUITE(deferred, NULL, NULL, before, NULL, NULL);

ZTEST(deferred, test_nothing_at_once)
{
	LOG_ERR("later");
	zassert_true(log_data_pending());
	zassert_equal(log_buffered_cnt(), 1);
	zassert_equal(captured_messages(), 1);
	zassert_false(log_data_pending());
	zassert_equal(log_buffered_cnt(), 0);
}

ZTEST(deferred, test_use_of_memory)
{
	uint32_t size;
	uint32_t empty;
	uint32_t used;

	zassert_ok(log_mem_get_usage(&size, &empty));
	zassert_equal(size, CONFIG_LOG_BUFFER_SIZE);
	LOG_ERR("%d", 5);
	zassert_ok(log_mem_get_usage(&size, &used));
	/* Header, time, package with a number, aligned. */
	zassert_between_inclusive(used - empty, 24, 40);
	zassert_equal(log_mem_get_max_usage(&used),
		      IS_ENABLED(CONFIG_LOG_MEM_UTILIZATION) ? 0 : -ENOTSUP);
	(void)captured();
	zassert_ok(log_mem_get_usage(&size, &used));
	zassert_equal(used, 0);
}

/* Too many: with overflow the oldest are lost, without it the newest. */
ZTEST(deferred, test_too_many)
{
	const unsigned int logged = CONFIG_LOG_BUFFER_SIZE / 8;
	unsigned int kept;
	char line[64];

	if (IS_ENABLED(CONFIG_LOG_BLOCK_IN_THREAD)) {
		ztest_test_skip();
	}
	for (unsigned int i = 0; i < logged; i++) {
		LOG_ERR("number %u", i);
	}
	kept = log_buffered_cnt();
	zassert_true(kept > 10 && kept < logged, "%u messages", kept);
	zassert_equal(captured_messages(), kept);
	zassert_equal(captured_losses(), logged - kept);
	snprintk(line, sizeof(line), "number %u\n",
		 IS_ENABLED(CONFIG_LOG_MODE_OVERFLOW) ? logged - 1 : kept - 1);
	zassert_not_null(strstr(captured(), line));
	snprintk(line, sizeof(line), "number %u\n",
		 IS_ENABLED(CONFIG_LOG_MODE_OVERFLOW) ? logged - kept : 0);
	zassert_not_null(strstr(captured(), line));
	zassert_equal(IS_ENABLED(CONFIG_LOG_MODE_OVERFLOW),
		      strstr(captured(), "number 0\n") == NULL);
}

ZTEST(deferred, test_flush)
{
	LOG_ERR("one");
	LOG_ERR("two");
	log_flush();
	zassert_false(log_data_pending());
	zassert_equal(captured_messages(), 2);
}

/* A report of a fatal error is printed in between, and then things are as before. */
ZTEST(deferred, test_synchronous)
{
	LOG_ERR("before");
	z_log_sync(true);
	zassert_false(log_data_pending());
	LOG_ERR("in between");
	zassert_false(log_data_pending());
	z_log_sync(false);
	LOG_ERR("after");
	zassert_true(log_data_pending());
}

ZTEST_SUITE(zz_panic, NULL, NULL, before, NULL, NULL);

/* Last of all: there is no way back. */
ZTEST(zz_panic, test_panic)
{
	LOG_ERR("waiting");
	capture_panics = 0;
	log_panic();
	zassert_equal(capture_panics, 1);
	zassert_false(log_data_pending());
	LOG_ERR("at once");
	zassert_false(log_data_pending());
	log_panic();
	zassert_equal(capture_panics, 1);
	zassert_equal(captured_messages(), 2);
	/* Only a test goes on. */
	log_core_init();
	log_backend_enable(capture, NULL, LOG_LEVEL_DBG);
}
