/* SPDX-License-Identifier: Apache-2.0 */
/* Sources, their levels, and backends that come and go. */
#include "capture.h"

LOG_MODULE_REGISTER(filters, LOG_LEVEL_INF);
LOG_INSTANCE_REGISTER(filters, inst, LOG_LEVEL_DBG);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	capture_start();
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	log_backend_enable(capture, NULL, LOG_LEVEL_DBG);
}

ZTEST_SUITE(filters, NULL, NULL, before, after, NULL);

static int16_t me(void)
{
	return (int16_t)log_source_id_get("filters");
}

ZTEST(filters, test_sources)
{
	const uint32_t count = log_src_cnt_get(Z_LOG_LOCAL_DOMAIN_ID);

	zassert_true(count > 5, "%u sources", count);
	for (uint32_t i = 0; i < count; i++) {
		const char *const name = log_source_name_get(Z_LOG_LOCAL_DOMAIN_ID, i);

		zassert_not_null(name);
		zassert_equal(log_source_id_get(name), (int)i, "%s", name);
	}
	zassert_is_null(log_source_name_get(Z_LOG_LOCAL_DOMAIN_ID, count));
	zassert_equal(log_source_id_get("nobody"), -1);
	zassert_equal(log_src_cnt_get(5), 0);
	zassert_equal(log_domains_count(), 1);
	zassert_str_equal(log_domain_name_get(Z_LOG_LOCAL_DOMAIN_ID), "");
	zassert_equal(LOG_CURRENT_MODULE_ID(), (uint32_t)me());
}

ZTEST(filters, test_compiled_levels)
{
	const int16_t inst = (int16_t)log_source_id_get("filters.inst");

	zassert_equal(log_filter_get(capture, 0, me(), false), LOG_LEVEL_INF);
	zassert_equal(log_filter_get(capture, 0, inst, false), LOG_LEVEL_DBG);
}

ZTEST(filters, test_levels_at_run_time)
{
	if (!IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)) {
		ztest_test_skip();
	}
	zassert_equal(log_filter_get(capture, 0, me(), true), LOG_LEVEL_INF);
	/* No more than what is compiled in. */
	zassert_equal(log_filter_set(capture, 0, me(), LOG_LEVEL_DBG), LOG_LEVEL_INF);
	zassert_equal(log_filter_set(capture, 0, me(), LOG_LEVEL_WRN), LOG_LEVEL_WRN);
	zassert_equal(log_filter_get(capture, 0, me(), true), LOG_LEVEL_WRN);
	zassert_equal(log_filter_get(NULL, 0, me(), true), LOG_LEVEL_WRN);
	LOG_INF("not wanted");
	LOG_WRN("wanted");
	zassert_equal(captured_messages(), 1);
	zassert_equal(log_filter_set(NULL, 0, me(), LOG_LEVEL_NONE), LOG_LEVEL_NONE);
	LOG_ERR("not wanted");
	zassert_equal(captured_messages(), 1);
	zassert_equal(log_filter_set(NULL, 0, me(), LOG_LEVEL_ERR), LOG_LEVEL_ERR);
	LOG_ERR("wanted");
	zassert_equal(captured_messages(), 2);
}

/* A second backend, which counts. */
static unsigned int seen;

static void count(const struct log_backend *const backend, union log_msg_generic *msg)
{
	ARG_UNUSED(backend);
	ARG_UNUSED(msg);
	seen++;
}

static void nothing(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
}

static int context = 5;
static const struct log_backend_api counter_api = { .process = count, .panic = nothing };
LOG_BACKEND_DEFINE(counter, counter_api, false, &context);

ZTEST(filters, test_two_backends)
{
	zassert_false(log_backend_is_active(&counter));
	zassert_equal_ptr(counter.cb->ctx, &context);
	seen = 0;
	LOG_ERR("one sees it");
	(void)captured();
	log_backend_enable(&counter, &seen, LOG_LEVEL_WRN);
	zassert_true(log_backend_is_active(&counter));
	zassert_equal_ptr(counter.cb->ctx, &seen);
	LOG_WRN("both see it");
	LOG_INF("one sees it, with filters");
	zassert_equal(captured_messages(), 3);
	zassert_equal(seen, IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING) ? 1 : 2);
	log_backend_disable(&counter);
	LOG_WRN("one sees it");
	zassert_equal(captured_messages(), 4);
	zassert_equal(seen, IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING) ? 1 : 2);
}

ZTEST(filters, test_backends_by_name)
{
	zassert_equal_ptr(log_backend_get_by_name("counter"), &counter);
	zassert_equal_ptr(log_backend_get_by_name("capture_backend"), capture);
	zassert_is_null(log_backend_get_by_name("nobody"));
	zassert_equal(log_backend_count_get(), 2);
	zassert_equal(log_backend_format_set(&counter, LOG_OUTPUT_TEXT), -ENOTSUP);
}

ZTEST(filters, test_disabled_backend)
{
	log_backend_disable(capture);
	if (IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)) {
		zassert_equal(log_filter_get(NULL, 0, me(), true), LOG_LEVEL_NONE);
	}
	LOG_ERR("nobody hears");
	zassert_equal(captured_messages(), 0);
	log_backend_enable(capture, NULL, LOG_LEVEL_DBG);
	LOG_ERR("heard");
	zassert_equal(captured_messages(), 1);
}
