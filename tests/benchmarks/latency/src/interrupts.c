/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From an interrupt handler back to the thread that it interrupted, and to another one.
 */
#include <zephyr/irq_offload.h>
#include "bench.h"

static volatile uint32_t handled;

static void note_time(const void *unused)
{
	handled = now();
}

static void back_to_thread(void)
{
	uint32_t start;

	irq_offload(note_time, NULL);
	report("Switch from ISR back to interrupted thread", now() - handled);

	for (int i = 0; i < SAMPLES; i++) {
		irq_offload(note_time, NULL);
		samples[i] = now() - handled;
	}
	report_samples("ISR back to interrupted thread");

	start = now();
	irq_offload(note_time, NULL);
	report("Interrupt of the program's own, with its return", now() - start);
}

static struct k_work item;
static K_SEM_DEFINE(worked, 0, 1);
static uint32_t reached;

static void submit_work(const void *unused)
{
	k_work_submit(&item);
	handled = now();
}

static void work_handler(struct k_work *work)
{
	reached = now();
	k_sem_give(&worked);
}

static void to_work_queue(void)
{
	k_work_init(&item, work_handler);
	irq_offload(submit_work, NULL);
	k_sem_take(&worked, K_FOREVER);
	report("Time from ISR to executing a different thread", reached - handled);
}

static K_THREAD_STACK_DEFINE(stack, BENCH_STACK_SIZE);
static struct k_thread thread;
static K_SEM_DEFINE(wake, 0, 1);

static void give(const void *unused)
{
	handled = now();
	k_sem_give(&wake);
}

static void waiter(void *a, void *b, void *c)
{
	for (int i = 0; i < SAMPLES; i++) {
		k_sem_take(&wake, K_FOREVER);
		samples[i] = now() - handled;
	}
}

static void to_waiting_thread(void)
{
	k_thread_create(&thread, stack, BENCH_STACK_SIZE, waiter, NULL, NULL, NULL,
			K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	for (int i = 0; i < SAMPLES; i++) {
		irq_offload(give, NULL);
	}
	k_thread_join(&thread, K_FOREVER);
	report_samples("ISR gives a semaphore until its waiter runs");
}

void bench_interrupts(void)
{
	back_to_thread();
	to_work_queue();
	to_waiting_thread();
}
