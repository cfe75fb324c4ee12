/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Measuring one counter with another, both of software: time goes by with every look. Looks that
 * take long, now and then or always, stand for system management mode and busy hosts.
 */
#include <measure.h>

#include "check.h"

static uint64_t ns;
static uint64_t seed;
/* One look in so many takes this much longer; 0: none. */
static uint32_t one_in;
static uint32_t trouble_ns;
static uint64_t counter_hz;
static uint64_t reference_hz;
static uint64_t counter_begin;

static uint64_t counts(uint64_t hz)
{
	return ns / 1000000000U * hz + ns % 1000000000U * hz / 1000000000U;
}

static void look(uint32_t takes)
{
	ns += takes;
	if (one_in != 0U && check_random(&seed) % one_in == 0U) {
		ns += check_random(&seed) % trouble_ns;
	}
}

static uint64_t read_counter(void)
{
	look(20);
	return counter_begin + counts(counter_hz);
}

static uint64_t read_reference(void)
{
	uint64_t count;

	look(400);
	count = counts(reference_hz);
	look(400);
	return count;
}

static struct counter counter = { .read = read_counter };
static struct counter reference = { .read = read_reference, .name = "the reference" };

static struct measurement measure(uint64_t hz, unsigned int bits)
{
	counter_hz = hz;
	counter.mask = bits == 64U ? UINT64_MAX : ((uint64_t)1 << bits) - 1U;
	return measure_frequency(&counter, &reference);
}

static void use_reference(uint32_t hz, unsigned int bits)
{
	reference_hz = hz;
	reference.frequency = hz;
	reference.mask = ((uint64_t)1 << bits) - 1U;
	one_in = 0;
	seed = hz;
}

static void check_near(struct measurement result, uint64_t hz, uint32_t part)
{
	const uint64_t wrong =
		result.frequency > hz ? result.frequency - hz : hz - result.frequency;

	if (!CHECK(result.sure && wrong <= hz / part)) {
		host_printf("  %llu for %llu, %u tries\n", (unsigned long long)result.frequency,
			    (unsigned long long)hz, result.tries);
	}
}

static void undisturbed(void)
{
	static const uint64_t frequencies[] = { 1000000000, 2596127989, 5200000000, 24000000 };

	for (size_t i = 0; i < sizeof(frequencies) / sizeof(frequencies[0]); i++) {
		use_reference(100000000, 32);
		check_near(measure(frequencies[i], 64), frequencies[i], 8192);
		use_reference(14318180, 32);
		check_near(measure(frequencies[i], 64), frequencies[i], 8192);
		use_reference(1193182, 16);
		check_near(measure(frequencies[i], 64), frequencies[i], 2048);
	}
	CHECK_EQ(measure(1000000000, 64).tries, 2);
}

/* Both counters wrap while they are looked at. */
static void wrapping(void)
{
	use_reference(100000000, 32);
	ns = 42949672960ULL - 12000000U;
	counter_begin = UINT64_MAX - 5000000U;
	check_near(measure(1000000000, 64), 1000000000, 8192);
	counter_begin = 0xffff0000U;
	check_near(measure(100000000, 32), 100000000, 8192);
	counter_begin = 0;
}

/* Now and then something takes the machine away for up to 2 ms. */
static void disturbed(void)
{
	for (uint64_t run = 0; run < 50; run++) {
		use_reference(100000000, 32);
		seed = run;
		one_in = 500;
		trouble_ns = 2000000;
		check_near(measure(2000000000, 64), 2000000000, 2048);
	}
}

/* Every look takes another time, so that no two results agree: they are not believed. */
static void hopeless(void)
{
	unsigned int unsure = 0;

	for (uint64_t run = 0; run < 50; run++) {
		struct measurement result;

		use_reference(1193182, 16);
		seed = run;
		one_in = 1;
		trouble_ns = 2000000;
		result = measure(2000000000, 64);
		CHECK(result.frequency > 1000000000 && result.frequency < 4000000000U);
		CHECK(result.sure || result.tries == MEASURE_TRIES);
		unsure += !result.sure;
	}
	CHECK(unsure > 25);
}

static void standing(void)
{
	use_reference(100000000, 32);
	CHECK_EQ(measure(0, 64).frequency, 0);
	reference_hz = 0;
	CHECK_EQ(measure(1000000000, 64).frequency, 0);
	CHECK(!measure(1000000000, 64).sure);
}

int main(void)
{
	RUN(undisturbed);
	RUN(wrapping);
	RUN(disturbed);
	RUN(hopeless);
	RUN(standing);
	return check_end();
}
