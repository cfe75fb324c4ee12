/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks as lines of text: "sys_trace_<name>" and numbers. Included by tracing/tracing.h. */
#ifndef SUBSYS_TRACING_TEST_TRACING_TEST_H_
#define SUBSYS_TRACING_TEST_TRACING_TEST_H_

#include <stdint.h>
#include <zephyr/sys/util.h>

struct k_thread;

void z_trace_test_event(const char *name, uint32_t count, const uint32_t *words);
void z_trace_test_thread(const char *name, struct k_thread *thread);

#define Z_TRACE_TEST_OBJECT(x) ((uint32_t)(uintptr_t)(x))
#define Z_TRACE_TEST_VALUE(x) ((uint32_t)(x))
#define Z_TRACE_TEST_RET(x) ((uint32_t)(int32_t)(x))
#define Z_TRACE_TEST_TIMEOUT(x) ((uint32_t)(x).ticks)

#define Z_TRACE_TEST_WORD(pair) Z_TRACE_TEST_WORD1 pair
#define Z_TRACE_TEST_WORD1(kind, x) Z_TRACE_TEST_##kind(x)

#define Z_TRACE(number, name, ...) \
	z_trace_test_event("sys_trace_" #name, NUM_VA_ARGS(__VA_ARGS__), \
			   COND_CODE_1(IS_EMPTY(__VA_ARGS__), (NULL), \
				       (((uint32_t[]){ FOR_EACH(Z_TRACE_TEST_WORD, (,), \
								__VA_ARGS__) }))))

#define Z_TRACE_THREAD(number, name, thread) z_trace_test_thread("sys_trace_" #name, thread)

#endif /* SUBSYS_TRACING_TEST_TRACING_TEST_H_ */
