/* SPDX-License-Identifier: Apache-2.0 */
/* Start-up of a program that is main() and interrupts: CONFIG_MULTITHREADING=n. */
#include <zephyr/kernel.h>

#include <kernel_arch_interface.h>
#include <kernel_internal.h>

struct z_kernel _kernel;

void z_init_first_thread(void)
{
}

void z_init_static_threads(void)
{
}

static FUNC_NORETURN void run(void)
{
	/* There is nothing else: when main() is over, all is. */
	arch_system_exit(z_run_main());
}

FUNC_NORETURN void z_start_main(void)
{
	arch_switch_stack(run, &z_main_stack[sizeof(z_main_stack)]);
}
