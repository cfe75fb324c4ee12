/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a piece of code takes, by the finest counter of the machine (CONFIG_TIMING_FUNCTIONS):
 *
 *	timing_init(); timing_start();
 *	start = timing_counter_get(); … end = timing_counter_get();
 *	ns = timing_cycles_to_ns(timing_cycles_get(&start, &end));
 *	timing_stop();
 *
 * The counter need not be the system clock's. A SoC or a board can bring functions of its own
 * (CONFIG_SOC_HAS_TIMING_FUNCTIONS, CONFIG_BOARD_HAS_TIMING_FUNCTIONS): soc_timing_init() and so
 * on, with the signatures of the architecture's, arch_timing_init().
 */
#ifndef ZEPHYR_INCLUDE_TIMING_TIMING_H_
#define ZEPHYR_INCLUDE_TIMING_TIMING_H_

#include <stdint.h>

#include <zephyr/timing/types.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What an implementation has; see the functions without the prefix below. */
#define Z_TIMING_IMPLEMENTATION(name) \
	void name##_timing_init(void); \
	void name##_timing_start(void); \
	void name##_timing_stop(void); \
	timing_t name##_timing_counter_get(void); \
	uint64_t name##_timing_cycles_get(volatile timing_t *const start, \
					  volatile timing_t *const end); \
	uint64_t name##_timing_freq_get(void); \
	uint64_t name##_timing_cycles_to_ns(uint64_t cycles); \
	uint64_t name##_timing_cycles_to_ns_avg(uint64_t cycles, uint32_t count); \
	uint32_t name##_timing_freq_get_mhz(void);

Z_TIMING_IMPLEMENTATION(arch)
Z_TIMING_IMPLEMENTATION(soc)
Z_TIMING_IMPLEMENTATION(board)

#ifdef CONFIG_TIMING_FUNCTIONS

#if defined(CONFIG_BOARD_HAS_TIMING_FUNCTIONS)
#define Z_TIMING(function) board_timing_##function
#elif defined(CONFIG_SOC_HAS_TIMING_FUNCTIONS)
#define Z_TIMING(function) soc_timing_##function
#else
#define Z_TIMING(function) arch_timing_##function
#endif

/**
 * Find out what there is to know of the counter; the first time it may take some milliseconds.
 *
 * Threads and start-up. The system ends with a sentence if there is no counter.
 */
void timing_init(void);

/** Let the counter run, and stop it; each may be called more than once, in pairs. Threads. */
void timing_start(void);
void timing_stop(void);

/** @return the present count. Any context, after timing_start(). */
static inline timing_t timing_counter_get(void)
{
	return Z_TIMING(counter_get)();
}

/** @return cycles from one count to a later one. Any context. */
static inline uint64_t timing_cycles_get(volatile timing_t *const start,
					 volatile timing_t *const end)
{
	return Z_TIMING(cycles_get)(start, end);
}

/** @return cycles per second. Any context. */
static inline uint64_t timing_freq_get(void)
{
	return Z_TIMING(freq_get)();
}

/** @return nanoseconds of so many cycles. Any context. */
static inline uint64_t timing_cycles_to_ns(uint64_t cycles)
{
	return Z_TIMING(cycles_to_ns)(cycles);
}

/** @return nanoseconds of each of @p count events that took so many cycles together. */
static inline uint64_t timing_cycles_to_ns_avg(uint64_t cycles, uint32_t count)
{
	return Z_TIMING(cycles_to_ns_avg)(cycles, count);
}

/** @return cycles per microsecond, at most 1/2 wrong. Any context. */
static inline uint32_t timing_freq_get_mhz(void)
{
	return Z_TIMING(freq_get_mhz)();
}

#endif /* CONFIG_TIMING_FUNCTIONS */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_TIMING_TIMING_H_ */
