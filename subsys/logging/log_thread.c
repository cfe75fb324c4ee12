/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who calls log_process() in deferred mode, and when.
 *
 * Decides to wake a thread when CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD messages are stored, or
 * CONFIG_LOG_PROCESS_THREAD_SLEEP_MS after the first one: the log's own thread
 * (CONFIG_LOG_PROCESS_THREAD), or the one given to log_thread_set().
 */
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/__assert.h>

#include "log_core_internal.h"

static void expired(struct k_timer *timer);

static K_SEM_DEFINE(messages, 0, 1);
static K_TIMER_DEFINE(delay, expired, NULL);
/* Whom to wake; NULL until it runs. */
static k_tid_t processor;

/* Any context. */
static void wake(void)
{
	if (IS_ENABLED(CONFIG_LOG_PROCESS_THREAD)) {
		k_sem_give(&messages);
	} else {
		k_wakeup(processor);
	}
}

static void expired(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	if (processor != NULL) {
		wake();
	}
}

void z_log_thread_wake(uint32_t stored)
{
	if (processor == NULL) {
		return;
	}
	if (CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD > 0 &&
	    stored == CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD) {
		k_timer_stop(&delay);
		wake();
	} else if (stored == 1) {
		k_timer_start(&delay, K_MSEC(CONFIG_LOG_PROCESS_THREAD_SLEEP_MS), K_NO_WAIT);
	}
}

void z_log_thread_idle(void)
{
	if (!k_is_pre_kernel()) {
		k_timer_stop(&delay);
	}
}

void log_thread_trigger(void)
{
	if (processor != NULL) {
		k_timer_stop(&delay);
		wake();
	}
}

static void set_processor(k_tid_t thread)
{
	processor = thread;
	if (thread != NULL && log_buffered_cnt() > 0) {
		wake();
	}
}

void log_thread_set(k_tid_t process_tid)
{
	__ASSERT(!IS_ENABLED(CONFIG_LOG_PROCESS_THREAD), "the log has a thread of its own");
	if (!IS_ENABLED(CONFIG_LOG_PROCESS_THREAD)) {
		set_processor(process_tid);
	}
}

#ifdef CONFIG_LOG_PROCESS_THREAD

static K_KERNEL_STACK_DEFINE(stack, CONFIG_LOG_PROCESS_THREAD_STACK_SIZE);
static struct k_thread thread;

static void process(void *unused1, void *unused2, void *unused3)
{
	bool some;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	log_init();
	set_processor(k_current_get());
	for (;;) {
		some = log_data_pending();
		while (log_process()) {
		}
		if (some) {
			z_log_backends_done();
		}
		(void)k_sem_take(&messages, K_FOREVER);
	}
}

void z_log_thread_start(void)
{
	const int priority = COND_CODE_1(CONFIG_LOG_PROCESS_THREAD_CUSTOM_PRIORITY,
					 (CONFIG_LOG_PROCESS_THREAD_PRIORITY),
					 (K_LOWEST_APPLICATION_THREAD_PRIO));
	const k_timeout_t wait = SYS_TIMEOUT_MS(CONFIG_LOG_PROCESS_THREAD_STARTUP_DELAY_MS);
	const k_tid_t tid = k_thread_create(&thread, stack, K_KERNEL_STACK_SIZEOF(stack), process,
					    NULL, NULL, NULL, priority, 0, wait);

	/* A system in which only this is left has nothing to do. */
	z_thread_daemon(tid);
	(void)k_thread_name_set(tid, "logging");
}

#else

void z_log_thread_start(void)
{
	log_init();
}

#endif /* CONFIG_LOG_PROCESS_THREAD */
