/* SPDX-License-Identifier: Apache-2.0 */
/* A thread of the lowest priority that runs the analyzer from time to time. */
#include <zephyr/debug/thread_analyzer.h>
#include <zephyr/kernel.h>

BUILD_ASSERT(CONFIG_THREAD_ANALYZER_AUTO_INTERVAL > 0, "seconds between two runs");

static void analyzer_thread(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		thread_analyzer_print(0);
		k_sleep(K_SECONDS(CONFIG_THREAD_ANALYZER_AUTO_INTERVAL));
	}
}

K_THREAD_DEFINE(thread_analyzer, CONFIG_THREAD_ANALYZER_AUTO_STACK_SIZE, analyzer_thread, NULL,
		NULL, NULL, K_LOWEST_APPLICATION_THREAD_PRIO, 0, 0);
