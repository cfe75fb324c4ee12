/* SPDX-License-Identifier: Apache-2.0 */
/* Events as lines of text. */
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>
#include <zephyr/tracing/tracing_format.h>
#include <zephyr/ztest.h>

extern uint8_t ram_tracing[CONFIG_RAM_TRACING_BUFFER_SIZE];
extern uint32_t ram_tracing_used;

static uint32_t from;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	from = ram_tracing_used;
}

ZTEST_SUITE(lines, NULL, NULL, before, NULL, NULL);

static bool traced(const char *line)
{
	ram_tracing[ram_tracing_used] = '\0';
	return strstr((const char *)&ram_tracing[from], line) != NULL;
}

static void nothing(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}
static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

ZTEST(lines, test_threads)
{
	char line[80];
	const k_tid_t tid = k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), nothing,
					    NULL, NULL, NULL, 0, 0, K_FOREVER);

	k_thread_name_set(tid, "traced");
	k_thread_start(tid);
	zassert_ok(k_thread_join(tid, K_FOREVER));
	snprintk(line, sizeof(line), "sys_trace_k_thread_create: %p \n", (void *)tid);
	zassert_true(traced(line));
	snprintk(line, sizeof(line), "sys_trace_k_thread_name_set: %p traced\n", (void *)tid);
	zassert_true(traced(line));
	zassert_true(traced("sys_trace_k_thread_sched_ready: "));
	zassert_true(traced("sys_trace_k_thread_sched_pend: "));
	snprintk(line, sizeof(line), "sys_trace_k_thread_switched_in: %p traced\n", (void *)tid);
	zassert_true(traced(line));
	snprintk(line, sizeof(line), "sys_trace_k_thread_abort: %p traced\n", (void *)tid);
	zassert_true(traced(line));
}

ZTEST(lines, test_words)
{
	static struct k_mutex mutex;
	char line[80];

	zassert_ok(k_mutex_init(&mutex));
	zassert_ok(k_mutex_lock(&mutex, K_FOREVER));
	zassert_ok(k_mutex_unlock(&mutex));
	snprintk(line, sizeof(line), "sys_trace_k_mutex_init: %p 0\n", (void *)&mutex);
	zassert_true(traced(line));
	snprintk(line, sizeof(line), "sys_trace_k_mutex_lock_exit: %p -1 0\n", (void *)&mutex);
	zassert_true(traced(line));
	snprintk(line, sizeof(line), "sys_trace_k_mutex_unlock_enter: %p\n", (void *)&mutex);
	zassert_true(traced(line));
}

static void handler(const void *unused)
{
	ARG_UNUSED(unused);
	TRACING_STRING("in between %d\n", 5);
}

ZTEST(lines, test_interrupts)
{
	irq_offload(handler, NULL);
	zassert_true(traced("sys_trace_isr_enter\nin between 5\nsys_trace_isr_exit\n"));
}

ZTEST(lines, test_idle)
{
	k_msleep(20);
	zassert_true(traced("sys_trace_idle\n"));
}

/* What is written by one call stays together, and is cut to the size of an event. */
ZTEST(lines, test_format)
{
	char text[] = "data";
	uint8_t number = '7';
	static char long_text[2 * CONFIG_TRACING_PACKET_MAX_SIZE];
	uint32_t used;

	TRACING_DATA(TRACING_FORMAT_DATA(text), TRACING_FORMAT_DATA(number));
	zassert_equal(ram_tracing_used - from, sizeof(text) + 1);
	zassert_mem_equal(&ram_tracing[from],
			  "data\0"
			  "7",
			  6);
	tracing_format_raw_data(&number, 1);
	zassert_equal(ram_tracing_used - from, sizeof(text) + 2);
	memset(long_text, 'x', sizeof(long_text) - 1);
	used = ram_tracing_used;
	TRACING_STRING("%s", long_text);
	zassert_equal(ram_tracing_used - used, CONFIG_TRACING_PACKET_MAX_SIZE - 1);
}
