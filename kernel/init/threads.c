/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Start-up with threads: the idle thread and main()'s, and the first switch. And the end: when
 * main() has returned and nothing is left that could run, the system is over.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/logging/log_ctrl.h>

#include <kernel_arch_interface.h>
#include <kernel_internal.h>
#include <ksched.h>
#include <kthread.h>
#include <thread_init.h>

/* Enabled as long as the system runs. */
#define CLOCK_LINES (IS_ENABLED(CONFIG_SYS_CLOCK_EXISTS) ? 1U : 0U)

struct k_thread z_main_thread;
static struct k_thread idle_thread;
static K_KERNEL_PINNED_STACK_DEFINE(idle_stack, CONFIG_IDLE_STACK_SIZE);

/* main()'s struct stands for start-up too, which cannot be switched back to. */
void z_init_first_thread(void)
{
	__ASSERT(_current == NULL, "start-up happens once");
	z_init_thread_base(&z_main_thread.base, 0, _THREAD_DUMMY, 0);
	_current = &z_main_thread;
	_kernel.ready_q.cache = &z_main_thread;
	z_runq_init(&_kernel.ready_q.runq);

	_kernel.cpus[0].idle_thread = &idle_thread;
	(void)k_thread_create(&idle_thread, idle_stack, K_KERNEL_STACK_SIZEOF(idle_stack), idle,
			      NULL, NULL, NULL, K_IDLE_PRIO, K_ESSENTIAL, K_FOREVER);
	(void)k_thread_name_set(&idle_thread, "idle");
	z_thread_daemon(&idle_thread);
	idle_thread.base.thread_state &= (uint8_t)~_THREAD_PRESTART;
	z_ready_thread(&idle_thread);
}

static void main_thread(void *unused1, void *unused2, void *unused3)
{
	const int status = z_run_main();
	unsigned int key;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	/* Messages that wait do not keep the system running, nor does what serves nobody. */
	Z_LOG_FLUSH();
	key = arch_irq_lock();
	z_mem_paging_eviction_pause();
	/* Threads, timers and devices go on without main(). If there are none, this is the end. */
	if (_kernel.live_threads <= 1U && z_get_next_timeout_expiry() == (int32_t)K_TICKS_FOREVER &&
	    arch_irq_enabled_count() <= CLOCK_LINES) {
		arch_system_exit(status);
	}
	arch_irq_unlock(key);
	z_main_thread.base.user_options &= (uint8_t)~K_ESSENTIAL;
}

FUNC_NORETURN void z_start_main(void)
{
	/* What is reserved of a stack is in front of this one: the build's guard page. */
	const uintptr_t main_stack = (uintptr_t)z_main_stack - K_KERNEL_STACK_RESERVED;
	struct k_thread start_up;

	__ASSERT(_current == &z_main_thread, "start-up runs in main()'s name");
	(void)k_thread_create(&z_main_thread, (k_thread_stack_t *)main_stack, sizeof(z_main_stack),
			      main_thread, NULL, NULL, NULL, CONFIG_MAIN_THREAD_PRIORITY,
			      K_ESSENTIAL, K_FOREVER);
	(void)k_thread_name_set(&z_main_thread, "main");
	/* Threads that drivers made may be better than main(). */
	z_main_thread.base.thread_state &= (uint8_t)~_THREAD_PRESTART;
	z_ready_thread(&z_main_thread);
	z_sched_update_cache(true);
	_current = _kernel.ready_q.cache;
	z_thread_mark_switched_in();
	arch_switch(_current, &start_up);
	CODE_UNREACHABLE;
}
