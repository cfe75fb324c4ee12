/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stress: user functions run again and again in several threads and, if wanted, in the interrupt
 * of a timer, each at a priority of its own, so that they interrupt each other wherever they can.
 *
 * A run ends when every context has reached its numbers, after ztress_set_timeout(), or by
 * ztress_abort(). Between two executions a context sleeps for a random time around the one it was
 * given; times are made shorter and longer so that the CPU is busy but not full.
 */
#ifndef ZEPHYR_INCLUDE_ZTRESS_H_
#define ZEPHYR_INCLUDE_ZTRESS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What a context executes.
 *
 * @param user_data of the context
 * @param cnt executions so far
 * @param last the run has ended; there is no execution after this one
 * @param prio number of the context: 0 interrupts all others
 * @return false to end this context
 */
typedef bool (*ztress_handler)(void *user_data, uint32_t cnt, bool last, int prio);

/** A context: what it executes, how often, how often it wants to be preempted, its sleep. */
struct ztress_context_data {
	ztress_handler handler;
	void *user_data;
	/** Executions and preemptions at least; both 0: as long as the others run. */
	uint32_t exec_cnt;
	uint32_t preempt_cnt;
	k_timeout_t t;
};

#define ZTRESS_CONTEXT_INITIALIZER(_handler, _user_data, _exec_cnt, _preempt_cnt, _t) \
	{ \
		.handler = (_handler), .user_data = (_user_data), .exec_cnt = (_exec_cnt), \
		.preempt_cnt = (_preempt_cnt), .t = (_t), \
	}

/* A context in ZTRESS_EXECUTE(): whether it is the timer, then its fields. */
#define ZTRESS_TIMER(handler, user_data, exec_cnt, init_timeout) \
	(ZTRESS_CONTEXT_INITIALIZER(handler, user_data, exec_cnt, 0, init_timeout)), \
		1
#define ZTRESS_THREAD(handler, user_data, exec_cnt, preempt_cnt, init_timeout) \
	(ZTRESS_CONTEXT_INITIALIZER(handler, user_data, exec_cnt, preempt_cnt, init_timeout)), \
		0

/**
 * Run contexts until their end and print a report.
 *
 * The arguments are ZTRESS_TIMER(), which comes first if it is there, and ZTRESS_THREAD(), by
 * falling priority.
 */
#define ZTRESS_EXECUTE(...) Z_ZTRESS_EXECUTE(__VA_ARGS__)
#define Z_ZTRESS_EXECUTE(...) \
	do { \
		struct ztress_context_data z_ztress[] = { Z_ZTRESS_CONTEXTS(__VA_ARGS__) }; \
		const bool z_ztress_timer = GET_ARG_N(2, __VA_ARGS__); \
		int z_ztress_err = ztress_execute(z_ztress_timer ? z_ztress : NULL, \
						  &z_ztress[z_ztress_timer], \
						  ARRAY_SIZE(z_ztress) - z_ztress_timer); \
		zassert_equal(z_ztress_err, 0, "ztress_execute failed (err: %d)", z_ztress_err); \
	} while (0)

/* The arguments are pairs; every second one is dropped. */
#define Z_ZTRESS_CONTEXTS(...) \
	UTIL_CAT(Z_ZTRESS_PAIRS_, NUM_VA_ARGS_LESS_1(__VA_ARGS__))(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_1(c, k) __DEBRACKET c
#define Z_ZTRESS_PAIRS_3(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_1(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_5(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_3(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_7(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_5(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_9(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_7(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_11(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_9(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_13(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_11(__VA_ARGS__)
#define Z_ZTRESS_PAIRS_15(c, k, ...) __DEBRACKET c, Z_ZTRESS_PAIRS_13(__VA_ARGS__)

/**
 * The same without macros. For a thread; returns at the end of the run.
 *
 * @param timer_data the context in the timer's interrupt, or NULL
 * @param thread_data @p cnt contexts in threads, by falling priority
 * @return 0, or -EINVAL for more contexts than CONFIG_ZTRESS_MAX_THREADS
 */
int ztress_execute(struct ztress_context_data *timer_data, struct ztress_context_data *thread_data,
		   size_t cnt);

/** End the run. Any context. */
void ztress_abort(void);

/** End later runs after a time, K_NO_WAIT for never. */
void ztress_set_timeout(k_timeout_t t);

/** Print what the contexts have done. */
void ztress_report(void);

/** @return what context @p id (0 is the highest priority) did in the last run */
uint32_t ztress_exec_count(uint32_t id);
uint32_t ztress_preempt_count(uint32_t id);

/** @return the sleep of context @p id at the end of the last run, in ticks */
uint32_t ztress_optimized_ticks(uint32_t id);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ZTRESS_H_ */
