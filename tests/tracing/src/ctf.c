/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of events, as subsys/tracing/ctf/tsdl/metadata describes them. */
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing.h>
#include <zephyr/ztest.h>

/* The RAM backend's. */
extern uint8_t ram_tracing[CONFIG_RAM_TRACING_BUFFER_SIZE];
extern uint32_t ram_tracing_used;

/* Numbers in the metadata. */
enum {
	ISR_ENTER = 16,
	ISR_EXIT = 17,
	NAMED = 20,
};

struct event {
	uint64_t time;
	uint16_t number;
	uint32_t word[4];
} __packed;

#define HEAD 10U

K_SEM_DEFINE(sem, 1, 1);
K_MUTEX_DEFINE(mutex);

ZTEST_SUITE(ctf, NULL, NULL, NULL, NULL, NULL);

/* Two events of the same semaphore, with some words. */
static void expect_two(uint32_t from, uint32_t words1, uint32_t words2)
{
	struct event first;
	struct event second;

	zassert_equal(ram_tracing_used - from, 2 * HEAD + (words1 + words2) * 4);
	memcpy(&first, &ram_tracing[from], HEAD + words1 * 4);
	memcpy(&second, &ram_tracing[from + HEAD + words1 * 4], HEAD + words2 * 4);
	zassert_equal(first.word[0], (uint32_t)(uintptr_t)&sem);
	zassert_equal(second.word[0], (uint32_t)(uintptr_t)&sem);
	/* The exit's hook is the one after that of entering, or after that of blocking. */
	zassert_between_inclusive(second.number - first.number, 1, 2);
	zassert_true(second.time > first.time);
	zassert_true(second.time <= k_cyc_to_ns_floor64(k_cycle_get_64()));
}

ZTEST(ctf, test_take_and_give)
{
	struct event event;
	uint32_t from = ram_tracing_used;

	zassert_ok(k_sem_take(&sem, K_MSEC(1000)));
	expect_two(from, 2, 3);
	memcpy(&event, &ram_tracing[from], sizeof(event));
	zassert_equal(event.word[1], (uint32_t)K_MSEC(1000).ticks);

	from = ram_tracing_used;
	zassert_equal(k_sem_take(&sem, K_NO_WAIT), -EBUSY);
	expect_two(from, 2, 3);
	memcpy(&event, &ram_tracing[from + HEAD + 8], HEAD + 12);
	zassert_equal((int32_t)event.word[2], -EBUSY);

	from = ram_tracing_used;
	k_sem_give(&sem);
	expect_two(from, 1, 1);
}

/* Hooks of a type that is not configured are not there. */
ZTEST(ctf, test_types)
{
	const uint32_t from = ram_tracing_used;

	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	zassert_ok(k_mutex_unlock(&mutex));
	zassert_equal(ram_tracing_used, from);
}

ZTEST(ctf, test_named_event)
{
	const uint32_t from = ram_tracing_used;
	const char *const name = (const char *)&ram_tracing[from + HEAD];
	uint32_t args[2];
	uint16_t number;

	sys_trace_named_event("a name that is too long", 5, 6);
	zassert_equal(ram_tracing_used - from, HEAD + 20 + 8);
	memcpy(&number, &ram_tracing[from + 8], sizeof(number));
	memcpy(args, &ram_tracing[from + HEAD + 20], sizeof(args));
	zassert_equal(number, NAMED);
	zassert_str_equal(name, "a name that is too ");
	zassert_equal(args[0], 5);
	zassert_equal(args[1], 6);
	sys_trace_named_event(NULL, 0, 0);
	zassert_equal(ram_tracing_used - from, 2 * (HEAD + 20 + 8));
}

static uint32_t inside;

static void handler(const void *unused)
{
	ARG_UNUSED(unused);
	inside = ram_tracing_used;
}

ZTEST(ctf, test_interrupt)
{
	uint16_t number;

	irq_offload(handler, NULL);
	memcpy(&number, &ram_tracing[inside - 2], sizeof(number));
	zassert_equal(number, ISR_ENTER);
	memcpy(&number, &ram_tracing[inside + 8], sizeof(number));
	zassert_equal(number, ISR_EXIT);
}

/* Last: nothing is written beyond the memory, and no event is cut. */
ZTEST(ctf, test_zz_full)
{
	for (uint32_t i = 0; i < sizeof(ram_tracing) / 38; i++) {
		sys_trace_named_event("fill", i, 0);
	}
	zassert_between_inclusive(ram_tracing_used,
				  sizeof(ram_tracing) - CONFIG_TRACING_PACKET_MAX_SIZE,
				  sizeof(ram_tracing));
}
