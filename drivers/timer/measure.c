/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Measuring a counter's frequency, see measure.h.
 *
 * Reading a register can take long, and a machine can go away for a while under the system's feet
 * (system management mode, a host that runs somebody else). So both counters are read together
 * several times and the quickest pair counts, and one measurement is not believed alone.
 */
#include <stddef.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "measure.h"

#define READS 6
/* Looks at a reference that does not move until it is given up; each takes a microsecond or so. */
#define PATIENCE 100000U
#define AGREEMENT 8192U

struct sample {
	uint64_t count;
	uint64_t reference;
};

static struct sample take_sample(const struct counter *counter, const struct counter *reference)
{
	uint64_t shortest = UINT64_MAX;
	struct sample best = { 0 };

	for (int i = 0; i < READS; i++) {
		const uint64_t before = reference->read();
		const uint64_t count = counter->read();
		const uint64_t span = (reference->read() - before) & reference->mask;

		if (span < shortest) {
			shortest = span;
			best.count = count;
			best.reference = (before + span / 2U) & reference->mask;
		}
	}
	return best;
}

/* Wait for a number of counts. @return false if the counter stands still */
static bool wait(const struct counter *reference, uint64_t counts)
{
	const uint64_t start = reference->read();
	uint64_t last = start;
	uint32_t patience = PATIENCE;

	while (((last - start) & reference->mask) < counts) {
		const uint64_t now = reference->read();

		patience = now == last ? patience - 1U : PATIENCE;
		if (patience == 0U) {
			return false;
		}
		last = now;
	}
	return true;
}

static uint64_t measure_once(const struct counter *counter, const struct counter *reference)
{
	const struct sample start = take_sample(counter, reference);
	struct sample end;
	uint64_t counts;
	uint64_t span;

	if (!wait(reference, (uint64_t)reference->frequency * MEASURE_MS / 1000U)) {
		return 0;
	}
	end = take_sample(counter, reference);
	counts = (end.count - start.count) & counter->mask;
	span = (end.reference - start.reference) & reference->mask;
	return (counts * reference->frequency + span / 2U) / span;
}

static bool agree(uint64_t a, uint64_t b)
{
	return (a > b ? a - b : b - a) <= a / AGREEMENT;
}

/* Put a result in its place among those before. */
static void insert(uint64_t *sorted, size_t count, uint64_t result)
{
	__ASSERT(count < MEASURE_TRIES, "%u tries are enough", MEASURE_TRIES);
	while (count > 0U && sorted[count - 1U] > result) {
		sorted[count] = sorted[count - 1U];
		count--;
	}
	sorted[count] = result;
}

struct measurement measure_frequency(const struct counter *counter, const struct counter *reference)
{
	struct measurement measurement = { 0 };
	uint64_t results[MEASURE_TRIES];

	__ASSERT(reference->frequency * (uint64_t)MEASURE_MS / 1000U < reference->mask / 4U,
		 "%s wraps too soon", reference->name);
	while (measurement.tries < MEASURE_TRIES) {
		const uint64_t result = measure_once(counter, reference);

		if (result == 0U) {
			return (struct measurement){ .tries = measurement.tries + 1U };
		}
		for (size_t i = 0; i < measurement.tries; i++) {
			if (agree(result, results[i])) {
				measurement.frequency = (result + results[i]) / 2U;
				measurement.sure = true;
				measurement.tries++;
				return measurement;
			}
		}
		insert(results, measurement.tries, result);
		measurement.tries++;
	}
	measurement.frequency = results[MEASURE_TRIES / 2U];
	return measurement;
}
