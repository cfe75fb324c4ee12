/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The callers, by the chain of frame pointers:
 *
 *   | return address |  ebp + 4
 *   | caller's ebp   |  ebp
 *
 * Start-up and every stack switch push a zero for the first ebp, which ends the chain.
 */
#include "backtrace.h"

#include <stdbool.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>
#include <x86_port.h>

/* A frame outside of memory is no frame: stacks are never paged out. */
static bool is_in_memory(uintptr_t ebp)
{
	uintptr_t phys;

	return !IS_ENABLED(CONFIG_DEMAND_PAGING) ||
	       (arch_page_phys_get((void *)ebp, &phys) == 0 &&
		arch_page_phys_get((void *)(ebp + sizeof(uintptr_t)), &phys) == 0);
}

/* Stacks are in the image; above the frame that was followed, so no loop can arise. */
static bool plausible(uintptr_t ebp, uintptr_t above)
{
	return ebp > above && ebp % sizeof(uintptr_t) == 0U && ebp >= (uintptr_t)z_mapped_start &&
	       ebp <= (uintptr_t)z_mapped_end - 2U * sizeof(uintptr_t) && is_in_memory(ebp);
}

void z_x86_print_backtrace(uintptr_t ebp)
{
	uintptr_t above = 0;

	__ASSERT_NO_MSG((uintptr_t)z_mapped_end > 2U * sizeof(uintptr_t));
	for (int i = 0; i < CONFIG_EXCEPTION_STACK_TRACE_MAX_FRAMES && plausible(ebp, above); i++) {
		const uintptr_t *frame = (const uintptr_t *)ebp;

		if (frame[1] == 0U) {
			break;
		}
		z_x86_print_caller(frame[1]);
		above = ebp;
		ebp = frame[0];
	}
}
