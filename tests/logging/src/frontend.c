/* SPDX-License-Identifier: Apache-2.0 */
/* A frontend: gets every message in the call, before any backend. */
#include <zephyr/logging/log_frontend.h>

#include "capture.h"

LOG_MODULE_REGISTER(frontend, LOG_LEVEL_INF);

static unsigned int started;
static unsigned int messages;
static unsigned int panics;
static struct log_msg_desc last;
static const void *last_source;

void log_frontend_init(void)
{
	started++;
}

void log_frontend_msg(const void *source, const struct log_msg_desc desc, uint8_t *package,
		      const void *data)
{
	zassert_not_null(package);
	zassert_true(data != NULL || desc.data_len == 0);
	messages++;
	last = desc;
	last_source = source;
}

void log_frontend_panic(void)
{
	panics++;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	capture_start();
}

ZTEST_SUITE(frontend, NULL, NULL, before, NULL, NULL);

ZTEST(frontend, test_sees_messages)
{
	static const uint8_t data[] = { 1, 2, 3 };
	char text[] = "text";
	const unsigned int so_far = messages;

	LOG_ERR("%d %s", 5, text);
	zassert_equal(started, 1);
	zassert_equal(messages, so_far + 1);
	zassert_equal(last.level, LOG_LEVEL_ERR);
	zassert_equal_ptr(last_source, __log_current_dynamic_data);
	LOG_HEXDUMP_WRN(data, sizeof(data), "data");
	zassert_equal(messages, so_far + 2);
	zassert_equal(last.data_len, sizeof(data));
	LOG_PRINTK("%s", text);
	zassert_equal(messages, so_far + 3);
	zassert_equal(captured_messages(), 3);
}

/* It sees also what no backend wants. */
ZTEST(frontend, test_is_not_filtered)
{
	const int16_t me = (int16_t)log_source_id_get("frontend");
	const unsigned int so_far = messages;

	(void)log_filter_set(NULL, 0, me, LOG_LEVEL_ERR);
	LOG_INF("for the frontend");
	zassert_equal(messages, so_far + 1);
	zassert_equal(captured_messages(), 0);
	(void)log_filter_set(NULL, 0, me, LOG_LEVEL_INF);
}

ZTEST(frontend, test_zz_panic)
{
	log_panic();
	zassert_equal(panics, 1);
	log_core_init();
	log_backend_enable(capture, NULL, LOG_LEVEL_DBG);
}
