/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's start, as a list of calls in their order. The port calls z_cstart() when C works;
 * main() is the end of the list. doc/boot.md tells what came before. What depends on whether
 * there are threads is in threads.c and no_threads.c, of which the build takes one.
 */
#include <stdbool.h>

#include <zephyr/kernel.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>

#include <init_levels.h>
#include <kernel_arch_interface.h>
#include <kernel_internal.h>

/* Not cleared; the linker script puts each above its guard page, if there are guards. */
#define Z_BOOT_STACK(name) __aligned(16) __attribute__((section(".noinit.stack." #name)))

char z_interrupt_stacks[CONFIG_ISR_STACK_SIZE] Z_BOOT_STACK(interrupt);
char z_main_stack[CONFIG_MAIN_STACK_SIZE] Z_BOOT_STACK(main);

BUILD_ASSERT(CONFIG_ISR_STACK_SIZE % 16 == 0, "stacks end on an aligned address");
BUILD_ASSERT(CONFIG_MAIN_STACK_SIZE % 16 == 0, "stacks end on an aligned address");

bool z_sys_post_kernel;

/* Everything from here on has main()'s stack and interrupts. */
int z_run_main(void)
{
	extern int main(void);

	/* Drivers and subsystems that use kernel services. */
	z_sys_post_kernel = true;
	z_mem_paging_start();
	z_sys_init_run_level(INIT_LEVEL_POST_KERNEL);

	if (CONFIG_BOOT_DELAY > 0) {
		printk("*** Start delayed by %d ms, as configured ***\n", CONFIG_BOOT_DELAY);
		k_busy_wait(CONFIG_BOOT_DELAY * USEC_PER_MSEC);
	}
	z_boot_banner();

	/* What the application registered itself, and its threads. */
	z_sys_init_run_level(INIT_LEVEL_APPLICATION);
	z_mem_boot_over();
	z_init_static_threads();

	return main();
}

FUNC_NORETURN void z_cstart(void)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "start-up runs with interrupts locked");
	_kernel.cpus[0].irq_stack = &z_interrupt_stacks[sizeof(z_interrupt_stacks)];

	/* Something must be the running thread, before there is one. */
	z_init_first_thread();

	/* Before any device: memory layout, boot loader's words. */
	z_sys_init_run_level(INIT_LEVEL_EARLY);

	/* Devices that need no kernel service, the console among them; then those that need these.
	 */
	z_sys_init_run_level(INIT_LEVEL_PRE_KERNEL_1);
	z_sys_init_run_level(INIT_LEVEL_PRE_KERNEL_2);

	/* The port has its say now that a console exists. */
	arch_kernel_init();

	/* The interrupt stack is for interrupts from here on. */
	z_start_main();
}
