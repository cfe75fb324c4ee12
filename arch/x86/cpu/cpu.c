/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting, counting and stopping: the small arch_* functions of a single CPU. */
#include <zephyr/arch/cpu.h>
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>

#include <x86_cpuid.h>
#include <x86_exit.h>

/* The port's one assumption about this (doc/invariants.md, M1). */
BUILD_ASSERT(!IS_ENABLED(CONFIG_SMP), "ia32 is uniprocessor: a lock of interrupts excludes all");

void arch_cpu_idle(void)
{
	/* STI takes effect after the next instruction: no interrupt fits in between. */
	__asm__ volatile("sti; hlt" ::: "memory");
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__asm__ volatile("sti; hlt; cli" ::: "memory");
	arch_irq_unlock(key);
}

uint64_t z_x86_cycle_get(void)
{
	return (z_x86_boot_args.cpu_features & X86_CPUID_TSC) != 0U ? z_tsc_read() : 0U;
}

FUNC_NORETURN void arch_system_exit(int status)
{
	(void)arch_irq_lock();
	LOG_PANIC();
	z_tracing_drain();
	printk("*** Ponente: exit %d\n", status == 0 ? 0 : 1);
	x86_isa_debug_exit(status == 0 ? X86_EXIT_SUCCESS : X86_EXIT_FAILURE);
	x86_stop();
}
