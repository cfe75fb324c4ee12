/* SPDX-License-Identifier: Apache-2.0 */
#include "workers.h"

#include <zephyr/ztest.h>

static struct k_thread threads[WORKERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS, WORKER_STACK_SIZE);

struct k_thread *worker(unsigned int which)
{
	return &threads[which];
}

void worker_start(unsigned int which, k_thread_entry_t entry, void *p1, int prio, uint32_t options)
{
	zassert_true(which < WORKERS);
	k_thread_create(&threads[which], stacks[which], K_THREAD_STACK_SIZEOF(stacks[which]), entry,
			p1, UINT_TO_POINTER(which), NULL, prio, options, K_NO_WAIT);
}

void workers_join(unsigned int count)
{
	for (unsigned int i = 0; i < count; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(10)), "worker %u hangs", i);
	}
}
