/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of the report: one `label : number` a line, which tests/benchmarks/latency.py reads.
 */
#include <stdlib.h>
#include "bench.h"

uint32_t samples[SAMPLES];
int bench_errors;

void bench_error(const char *what)
{
	printk("error: %s\n", what);
	bench_errors++;
}

void report(const char *label, uint32_t value)
{
	printk("%-60s: %u\n", label, value);
}

void report_mean(const char *label, uint32_t total, uint32_t count)
{
	report(label, total / count);
}

static int compare(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;

	return left < right ? -1 : left > right;
}

void report_samples(const char *label)
{
	static const struct {
		const char *name;
		int index;
	} rows[] = {
		{ "median", SAMPLES / 2 },
		{ "90 %", SAMPLES * 9 / 10 },
		{ "99 %", SAMPLES * 99 / 100 },
		{ "longest", SAMPLES - 1 },
	};

	qsort(samples, SAMPLES, sizeof(samples[0]), compare);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[64];

		snprintk(text, sizeof(text), "%s, %s", label, rows[i].name);
		report(text, samples[rows[i].index]);
	}
}
