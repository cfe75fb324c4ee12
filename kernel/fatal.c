/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of a thread, or of all: says the reason in words, asks the application's handler, and if
 * that returns ends the thread that failed. The architecture has printed the machine's state before
 * it calls here.
 *
 * A handler that returns wants the system to go on. It cannot after k_panic(), nor without the
 * thread or outside of threads; tests (CONFIG_TEST) provoke even these and want to go on.
 */
#include <zephyr/fatal.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>
#include <kthread.h>

FUNC_NORETURN void k_fatal_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	arch_system_exit(-1);
}

__weak void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "fatal errors lock interrupts");
	printk("Halting system\n");
	k_fatal_halt(reason);
}

static const char *reason_name(unsigned int reason)
{
	static const char *const name[] = {
		[K_ERR_CPU_EXCEPTION] = "CPU exception",
		[K_ERR_SPURIOUS_IRQ] = "Unhandled interrupt",
		[K_ERR_STACK_CHK_FAIL] = "Stack overflow",
		[K_ERR_KERNEL_OOPS] = "Kernel oops",
		[K_ERR_KERNEL_PANIC] = "Kernel panic",
	};

	/* An application may raise numbers of its own. */
	return reason < ARRAY_SIZE(name) ? name[reason] : "Unknown error";
}

/* Tools look for the first line's words; the rest is for people. */
static void tell(unsigned int reason, struct k_thread *thread)
{
	const char *name = NULL;

	printk(">>> ZEPHYR FATAL ERROR %u: %s on CPU 0\n", reason, reason_name(reason));
	if (arch_is_in_isr()) {
		printk("Fault during interrupt handling\n");
	}
	if (IS_ENABLED(CONFIG_MULTITHREADING) && thread != NULL) {
		name = k_thread_name_get(thread);
	}
	printk("Current thread: %p (%s)\n", (void *)thread,
	       name == NULL || name[0] == '\0' ? "unknown" : name);
}

/* Whether something is left that can go on without the current thread. */
static bool can_go_on(unsigned int reason, const struct k_thread *thread)
{
	if (thread == NULL || (thread->base.thread_state & _THREAD_DUMMY) != 0U) {
		return false;
	}
	if (IS_ENABLED(CONFIG_TEST)) {
		return true;
	}
	return reason != K_ERR_KERNEL_PANIC && !arch_is_in_isr();
}

void z_fatal_error(unsigned int reason, const struct arch_esf *esf)
{
	struct k_thread *const thread = IS_ENABLED(CONFIG_MULTITHREADING) ? _current : NULL;

	(void)arch_irq_lock();
	Z_LOG_SYNC(true);
	tell(reason, thread);
	k_sys_fatal_error_handler(reason, esf);

	if (!can_go_on(reason, thread)) {
		k_fatal_halt(reason);
	}
	if ((thread->base.user_options & K_ESSENTIAL) != 0U && reason != K_ERR_KERNEL_PANIC) {
		printk("The thread is essential: without it the system cannot go on\n");
		k_sys_fatal_error_handler(K_ERR_KERNEL_PANIC, esf);
		if (!IS_ENABLED(CONFIG_TEST)) {
			k_fatal_halt(K_ERR_KERNEL_PANIC);
		}
	}
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		/* One verdict is enough. */
		z_forget_stack_sentinel(thread);
		arch_fatal_error_over();
		z_thread_abort(thread);
	}
}
