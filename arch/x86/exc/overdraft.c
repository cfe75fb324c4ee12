/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stack that ends while interrupts are locked: the kernel is in the middle of something (a queue,
 * a tree, a switch to another thread), and a thread that ended there would leave it half done. So
 * the thread gets its guard page as stack and goes on, instruction by instruction (EFLAGS.TF),
 * until
 *
 *   interrupts are enabled again      it ends there
 *   another thread runs               it ends when it would run again
 *   most of the page is used as well  it ends at once: that is a runaway, not a kernel call
 *
 * Called for double faults and for the debug exceptions that follow; there is one such thread at a
 * time.
 */
#include <zephyr/fatal.h>
#include <zephyr/sys/__assert.h>

#include <kernel_arch_interface.h>
#include <x86_port.h>

#include "stacks.h"

/* What must be left of the page for a step, which pushes a frame and calls two functions. */
#define LEAST 512U

/* The thread, and what it ends by. */
static struct k_thread *debtor;
static void (*the_end)(void);

static uintptr_t page_of(const struct k_thread *thread)
{
	return thread->stack_info.start - K_KERNEL_STACK_RESERVED;
}

bool z_x86_overdraft_grant(struct k_thread *thread, struct x86_tss *tss, void (*end)(void))
{
	__ASSERT(thread != NULL && end != NULL, "nobody's stack ended");
	/* A stack pointer of its own, at the guard: an overflow, and not something wild. */
	if (debtor != NULL || arch_irq_unlocked(tss->eflags) ||
	    tss->esp - (page_of(thread) + LEAST) > K_KERNEL_STACK_RESERVED) {
		return false;
	}
	debtor = thread;
	the_end = end;
	arch_stack_guard_release((void *)page_of(thread));
	tss->eflags |= X86_EFLAGS_TF;
	return true;
}

void z_x86_overdraft_over(void)
{
	if (debtor != NULL) {
		/* One step more, the last one. */
		__asm__ volatile("pushfl; andl %0, (%%esp); popfl" ::"i"(~X86_EFLAGS_TF)
				 : "memory", "cc");
		debtor = NULL;
	}
}

/* The thread has no use for its stack any more. */
static FUNC_NORETURN void end_now(struct k_thread *thread)
{
	__asm__ volatile("movl %0, %%esp\n\t"
			 "xorl %%ebp, %%ebp\n\t"
			 "call *%1" ::"r"(z_x86_stack_top(thread)),
			 "r"(the_end)
			 : "memory");
	CODE_UNREACHABLE;
}

/* It is saved somewhere: what the next switch to it finds is the way to its end. */
static void end_later(struct k_thread *thread)
{
	uintptr_t *const top = (uintptr_t *)z_x86_stack_top(thread);

	top[-1] = 0U;
	top[-2] = (uintptr_t)the_end;
	thread->callee_saved.esp = (uintptr_t)&top[-2];
}

bool z_x86_overdraft_step(struct arch_esf *esf)
{
	struct k_thread *const thread = debtor;
	uintptr_t left;

	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "exceptions lock interrupts");
	if (thread == NULL) {
		return false;
	}
	/* An interrupt found the stack at its end: it is served first. */
	if (arch_is_in_isr()) {
		return true;
	}
	left = (uintptr_t)esf - page_of(thread);
	if (left <= K_KERNEL_STACK_RESERVED + thread->stack_info.size) {
		if (!arch_irq_unlocked(esf->eflags) && left > LEAST) {
			return true;
		}
		end_now(thread);
	}
	end_later(thread);
	debtor = NULL;
	esf->eflags &= ~(uint32_t)X86_EFLAGS_TF;
	return true;
}
