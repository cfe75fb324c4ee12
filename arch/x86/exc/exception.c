/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What becomes of an exception that has no handler: a report, then the kernel's fatal-error path,
 * which ends the thread or the system. Called by stubs.S and, for a double fault, by a task of
 * its own.
 */
#include <zephyr/fatal.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>
#include <x86_exit.h>
#include <x86_irq.h>
#include <x86_port.h>
#include <x86_vectors.h>

#include "../mmu/record.h"
#include "stacks.h"

/* The instruction of ARCH_EXCEPT: INT and the vector. */
#define INT_LENGTH 2U

/*
 * An exception that is being dealt with, on the stack of those that deal with it. It is over when
 * they return, or leave for good; then the stack is used anew, and `self` is no longer true.
 */
struct event {
	const struct event *self;
	unsigned int depth;
};

static const struct event *latest;

/* A thread that dies of a double fault, until it has gone. */
static const struct k_thread *dying;

/* How many exceptions are being dealt with, this one included. */
static unsigned int enter(struct event *event)
{
	const struct event *const before = latest;
	const bool inside = before > event && before->self == before;

	*event = (struct event){ .self = event, .depth = inside ? before->depth + 1U : 1U };
	latest = event;
	return event->depth;
}

static void leave(struct event *event)
{
	__ASSERT_NO_MSG(event->self == event);
	event->self = NULL;
}

void arch_fatal_error_over(void)
{
	/* The frames stay where they are: a new thread on this stack may not overwrite them. */
	latest = NULL;
	dying = NULL;
	z_x86_overdraft_over();
}

/* `address` is the last page fault's. */
static unsigned int reason_of(const struct arch_esf *esf, uintptr_t address)
{
	__ASSERT_NO_MSG(esf != NULL);
	switch (esf->vector) {
	case Z_X86_OOPS_VECTOR:
		return esf->eax;
	case X86_VECTOR_PAGE_FAULT:
	case X86_VECTOR_DOUBLE_FAULT:
		/* The second, when the page fault's frame met the guard as well. */
		return z_x86_is_stack_guard(address) ? K_ERR_STACK_CHK_FAIL : K_ERR_CPU_EXCEPTION;
	default:
		return K_ERR_CPU_EXCEPTION;
	}
}

/* Exceptions of what reports or handles an exception: the first is named, no more. */
static void refuse_depth(unsigned int depth, const struct arch_esf *esf)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "exceptions lock interrupts");
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
}

/* Returns as z_fatal_error() does. */
static void fatal(const struct arch_esf *esf)
{
	/* Before anything that may be paged out: a page fault that is served leaves another one. */
	const uintptr_t address = x86_cr2_get();
	struct event event;

	refuse_depth(enter(&event), esf);
	Z_LOG_SYNC(true);
	if (z_x86_is_unclaimed(esf)) {
		z_x86_print_unclaimed();
		z_x86_dump(esf, address);
		z_fatal_error(K_ERR_SPURIOUS_IRQ, esf);
	} else {
		z_x86_dump(esf, address);
		z_fatal_error(reason_of(esf, address), esf);
	}
	leave(&event);
}

void z_x86_exception(struct arch_esf *esf)
{
	const uintptr_t frame = (uintptr_t)esf - (uintptr_t)z_interrupt_stacks;

	if (esf->vector == X86_VECTOR_DEBUG && z_x86_overdraft_step(esf)) {
		return;
	}
	if (esf->vector == Z_X86_OOPS_VECTOR) {
		/* A trap leaves EIP behind the instruction, perhaps in the next function. */
		esf->eip -= INT_LENGTH;
	}
	fatal(esf);
	/* Only in an interrupt handler, of which the kernel wants no more. */
	if (_kernel.cpus[0].nested == 1U && frame < sizeof(z_interrupt_stacks)) {
		z_x86_isr_abandon();
	}
	arch_system_exit(-1);
}

/* What a double fault left of the task that failed; the next one overwrites it. */
static struct arch_esf df_esf;
static unsigned int df_reason;

/* Runs in the failed thread's place, on its stack, of which nothing is needed any more. */
static void end_here(void)
{
	(void)arch_irq_lock();
	dying = _current;
	z_fatal_error(df_reason, &df_esf);
	arch_system_exit(-1);
}

/*
 * The thread ends itself, at the sound end of its stack. If the CPU was between two threads, the
 * one that ran is put back as the one that runs: the next one is saved and can be switched to
 * again.
 */
static void end_at(struct x86_tss *tss, struct k_thread *thread)
{
	_current = thread;
	x86_tls_switch(thread);
	tss->cs = CODE_SEG;
	tss->ss = DATA_SEG;
	tss->ds = DATA_SEG;
	tss->es = DATA_SEG;
	tss->esp = z_x86_stack_top(thread);
	tss->ebp = 0;
	tss->eip = (uintptr_t)end_here;
	tss->eflags &= ~(uint32_t)(Z_X86_EFLAGS_IF | X86_EFLAGS_TF | X86_EFLAGS_NT);
}

void z_x86_double_fault(void)
{
	/* The CPU saved the state of the task that failed in that task's TSS. */
	struct x86_tss *const tss = &z_x86_main_tss;
	const uintptr_t address = x86_cr2_get();
	struct k_thread *thread;
	struct event event;
	unsigned int depth;

	df_esf = (struct arch_esf){
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
	thread = z_x86_thread_to_end(address, &df_esf);
	df_reason = reason_of(&df_esf, address);
	if (thread == NULL) {
		fatal(&df_esf);
		arch_system_exit(-1);
	}
	if (thread == dying) {
		printk("*** no room on the stack of thread %p to end it\n", (void *)thread);
		arch_system_exit(-1);
	}
	z_x86_interrupts_again();
	depth = enter(&event);
	if (depth == 2U) {
		/* What the thread had left of its stack was not enough for a report. */
		printk("*** no room on the stack for the rest of the report\n");
	} else {
		refuse_depth(depth, &df_esf);
		z_x86_dump(&df_esf, address);
	}
	leave(&event);
	if (df_reason != K_ERR_STACK_CHK_FAIL || !z_x86_overdraft_grant(thread, tss, end_here)) {
		end_at(tss, thread);
	}
	/* Set by every switch of tasks: the next use of the FPU would be an exception. */
	__asm__ volatile("clts");
}
