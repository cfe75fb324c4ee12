/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the CPU arrives at a page fault, with demand paging: the kernel brings the page, and the
 * instruction is tried again; else it is an exception like others.
 */
#include <zephyr/sys/__assert.h>

#include <exception.h>
#include <kernel_arch_interface.h>
#include <x86_port.h>
#include <x86_vectors.h>

#include "../mmu/record.h"
#include "causes.h"

void z_x86_page_fault(struct arch_esf *esf)
{
	/* The next fault, perhaps another thread's, overwrites it. */
	const uintptr_t address = x86_cr2_get();
	const bool irqs_locked = !arch_irq_unlocked(esf->eflags);
	int error = -EFAULT;

	__ASSERT(esf->vector == X86_VECTOR_PAGE_FAULT, "vector %u", esf->vector);
	/* A page that is there refused the access: no other one would help. Nor below a stack. */
	if ((esf->errorCode & X86_PF_PRESENT) == 0U &&
	    !(IS_ENABLED(CONFIG_HW_STACK_PROTECTION) && z_x86_is_thread_guard(address))) {
		if (IS_ENABLED(CONFIG_DEMAND_PAGING_ALLOW_IRQ)) {
			arch_irq_unlock(esf->eflags);
		}
		error = z_mem_page_fault((void *)address, irqs_locked);
		(void)arch_irq_lock();
	}
	if (error != 0) {
		x86_cr2_set(address);
		z_x86_exception(esf);
	}
}
_EXCEPTION_CONNECT_CODE(z_x86_page_fault, X86_VECTOR_PAGE_FAULT, 0);
