/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A backend that keeps what is printed, and the loss of messages that it was told of.
 *
 * The clock of the log stands still at test_time, in milliseconds.
 */
#ifndef TESTS_LOGGING_CAPTURE_H_
#define TESTS_LOGGING_CAPTURE_H_

#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/ztest.h>

/* The backend. */
extern const struct log_backend *const capture;
/* Time of messages. */
extern log_timestamp_t test_time;

/* Forget everything; lines are without colours, times and line ends are "\n". */
void capture_start(void);
/* Lines look so: LOG_OUTPUT_FLAG_*. */
void capture_flags(uint32_t flags);
/* Have everything processed; the text since capture_start(). */
const char *captured(void);
/* Messages that the backend got, messages that were lost. */
unsigned int captured_messages(void);
uint32_t captured_losses(void);
/* The last message, as it was. */
struct log_msg *captured_last(void);
/* What happened to the backend. */
extern unsigned int capture_panics;
extern unsigned int capture_done_events;

/* What the test expects, function names as configured for INF and DBG. */
#ifdef CONFIG_LOG_FUNC_NAME_PREFIX_INF
#define INF_NAME(function) function ": "
#else
#define INF_NAME(function)
#endif
#define EXPECT(text) \
	do { \
		const char *const _text = captured(); \
		zassert_str_equal(_text, text, "captured \"%s\"", _text); \
	} while (false)

#endif /* TESTS_LOGGING_CAPTURE_H_ */
