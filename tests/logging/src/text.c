/* SPDX-License-Identifier: Apache-2.0 */
/* How lines look: times, colours, tags, syslog, formats of the application. */
#include <zephyr/irq_offload.h>
#include <zephyr/logging/log_backend_std.h>
#include <zephyr/logging/log_output_custom.h>

#include "capture.h"

LOG_MODULE_REGISTER(text, LOG_LEVEL_DBG);

static char parts[100];
static size_t parts_len;

static int take(uint8_t *data, size_t length, void *ctx)
{
	zassert_equal_ptr(ctx, &parts_len);
	zassert_true(parts_len + length < sizeof(parts));
	memcpy(&parts[parts_len], data, length);
	parts_len += length;
	return (int)length;
}

LOG_OUTPUT_DEFINE(parts_output, take, NULL, 0);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	capture_start();
	parts_len = 0;
	memset(parts, 0, sizeof(parts));
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)log_set_tag("");
	(void)log_backend_format_set(capture, LOG_OUTPUT_TEXT);
}

ZTEST_SUITE(text, NULL, NULL, before, after, NULL);

ZTEST(text, test_time)
{
	test_time = 3600 * 1000 * 2 + 60 * 1000 * 3 + 1000 * 4 + 567;
	capture_flags(LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_TIMESTAMP |
		      LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP);
	LOG_ERR("now");
	EXPECT("[02:03:04.567,000] <err> text: now\r\n");
}

ZTEST(text, test_raw_time)
{
	test_time = 1234;
	capture_flags(LOG_OUTPUT_FLAG_TIMESTAMP | LOG_OUTPUT_FLAG_CRLF_NONE);
	LOG_ERR("now");
	EXPECT("[00001234] text: now");
}

ZTEST(text, test_microseconds)
{
	log_output_timestamp_freq_set(3);
	zassert_equal(log_output_timestamp_to_us(0), 0);
	zassert_equal(log_output_timestamp_to_us(1), 333333);
	zassert_equal(log_output_timestamp_to_us(3), 1000000);
	log_output_timestamp_freq_set(1000000000);
	zassert_equal(log_output_timestamp_to_us(UINT32_MAX), UINT32_MAX / 1000);
	log_output_timestamp_freq_set(1000);
	zassert_equal(log_output_timestamp_to_us(UINT32_MAX), UINT32_MAX * 1000ULL);
	zassert_equal(log_set_timestamp_func(NULL, 1), -EINVAL);
}

ZTEST(text, test_colours)
{
	capture_flags(LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_COLORS | LOG_OUTPUT_FLAG_CRLF_LFONLY);
	LOG_ERR("red");
	LOG_WRN("yellow");
	LOG_DBG("none");
	EXPECT("\x1B[1;31m<err> text: red\x1B[0m\n"
	       "\x1B[1;33m<wrn> text: yellow\x1B[0m\n"
	       "\x1B[0m<dbg> text: text_test_colours: none\x1B[0m\n");
}

ZTEST(text, test_without_prefix)
{
	capture_flags(LOG_OUTPUT_FLAG_SKIP_SOURCE | LOG_OUTPUT_FLAG_CRLF_LFONLY);
	LOG_ERR("alone");
	EXPECT("alone\n");
}

static void from_interrupt(const void *unused)
{
	ARG_UNUSED(unused);
	LOG_ERR("in an interrupt");
}

ZTEST(text, test_thread)
{
	if (!IS_ENABLED(CONFIG_LOG_THREAD_ID_PREFIX)) {
		ztest_test_skip();
	}
	capture_flags(LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_THREAD | LOG_OUTPUT_FLAG_CRLF_LFONLY);
	k_thread_name_set(k_current_get(), "tester");
	LOG_ERR("in a thread");
	irq_offload(from_interrupt, NULL);
	EXPECT("<err> [tester] text: in a thread\n<err> [irq] text: in an interrupt\n");
}

