/* SPDX-License-Identifier: Apache-2.0 */
/* Where the thread analyzer's lines go: to the log or to the console. */
#ifndef SUBSYS_DEBUG_THREAD_ANALYZER_OUTPUT_H_
#define SUBSYS_DEBUG_THREAD_ANALYZER_OUTPUT_H_

#ifdef CONFIG_THREAD_ANALYZER_USE_LOG
#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(thread_analyzer);
#define ANALYZER_PRINT(...) LOG_INF(__VA_ARGS__)
#else
#include <zephyr/sys/printk.h>
#define ANALYZER_PRINT(format, ...) printk(format "\n", ##__VA_ARGS__)
#endif

#endif /* SUBSYS_DEBUG_THREAD_ANALYZER_OUTPUT_H_ */
