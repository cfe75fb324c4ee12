/* SPDX-License-Identifier: Apache-2.0 */
/* The idle thread: runs when nobody else can, and stops the CPU until an interrupt. */
#include <zephyr/tracing/tracing.h>

#include <kernel_arch_interface.h>
#include <ksched.h>

void idle(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);

	__ASSERT(_current == _kernel.cpus[0].idle_thread, "only the idle thread idles");
	while (true) {
		sys_trace_idle();
		/* An interrupt's exit switches to whom it made ready. */
		arch_cpu_idle();
	}
}
