/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that calculate side by side get what each gets alone, to the last bit. */
#include <zephyr/ztest.h>

#include "workers.h"

#define TERMS 20000

static double results[WORKERS];

/* Of pi, with another number of terms for each thread. */
static double leibniz(unsigned int terms)
{
	double sum = 0.0;

	for (unsigned int i = 0; i < terms; i++) {
		const double term = 1.0 / (2.0 * i + 1.0);

		sum += i % 2U == 0U ? term : -term;
	}
	return 4.0 * sum;
}

static unsigned int terms_of(unsigned int which)
{
	return TERMS + 1000U * which;
}

static void calculate(void *p1, void *p2, void *p3)
{
	const unsigned int which = POINTER_TO_UINT(p2);

	ARG_UNUSED(p1);
	ARG_UNUSED(p3);
	results[which] = leibniz(terms_of(which));
}

ZTEST(calculation, test_side_by_side)
{
	k_sched_time_slice_set(1, K_PRIO_PREEMPT(0));
	for (unsigned int i = 0; i < WORKERS; i++) {
		worker_start(i, calculate, NULL, 5, 0);
	}
	workers_join(WORKERS);
	k_sched_time_slice_set(0, K_PRIO_PREEMPT(0));
	for (unsigned int i = 0; i < WORKERS; i++) {
		const double alone = leibniz(terms_of(i));

		zassert_mem_equal(&results[i], &alone, sizeof(alone), "worker %u", i);
		zassert_within(alone, 3.14159265358979, 1e-4);
	}
}

ZTEST_SUITE(calculation, NULL, NULL, NULL, NULL, NULL);
