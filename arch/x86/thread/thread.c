/* SPDX-License-Identifier: Apache-2.0 */
/* A thread's first frame. */
#include <zephyr/sys/__assert.h>

#include <kernel_arch_interface.h>

#include <x86_fpu.h>
#include <x86_thread.h>

/* What the first switch to a thread finds; the lowest address is popped first. */
struct first_frame {
	void (*start)(void);
	/* z_thread_entry()'s return address, which is never used and ends a back trace. */
	uintptr_t no_caller;
	k_thread_entry_t entry;
	void *p1;
	void *p2;
	void *p3;
};

void arch_new_thread(struct k_thread *thread, char *stack_top, k_thread_entry_t entry, void *p1,
		     void *p2, void *p3)
{
	struct first_frame *const frame = (struct first_frame *)(void *)stack_top - 1;

	__ASSERT((uintptr_t)stack_top % ARCH_STACK_PTR_ALIGN == 0U, "stack of %p ends at %p",
		 (void *)thread, (void *)stack_top);
	frame->start = z_x86_thread_start;
	frame->no_caller = 0U;
	frame->entry = entry;
	frame->p1 = p1;
	frame->p2 = p2;
	frame->p3 = p3;
	thread->callee_saved.esp = (uintptr_t)frame;
	z_x86_fpu_init(thread);
}