ZTEST(text, test_tag)
{
	zassert_ok(log_set_tag("tag"));
	LOG_ERR("one");
	(void)captured();
	zassert_equal(log_set_tag("123456789"), -ENOMEM);
	LOG_ERR("two");
	(void)captured();
	zassert_equal(log_set_tag(NULL), -EINVAL);
	zassert_ok(log_set_tag(""));
	LOG_ERR("three");
	EXPECT("tag <err> text: one\n"
	       "1234567~ <err> text: two\n"
	       "<err> text: three\n");
}

ZTEST(text, test_syslog)
{
	test_time = 1500;
	capture_flags(LOG_OUTPUT_FLAG_FORMAT_SYSLOG | LOG_OUTPUT_FLAG_CRLF_NONE);
	LOG_WRN("message");
	EXPECT("<132>1 1970-01-01T00:00:01.500000Z zephyr text - - - message");
}

ZTEST(text, test_standard_flags)
{
	const uint32_t flags = log_backend_std_get_flags();

	zassert_true((flags & LOG_OUTPUT_FLAG_LEVEL) != 0);
	zassert_true((flags & LOG_OUTPUT_FLAG_TIMESTAMP) != 0);
	zassert_equal((flags & LOG_OUTPUT_FLAG_COLORS) != 0,
		      IS_ENABLED(CONFIG_LOG_BACKEND_SHOW_COLOR));
}

#ifdef CONFIG_LOG_CUSTOM_FORMAT_SUPPORT
static unsigned int custom_calls;

static void custom(const struct log_output *output, struct log_msg *msg, uint32_t flags)
{
	ARG_UNUSED(flags);
	zassert_not_null(output);
	zassert_equal(log_msg_get_level(msg), LOG_LEVEL_ERR);
	custom_calls++;
}
#endif

ZTEST(text, test_formats)
{
	zassert_not_null(log_format_func_t_get(LOG_OUTPUT_TEXT));
	zassert_is_null(log_format_func_t_get(LOG_OUTPUT_SYST));
	zassert_is_null(log_format_func_t_get(99));
	zassert_equal(log_backend_format_set(capture, 99), -EINVAL);
	zassert_equal(log_backend_format_set(NULL, LOG_OUTPUT_TEXT), -EINVAL);
	zassert_equal(log_backend_format_set(capture, LOG_OUTPUT_SYST), -EINVAL);
	zassert_is_null(log_format_set_all_active_backends(LOG_OUTPUT_TEXT));
	zassert_equal_ptr(log_format_set_all_active_backends(LOG_OUTPUT_SYST), capture);
#ifdef CONFIG_LOG_CUSTOM_FORMAT_SUPPORT
	log_custom_output_msg_set(custom);
	zassert_ok(log_backend_format_set(capture, LOG_OUTPUT_CUSTOM));
	LOG_ERR("custom");
	EXPECT("");
	zassert_equal(custom_calls, 1);
#endif
}

/* The parts of a line, with the thread and, as in 3.4, without. */
ZTEST(text, test_parts)
{
	uint8_t package[64] __aligned(8);

	zassert_true(cbprintf_package(package, sizeof(package), 0, "%d", 5) > 0);
	log_output_ctx_set(&parts_output, &parts_len);
	log_output_process(&parts_output, 0, NULL, "source", LOG_LEVEL_INF, package, NULL, 0,
			   LOG_OUTPUT_FLAG_LEVEL);
	log_output_process(&parts_output, 0, "domain", "source", NULL, LOG_LEVEL_INF, package, NULL,
			   0, LOG_OUTPUT_FLAG_LEVEL);
	zassert_str_equal(parts, "<inf> source: 5\r\n<inf> domain/source: 5\r\n", "printed \"%s\"",
			  parts);
}

ZTEST(text, test_losses)
{
	log_output_ctx_set(&parts_output, &parts_len);
	log_output_dropped_process(&parts_output, 12);
	zassert_not_null(strstr(parts, "--- 12 messages dropped ---"));
}
