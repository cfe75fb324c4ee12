/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For benchmarks that read a clock: begin at the edge of a tick, and learn afterwards whether the
 * next one came in between, with an interrupt that was measured, too. Threads only.
 */
#ifndef ZEPHYR_INCLUDE_TIMESTAMP_H_
#define ZEPHYR_INCLUDE_TIMESTAMP_H_

#include <stdint.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Wait for the next tick. */
#define TICK_SYNCH() k_sleep(K_TICKS(1))

/** Cycle counter. */
#define OS_GET_TIME() k_cycle_get_32()

/* The tick in which the measurement began. */
static int64_t z_bench_start_tick __maybe_unused;

/** Before the first measurement. */
static inline void bench_test_init(void)
{
	z_bench_start_tick = 0;
}

/** Wait for the next tick and begin. */
static inline void bench_test_start(void)
{
	TICK_SYNCH();
	z_bench_start_tick = k_uptime_ticks();
}

/** @retval 0 the measurement lies inside one tick @retval -1 it does not */
static inline int bench_test_end(void)
{
	return k_uptime_ticks() == z_bench_start_tick ? 0 : -1;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_TIMESTAMP_H_ */
