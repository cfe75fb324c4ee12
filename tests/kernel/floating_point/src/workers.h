/* SPDX-License-Identifier: Apache-2.0 */
/* Threads of tests, a few at a time. */
#ifndef TEST_WORKERS_H_
#define TEST_WORKERS_H_

#include <zephyr/kernel.h>

#define WORKERS 4
#define WORKER_STACK_SIZE 1024

/** A worker's struct, while it runs and after. */
struct k_thread *worker(unsigned int which);

/** Start a worker at once. */
void worker_start(unsigned int which, k_thread_entry_t entry, void *p1, int prio, uint32_t options);

/** Wait for the first ones. */
void workers_join(unsigned int count);

#endif /* TEST_WORKERS_H_ */
