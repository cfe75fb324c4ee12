/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Passing data: each object's two operations when nobody has to wait, and with a thread that
 * waits for the data and has a higher priority, to the moment at which it has them.
 */
#include <string.h>
#include "bench.h"

#define COUNT 100
#define LARGE 64

static K_FIFO_DEFINE(fifo);
static K_LIFO_DEFINE(lifo);
static K_STACK_DEFINE(values, COUNT);
K_MSGQ_DEFINE(words, sizeof(uint32_t), COUNT, 4);
K_MSGQ_DEFINE(large, LARGE, COUNT, 4);
K_PIPE_DEFINE(bytes, COUNT * sizeof(uint32_t), 4);
static K_MBOX_DEFINE(mbox);
static void *items[COUNT];
static char buffer[LARGE];

/* Run an operation COUNT times and report the mean. */
#define MEAN(label, operation) \
	do { \
		const uint32_t start_ = now(); \
		for (int i = 0; i < COUNT; i++) { \
			operation; \
		} \
		report_mean(label, now() - start_, COUNT); \
	} while (false)

static void without_switch(void)
{
	uint8_t *const word = (uint8_t *)buffer;
	stack_data_t value;

	MEAN("FIFO put", k_fifo_put(&fifo, &items[i]));
	MEAN("FIFO get", (void)k_fifo_get(&fifo, K_NO_WAIT));
	MEAN("LIFO put", k_lifo_put(&lifo, &items[i]));
	MEAN("LIFO get", (void)k_lifo_get(&lifo, K_NO_WAIT));
	MEAN("Stack push", (void)k_stack_push(&values, i));
	MEAN("Stack pop", (void)k_stack_pop(&values, &value, K_NO_WAIT));
	MEAN("Message queue put, 4 bytes", (void)k_msgq_put(&words, buffer, K_NO_WAIT));
	MEAN("Message queue get, 4 bytes", (void)k_msgq_get(&words, buffer, K_NO_WAIT));
	MEAN("Message queue put, 64 bytes", (void)k_msgq_put(&large, buffer, K_NO_WAIT));
	MEAN("Message queue get, 64 bytes", (void)k_msgq_get(&large, buffer, K_NO_WAIT));
	MEAN("Pipe write, 4 bytes", (void)k_pipe_write(&bytes, word, 4, K_NO_WAIT));
	MEAN("Pipe read, 4 bytes", (void)k_pipe_read(&bytes, word, 4, K_NO_WAIT));
	if (!k_fifo_is_empty(&fifo) || k_msgq_num_used_get(&words) != 0 ||
	    k_msgq_num_used_get(&large) != 0 ||
	    k_pipe_read(&bytes, word, 1, K_NO_WAIT) != -EAGAIN) {
		bench_error("something was left in an object");
	}
}

static K_THREAD_STACK_DEFINE(stack, BENCH_STACK_SIZE);
static struct k_thread thread;
static uint32_t got;

static void receiver(void *a, void *b, void *c)
{
	struct k_mbox_msg msg = { .size = 4, .rx_source_thread = K_ANY };
	stack_data_t value;

	(void)k_fifo_get(&fifo, K_FOREVER);
	got = now();
	(void)k_stack_pop(&values, &value, K_FOREVER);
	got = now();
	(void)k_msgq_get(&words, buffer, K_FOREVER);
	got = now();
	(void)k_pipe_read(&bytes, (uint8_t *)buffer, 4, K_FOREVER);
	got = now();
	(void)k_mbox_get(&mbox, &msg, buffer, K_FOREVER);
	got = now();
}

/* Report from the call of an operation until the receiver has what it gave. */
#define UNTIL(label, operation) \
	do { \
		const uint32_t start_ = now(); \
		operation; \
		report(label, got - start_); \
	} while (false)

static void with_switch(void)
{
	struct k_mbox_msg msg = { .size = 4, .tx_data = items, .tx_target_thread = K_ANY };

	k_thread_create(&thread, stack, BENCH_STACK_SIZE, receiver, NULL, NULL, NULL,
			K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	UNTIL("FIFO put (context switch)", k_fifo_put(&fifo, &items[0]));
	UNTIL("Stack push (context switch)", (void)k_stack_push(&values, 1));
	UNTIL("Message queue put, 4 bytes (context switch)",
	      (void)k_msgq_put(&words, items, K_NO_WAIT));
	UNTIL("Pipe write, 4 bytes (context switch)",
	      (void)k_pipe_write(&bytes, (uint8_t *)items, 4, K_NO_WAIT));
	UNTIL("Mailbox put, 4 bytes (context switch)", (void)k_mbox_put(&mbox, &msg, K_NO_WAIT));
	if (k_thread_join(&thread, K_NO_WAIT) != 0) {
		bench_error("the receiver did not get everything");
	}
}

void bench_data(void)
{
	without_switch();
	with_switch();
}
