/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way of a message from the call to the backends.
 *
 * Decides when it is processed: at once (immediate mode, or after a panic), or when log_process()
 * is called. Counts what is lost. Backends and filters are log_mgmt.c, the thread that calls
 * log_process() is log_thread.c, the buffer is log_buffer.c.
 */
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>

#include "log_core_internal.h"

/* Units of the default timestamps: 32 bits of cycles or ticks would not last. */
#define TIMESTAMP_HZ \
	(IS_ENABLED(CONFIG_LOG_TIMESTAMP_64BIT) ? CONFIG_SYS_CLOCK_TICKS_PER_SEC : MSEC_PER_SEC)

static log_timestamp_t default_timestamp(void);

static log_timestamp_get_t timestamp_func = default_timestamp;
static atomic_t lost;
/* When losses were last reported, in milliseconds. */
static int64_t lost_reported;
static atomic_t backends_started;
static bool backend_active;
static bool in_panic;
/* A fatal error is being reported. */
static atomic_t synchronous;

static log_timestamp_t default_timestamp(void)
{
	/* There is no time before the clock runs. */
	if (k_is_pre_kernel()) {
		return 0;
	}
	return IS_ENABLED(CONFIG_LOG_TIMESTAMP_64BIT) ? (log_timestamp_t)k_uptime_ticks()
						      : (log_timestamp_t)k_uptime_get_32();
}

log_timestamp_t z_log_timestamp(void)
{
	return timestamp_func();
}

int log_set_timestamp_func(log_timestamp_get_t timestamp_getter, uint32_t freq)
{
	if (timestamp_getter == NULL) {
		return -EINVAL;
	}
	timestamp_func = timestamp_getter;
	if (IS_ENABLED(CONFIG_LOG_OUTPUT)) {
		log_output_timestamp_freq_set(freq);
	}
	return 0;
}

void log_core_init(void)
{
	in_panic = false;
	(void)atomic_set(&lost, 0);
	(void)log_set_timestamp_func(default_timestamp, TIMESTAMP_HZ);
	if (IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)) {
		z_log_runtime_filters_init();
	}
	if (IS_ENABLED(CONFIG_LOG_MODE_DEFERRED)) {
		z_log_msg_init();
	}
}

void log_init(void)
{
	if (!atomic_set(&backends_started, 1)) {
		while (z_log_backends_start() && !k_is_pre_kernel() && !k_is_in_isr()) {
			k_msleep(1);
		}
	}
}

void z_log_notify_backend_enabled(void)
{
	backend_active = true;
}

void z_log_dropped(bool buffered)
{
	(void)atomic_inc(&lost);
	if (buffered) {
		z_log_buffer_dropped();
	}
}

uint32_t z_log_dropped_read_and_clear(void)
{
	return (uint32_t)atomic_set(&lost, 0);
}

bool z_log_dropped_pending(void)
{
	return atomic_get(&lost) > 0;
}

/* Losses are told when there is time for it, or when the last report is long ago. */
static void report_losses(bool busy)
{
	const int64_t now = k_is_pre_kernel() ? 0 : k_uptime_get();

	if (!z_log_dropped_pending() ||
	    (busy && now < lost_reported + CONFIG_LOG_FAILURE_REPORT_PERIOD)) {
		return;
	}
	lost_reported = now;
	z_log_dropped_to_backends(z_log_dropped_read_and_clear());
}

/* Nobody else processes a message in between, if interrupts are locked. */
static void process_now(struct log_msg *msg)
{
	unsigned int key = 0;

	if (IS_ENABLED(CONFIG_LOG_IMMEDIATE_CLEAN_OUTPUT)) {
		key = irq_lock();
	}
	report_losses(false);
	z_log_msg_to_backends((union log_msg_generic *)msg);
	if (IS_ENABLED(CONFIG_LOG_IMMEDIATE_CLEAN_OUTPUT)) {
		irq_unlock(key);
	}
}

void z_log_msg_commit(struct log_msg *msg)
{
	msg->hdr.timestamp = timestamp_func();
	if (IS_ENABLED(CONFIG_LOG_MODE_IMMEDIATE)) {
		process_now(msg);
		return;
	}
	z_log_buffer_commit(msg);
	if (in_panic || atomic_get(&synchronous) != 0) {
		const unsigned int key = irq_lock();

		while (log_process()) {
		}
		irq_unlock(key);
	} else {
		z_log_thread_wake(log_buffered_cnt());
	}
}

bool log_process(void)
{
	k_timeout_t backoff = K_NO_WAIT;
	union log_msg_generic *msg;

	if (!IS_ENABLED(CONFIG_LOG_MODE_DEFERRED) || !backend_active) {
		return false;
	}
	/* What was lost is older than what is left. */
	report_losses(z_log_msg_pending());
	msg = z_log_msg_claim(&backoff);
	if (msg != NULL) {
		z_log_msg_to_backends(msg);
		z_log_msg_free(msg);
	}
	if (!z_log_msg_pending()) {
		report_losses(false);
	}
	return z_log_msg_pending();
}

void log_flush(void)
{
	log_init();
	while (log_process()) {
	}
	z_log_thread_idle();
}

void z_log_sync(bool on)
{
	if (on) {
		log_flush();
	}
	(void)atomic_set(&synchronous, on ? 1 : 0);
}

void log_panic(void)
{
	if (in_panic) {
		return;
	}
	/* The panic may be the first that anybody hears of the log. */
	log_init();
	if (IS_ENABLED(CONFIG_LOG_FRONTEND)) {
		z_log_frontend_panic();
	}
	z_log_backends_panic();
	log_flush();
	in_panic = true;
}

static int prepare(void)
{
	__ASSERT(k_is_pre_kernel(), "the log is prepared once, by start-up");
	log_core_init();
	return 0;
}
/* Behind memory and paging (EARLY 0 and 1): frontends of applications may have to be loaded. */
SYS_INIT(prepare, EARLY, 2);

static int start(void)
{
	z_log_thread_start();
	return 0;
}
SYS_INIT(start, POST_KERNEL, CONFIG_LOG_CORE_INIT_PRIORITY);
