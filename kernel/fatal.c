/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end: says the reason in words, asks the application's handler, stops the system. The
 * architecture has printed the machine's state before it calls here.
 */
#include <zephyr/fatal.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

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

void z_fatal_error(unsigned int reason, const struct arch_esf *esf)
{
	(void)arch_irq_lock();

	/* Tools look for these three words; the rest of the line is for people. */
	printk(">>> ZEPHYR FATAL ERROR %u: %s\n", reason, reason_name(reason));
	k_sys_fatal_error_handler(reason, esf);

	/* The handler wants to go on, but the only thing that runs is what failed. */
	k_fatal_halt(reason);
}
