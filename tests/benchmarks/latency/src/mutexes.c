/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes that nobody else wants.
 */
#include "bench.h"

#define COUNT 1000

static K_MUTEX_DEFINE(mutex);

void bench_mutexes(void)
{
	uint32_t start = now();

	/* Only the first and the last are not recursive. */
	for (int i = 0; i < COUNT; i++) {
		k_mutex_lock(&mutex, K_FOREVER);
	}
	report_mean("Average time to lock a mutex", now() - start, COUNT);

	start = now();
	for (int i = 0; i < COUNT; i++) {
		k_mutex_unlock(&mutex);
	}
	report_mean("Average time to unlock a mutex", now() - start, COUNT);

	start = now();
	for (int i = 0; i < COUNT; i++) {
		k_mutex_lock(&mutex, K_FOREVER);
		k_mutex_unlock(&mutex);
	}
	report_mean("Lock and unlock a mutex that is free", now() - start, COUNT);
}
