/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CONFIG_TRACING_ASYNC: events wait in a buffer, from where a thread hands them to the backend.
 *
 * Decides that an event without room is lost, whole, and that the thread's own doings are not
 * traced, which would never end. Called by tracing_format.c with interrupts locked.
 */
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/ring_buffer.h>

#include <kthread.h>

#include "tracing_output.h"

#define LOWEST K_LOWEST_APPLICATION_THREAD_PRIO

RING_BUF_DECLARE(waiting, CONFIG_TRACING_BUFFER_SIZE);

static K_KERNEL_STACK_DEFINE(stack, CONFIG_TRACING_THREAD_STACK_SIZE);
static struct k_thread thread;

/* Events that found no room; for debuggers. */
uint32_t tracing_packets_dropped;

BUILD_ASSERT(CONFIG_TRACING_BUFFER_SIZE >= CONFIG_TRACING_PACKET_MAX_SIZE,
	     "TRACING_BUFFER_SIZE has no room for one event");

bool z_tracing_is_wanted(void)
{
	return k_is_pre_kernel() || k_is_in_isr() || _current != &thread;
}

bool z_tracing_begin(uint32_t length)
{
	if (ring_buf_space_get(&waiting) < length) {
		tracing_packets_dropped++;
		return false;
	}
	return length > 0;
}

void z_tracing_put(const uint8_t *data, uint32_t length)
{
	const uint32_t put = ring_buf_put(&waiting, data, length);

	ARG_UNUSED(put);
	__ASSERT(put == length, "%u of %u bytes", put, length);
}

void z_tracing_end(void)
{
	/* The thread looks by itself; waking it here would be a hook in a hook. */
}

static void hand_over(void *unused1, void *unused2, void *unused3)
{
	uint8_t *data;
	uint32_t length;
	unsigned int key;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		key = irq_lock();
		length = ring_buf_get_claim(&waiting, &data, CONFIG_TRACING_PACKET_MAX_SIZE);
		irq_unlock(key);
		if (length == 0 || !z_tracing_backend_ready()) {
			k_msleep(CONFIG_TRACING_THREAD_WAIT_THRESHOLD);
			length = 0;
		} else {
			z_tracing_backend_output(data, length);
		}
		key = irq_lock();
		(void)ring_buf_get_finish(&waiting, length);
		irq_unlock(key);
	}
}

static int start(void)
{
	const k_tid_t tid = k_thread_create(&thread, stack, K_KERNEL_STACK_SIZEOF(stack), hand_over,
					    NULL, NULL, NULL, LOWEST, 0, K_NO_WAIT);

	z_thread_daemon(tid);
	(void)k_thread_name_set(tid, "tracing_thread");
	return 0;
}
SYS_INIT(start, POST_KERNEL, CONFIG_KERNEL_INIT_PRIORITY_DEFAULT);
