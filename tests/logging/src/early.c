/* SPDX-License-Identifier: Apache-2.0 */
/* Messages from before the kernel runs are not lost in deferred mode. */
#include <zephyr/init.h>

#include "capture.h"

LOG_MODULE_REGISTER(early, LOG_LEVEL_INF);

/* What stood in the buffer when the first test of all started. */
static uint32_t stored_at_start;

static int from_level_early(void)
{
	char text[] = "EARLY";

	LOG_WRN("in %s", text);
	return 0;
}
SYS_INIT(from_level_early, EARLY, 50);

static int from_level_pre_kernel(void)
{
	LOG_WRN("in PRE_KERNEL_1");
	stored_at_start = log_buffered_cnt();
	return 0;
}
SYS_INIT(from_level_pre_kernel, PRE_KERNEL_1, 0);

ZTEST_SUITE(early, NULL, NULL, NULL, NULL, NULL);

ZTEST(early, test_messages_before_the_kernel)
{
	zassert_equal(stored_at_start, IS_ENABLED(CONFIG_LOG_MODE_DEFERRED) ? 2 : 0);
}
