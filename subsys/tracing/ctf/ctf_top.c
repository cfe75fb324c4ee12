/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of the Common Trace Format.
 *
 * Decides the bytes of an event; tsdl/metadata describes them, and a test compares the two. Time
 * is in nanoseconds since start-up, 64 bits, so that it does not wrap. Called by hooks, in any
 * context; reads no memory but the thread's name.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/tracing/tracing.h>
#include <zephyr/tracing/tracing_format.h>

#include "../tracing_output.h"

/* Numbers of the events that are no hooks of objects; those begin at 32. */
enum {
	CTF_ISR_ENTER = 16,
	CTF_ISR_EXIT = 17,
	CTF_ISR_EXIT_TO_SCHEDULER = 18,
	CTF_IDLE = 19,
	CTF_NAMED = 20,
};

#define WORDS_MAX 4

struct head {
	uint64_t time;
	uint16_t number;
} __packed;

struct words_event {
	struct head head;
	uint32_t word[WORDS_MAX];
} __packed;

struct thread_event {
	struct head head;
	uint32_t thread;
	char name[Z_CTF_NAME_LEN];
} __packed;

struct named_event {
	struct head head;
	char name[Z_CTF_NAME_LEN];
	uint32_t arg0;
	uint32_t arg1;
} __packed;

BUILD_ASSERT(sizeof(struct head) == 10 && sizeof(struct words_event) == 26);
BUILD_ASSERT(sizeof(struct thread_event) == 34 && sizeof(struct named_event) == 38);
BUILD_ASSERT(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

static struct head head_of(uint32_t number)
{
	const uint64_t now = k_is_pre_kernel() ? 0 : k_cyc_to_ns_floor64(k_cycle_get_64());

	return (struct head){ .time = now, .number = (uint16_t)number };
}

/* Cut or pad: the last byte is always NUL. */
static void put_name(char *to, const char *name)
{
	memset(to, 0, Z_CTF_NAME_LEN);
	if (name != NULL) {
		memcpy(to, name, strnlen(name, Z_CTF_NAME_LEN - 1));
	}
}

void z_ctf_event(uint32_t number, uint32_t count, uint32_t w0, uint32_t w1, uint32_t w2,
		 uint32_t w3)
{
	struct words_event event = { .head = head_of(number), .word = { w0, w1, w2, w3 } };

	__ASSERT(count <= WORDS_MAX, "event %u has %u words", number, count);
	tracing_format_raw_data((uint8_t *)&event,
				sizeof(event.head) + count * (uint32_t)sizeof(event.word[0]));
}

void z_ctf_thread(uint32_t number, struct k_thread *thread)
{
	struct thread_event event = {
		.head = head_of(number),
		.thread = (uint32_t)(uintptr_t)thread,
	};

	__ASSERT(thread != NULL, "event %u is of a thread", number);
	put_name(event.name, k_thread_name_get(thread));
	tracing_format_raw_data((uint8_t *)&event, sizeof(event));
}

void sys_trace_isr_enter(void)
{
	z_ctf_event(CTF_ISR_ENTER, 0, 0, 0, 0, 0);
}

void sys_trace_isr_exit(void)
{
	z_ctf_event(CTF_ISR_EXIT, 0, 0, 0, 0, 0);
}

void sys_trace_isr_exit_to_scheduler(void)
{
	z_ctf_event(CTF_ISR_EXIT_TO_SCHEDULER, 0, 0, 0, 0, 0);
}

void sys_trace_idle(void)
{
	z_ctf_event(CTF_IDLE, 0, 0, 0, 0, 0);
	z_tracing_drain();
}

void sys_trace_named_event(const char *name, uint32_t arg0, uint32_t arg1)
{
	struct named_event event = {
		.head = head_of(CTF_NAMED),
		.arg0 = arg0,
		.arg1 = arg1,
	};

	put_name(event.name, name);
	tracing_format_raw_data((uint8_t *)&event, sizeof(event));
}
