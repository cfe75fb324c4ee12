/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conversions of time units against arithmetic with 128 bits, done bit by bit. The frequencies
 * are those of the command line; every conversion there is takes its turn, with arguments at the
 * edges of rounding and of the word sizes.
 */
#include <zephyr/sys_clock.h>

#include "check.h"

#ifdef CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME
unsigned int z_clock_hw_cycles_per_sec = CONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC;
#endif

#define RANDOM_ARGUMENTS 2000

enum rounding {
	ROUND_floor,
	ROUND_near,
	ROUND_ceil
};

/* (t * to + add) / from, the low 64 bits of it. */
static uint64_t exact(uint64_t t, uint32_t from, uint32_t to, enum rounding rounding)
{
	const uint32_t add = rounding == ROUND_floor  ? 0
			     : rounding == ROUND_ceil ? from - 1
						      : from / 2;
	uint64_t low = 0;
	uint64_t high = 0;
	uint64_t rest = 0;
	uint64_t quotient = 0;

	/* high:low = t * to + add, a bit of `to` at a time */
	for (int bit = 31; bit >= 0; bit--) {
		high = high << 1 | low >> 63;
		low <<= 1;
		if ((to >> bit & 1U) != 0U) {
			low += t;
			high += low < t;
		}
	}
	low += add;
	high += low < add;
	for (int bit = 127; bit >= 0; bit--) {
		rest = rest << 1 | ((bit >= 64 ? high >> (bit - 64) : low >> bit) & 1U);
		quotient <<= 1;
		if (rest >= from) {
			rest -= from;
			quotient |= 1U;
		}
	}
	return quotient;
}

struct conversion {
	const char *name;
	uint32_t from;
	uint32_t to;
	enum rounding rounding;
	uint32_t (*narrow)(uint32_t t);
	uint64_t (*wide)(uint64_t t);
};

#define FUNCTIONS(from, to, rounding) \
	static uint32_t narrow_##from##_##to##_##rounding(uint32_t t) \
	{ \
		return k_##from##_to_##to##_##rounding##32(t); \
	} \
	static uint64_t wide_##from##_##to##_##rounding(uint64_t t) \
	{ \
		return k_##from##_to_##to##_##rounding##64(t); \
	}
#define ENTRY(from, to, rounding) \
	{ \
		#from " to " #to ", " #rounding, Z_HZ_##from, Z_HZ_##to, ROUND_##rounding, \
			narrow_##from##_##to##_##rounding, wide_##from##_##to##_##rounding \
	},
#define THREE(what, from, to) what(from, to, floor) what(from, to, near) what(from, to, ceil)
#define ALL(what) \
	THREE(what, sec, cyc) THREE(what, sec, ticks) THREE(what, ms, cyc) \
	THREE(what, ms, ticks) THREE(what, us, cyc) THREE(what, us, ticks) \
	THREE(what, ns, cyc) THREE(what, ns, ticks) THREE(what, cyc, sec) \
	THREE(what, cyc, ms) THREE(what, cyc, us) THREE(what, cyc, ns) \
	THREE(what, cyc, ticks) THREE(what, ticks, sec) THREE(what, ticks, ms) \
	THREE(what, ticks, us) THREE(what, ticks, ns) THREE(what, ticks, cyc)

ALL(FUNCTIONS)

static void check_one(const struct conversion *conversion, uint64_t t)
{
	const uint32_t from = conversion->from;
	const uint32_t to = conversion->to;
	const uint64_t wide = exact(t, from, to, conversion->rounding);
	const uint64_t narrow = exact((uint32_t)t, from, to, conversion->rounding);

	if (!CHECK(conversion->wide(t) == wide) ||
	    !CHECK(conversion->narrow((uint32_t)t) == (uint32_t)narrow)) {
		host_printf("  %s: %llu at %u to %u Hz\n", conversion->name, (unsigned long long)t,
			    from, to);
	}
}

static void check_around(const struct conversion *conversion, uint64_t t)
{
	for (uint64_t argument = t - 2; argument != t + 3; argument++) {
		check_one(conversion, argument);
	}
}

static void conversions(void)
{
	const struct conversion all[] = { ALL(ENTRY) };
	uint64_t seed = 5;

	CHECK_EQ(sizeof(all) / sizeof(all[0]), 54);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		for (int bit = 0; bit < 64; bit++) {
			check_around(&all[i], (uint64_t)1 << bit);
		}
		check_around(&all[i], 0);
		check_around(&all[i], all[i].from);
		check_around(&all[i], all[i].from / 2U);
		check_around(&all[i], all[i].from / all[i].to);
		check_around(&all[i], all[i].from / all[i].to / 2U);
		check_around(&all[i], UINT64_MAX / all[i].to);
		for (int n = 0; n < RANDOM_ARGUMENTS; n++) {
			const uint64_t upper = (uint64_t)check_random(&seed) << 32;

			check_one(&all[i], upper | check_random(&seed));
			check_one(&all[i], check_random(&seed));
		}
	}
}

#define TPS CONFIG_SYS_CLOCK_TICKS_PER_SEC

static void timeouts(void)
{
	const int negative = -7;

	CHECK_EQ(K_NO_WAIT.ticks, 0);
	CHECK(K_TIMEOUT_EQ(K_FOREVER, K_TICKS(K_TICKS_FOREVER)));
	CHECK_EQ(K_SECONDS(3).ticks, 3 * TPS);
	CHECK_EQ(K_MSEC(2500).ticks, (5 * TPS + 1) / 2);
	CHECK_EQ(K_USEC(1).ticks, 1);
	CHECK_EQ(K_NSEC(1).ticks, 1);
	CHECK_EQ(K_CYC(1).ticks, exact(1, Z_HZ_cyc, TPS, ROUND_ceil));
	CHECK_EQ(K_MSEC(negative).ticks, 0);
	CHECK_EQ(K_SECONDS(negative).ticks, 0);
	CHECK_EQ(K_MINUTES(2).ticks, 120 * TPS);
	CHECK(K_TIMEOUT_EQ(SYS_TIMEOUT_MS(SYS_FOREVER_MS), K_FOREVER));
	CHECK(K_TIMEOUT_EQ(SYS_TIMEOUT_US(1000), K_MSEC(1)));
#ifdef CONFIG_TIMEOUT_64BIT
	/* More than 2^32 milliseconds, by way of an int. */
	CHECK_EQ(K_HOURS(2000).ticks, 2000LL * 3600 * TPS);
	CHECK_EQ(Z_TICK_ABS(K_TIMEOUT_ABS_TICKS(77).ticks), 77);
	CHECK_EQ(Z_TICK_ABS(K_TIMEOUT_ABS_MS(3000).ticks), 3 * TPS);
	CHECK_EQ(Z_TICK_ABS(K_TIMEOUT_ABS_SEC(9).ticks), 9LL * TPS);
	CHECK(!Z_IS_TIMEOUT_RELATIVE(K_TIMEOUT_ABS_TICKS(0)));
	CHECK(!Z_IS_TIMEOUT_RELATIVE(K_TIMEOUT_ABS_TICKS(INT64_MAX - 1)));
#endif
	CHECK(Z_IS_TIMEOUT_RELATIVE(K_FOREVER) && Z_IS_TIMEOUT_RELATIVE(K_NO_WAIT));
	CHECK_EQ(SYS_CLOCK_HW_CYCLES_TO_NS_AVG(k_sec_to_cyc_floor64(3), 1000), 3000000);
}

int main(void)
{
	RUN(conversions);
	RUN(timeouts);
	return check_end();
}
