/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What becomes of an exception: a report, then the kernel's fatal-error path. Called by
 * stubs.S and, for a double fault, by a task of its own. Nothing returns from here.
 */
#include <zephyr/fatal.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>
#include <x86_exit.h>
#include <x86_port.h>
#include <x86_vectors.h>

#include "../mmu/record.h"

/* What the CPU and the stub pushed after the stack pointer that counts. */
#define PUSHED (5U * sizeof(uint32_t))

BUILD_ASSERT(offsetof(struct arch_esf, vector) + PUSHED == sizeof(struct arch_esf),
	     "the frame ends where the faulting code's stack does");

/* The instruction of ARCH_EXCEPT: INT and the vector. */
#define INT_LENGTH 2U

/* Exceptions that have not ended. The first is reported; the next is one of the report's own. */
static unsigned int depth;

static unsigned int reason_of(const struct arch_esf *esf)
{
	__ASSERT_NO_MSG(esf != NULL);
	switch (esf->vector) {
	case Z_X86_OOPS_VECTOR:
		return esf->eax;
	case X86_VECTOR_PAGE_FAULT:
	case X86_VECTOR_DOUBLE_FAULT:
		/* The second, when the page fault's frame met the guard as well. */
		return z_x86_is_stack_guard(x86_cr2_get()) ? K_ERR_STACK_CHK_FAIL
							   : K_ERR_CPU_EXCEPTION;
	default:
		return K_ERR_CPU_EXCEPTION;
	}
}

static FUNC_NORETURN void fatal(const struct arch_esf *esf)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "exceptions lock interrupts");
	depth++;
	if (depth == 2U) {
		printk("*** CPU exception %u at 0x%08x while reporting the first one\n",
		       esf->vector, esf->eip);
		arch_system_exit(-1);
	}
	if (depth > 2U) {
		/* Even that line was too much. */
		x86_isa_debug_exit(X86_EXIT_FAILURE);
		x86_stop();
	}
	z_x86_dump(esf);
	z_fatal_error(reason_of(esf), esf);
	arch_system_exit(-1);
}

FUNC_NORETURN void z_x86_exception(struct arch_esf *esf)
{
	esf->esp += PUSHED;
	if (esf->vector == Z_X86_OOPS_VECTOR) {
		/* A trap leaves EIP behind the instruction, perhaps in the next function. */
		esf->eip -= INT_LENGTH;
	}
	fatal(esf);
}

FUNC_NORETURN void z_x86_double_fault(void)
{
	/* The CPU saved the state of the task that failed in that task's TSS. */
	const struct x86_tss *tss = &z_x86_main_tss;
	const struct arch_esf esf = {
		.edi = tss->edi,
		.esi = tss->esi,
		.ebp = tss->ebp,
		.esp = tss->esp,
		.ebx = tss->ebx,
		.edx = tss->edx,
		.ecx = tss->ecx,
		.eax = tss->eax,
		.vector = X86_VECTOR_DOUBLE_FAULT,
		.eip = tss->eip,
		.cs = tss->cs,
		.eflags = tss->eflags,
	};

	fatal(&esf);
}
