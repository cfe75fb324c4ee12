/* SPDX-License-Identifier: Apache-2.0 */
#include "capture.h"

static char text[4096];
static size_t text_len;
static unsigned int messages;
static uint32_t losses;
static uint32_t layout;
static uint8_t last[256] __aligned(8);
static uint32_t format;

log_timestamp_t test_time;
unsigned int capture_panics;
unsigned int capture_done_events;

static log_timestamp_t get_test_time(void)
{
	return test_time;
}

/* A few bytes at once, to see that the rest is offered again. */
static int keep(uint8_t *data, size_t length, void *ctx)
{
	const size_t taken = MIN(length, 5);

	ARG_UNUSED(ctx);
	zassert_true(text_len + taken < sizeof(text), "too much text");
	memcpy(&text[text_len], data, taken);
	text_len += taken;
	text[text_len] = '\0';
	return (int)taken;
}

static uint8_t buffer[16];
LOG_OUTPUT_DEFINE(capture_output, keep, buffer, sizeof(buffer));

static void process(const struct log_backend *const backend, union log_msg_generic *msg)
{
	const uint32_t bytes = log_msg_generic_get_wlen(&msg->buf) * sizeof(uint32_t);

	zassert_equal_ptr(backend, capture);
	messages++;
	memcpy(last, msg, MIN(bytes, sizeof(last)));
	log_format_func_t_get(format)(&capture_output, &msg->log, layout);
}

static void dropped(const struct log_backend *const backend, uint32_t count)
{
	ARG_UNUSED(backend);
	losses += count;
}

static void panic(const struct log_backend *const backend)
{
	ARG_UNUSED(backend);
	capture_panics++;
	log_output_flush(&capture_output);
}

static int format_set(const struct log_backend *const backend, uint32_t type)
{
	ARG_UNUSED(backend);
	format = type;
	return 0;
}

static void notify(const struct log_backend *const backend, enum log_backend_evt event,
		   union log_backend_evt_arg *arg)
{
	ARG_UNUSED(backend);
	ARG_UNUSED(arg);
	zassert_equal(event, LOG_BACKEND_EVT_PROCESS_THREAD_DONE);
	capture_done_events++;
}

static const struct log_backend_api capture_api = {
	.process = process,
	.dropped = dropped,
	.panic = panic,
	.format_set = format_set,
	.notify = notify,
};
LOG_BACKEND_DEFINE(capture_backend, capture_api, true);

const struct log_backend *const capture = &capture_backend;

static void process_all(void)
{
	if (IS_ENABLED(CONFIG_LOG_PROCESS_THREAD)) {
		while (log_data_pending()) {
			log_thread_trigger();
			k_msleep(1);
		}
		return;
	}
	while (LOG_PROCESS()) {
	}
}

void capture_start(void)
{
	LOG_INIT();
	zassert_ok(log_set_timestamp_func(get_test_time, 1000));
	process_all();
	test_time = 0;
	text_len = 0;
	text[0] = '\0';
	messages = 0;
	losses = 0;
	capture_done_events = 0;
	capture_flags(LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_CRLF_LFONLY);
}

void capture_flags(uint32_t flags)
{
	layout = flags;
}

const char *captured(void)
{
	process_all();
	return text;
}

unsigned int captured_messages(void)
{
	process_all();
	return messages;
}

uint32_t captured_losses(void)
{
	process_all();
	return losses;
}

struct log_msg *captured_last(void)
{
	process_all();
	return (struct log_msg *)(void *)last;
}
