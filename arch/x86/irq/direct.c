/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Begin and end of a direct handler that was made with the compiler's interrupt attribute, for
 * ISR_DIRECT_HEADER() and ISR_DIRECT_FOOTER(). Those of ISR_DIRECT_DECLARE() have entry.S.
 */
#include <stddef.h>

#include <zephyr/irq.h>
#include <zephyr/kernel_structs.h>
#include <zephyr/sys/__assert.h>

#include <kernel_arch_interface.h>
#include <x86_irq.h>
#include <x86_thread.h>

BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].nested) == 0,
	     "ISR_DIRECT_DECLARE() counts by the name of _kernel alone");

void z_x86_isr_direct_header(void)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "direct handlers run with interrupts locked");
	_kernel.cpus[0].nested++;
}

void z_x86_isr_direct_footer(int check_reschedule)
{
	__ASSERT(arch_is_in_isr(), "ISR_DIRECT_FOOTER() without ISR_DIRECT_HEADER()");
	z_irq_controller_eoi();
	_kernel.cpus[0].nested--;
	if (IS_ENABLED(CONFIG_MULTITHREADING) && check_reschedule != 0 &&
	    _kernel.cpus[0].nested == 0U && _kernel.ready_q.cache != _kernel.cpus[0].current) {
		z_swap_from_isr();
	}
}
