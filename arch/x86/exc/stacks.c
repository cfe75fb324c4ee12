/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stacks of threads as an exception sees them: only numbers, none of the memory is touched. The
 * guard of a stack is the page below it, whoever set it, the build (main()'s) or k_thread_create().
 */
#include "stacks.h"

#include <zephyr/kernel/thread_stats.h>
#include <zephyr/sys/__assert.h>

#include <kernel_arch_interface.h>

static bool guards(const struct k_thread *thread, uintptr_t address)
{
	return address - (thread->stack_info.start - K_KERNEL_STACK_RESERVED) <
	       K_KERNEL_STACK_RESERVED;
}

#ifdef CONFIG_THREAD_MONITOR
struct search {
	uintptr_t address;
	struct k_thread *found;
};

static void compare(const struct k_thread *thread, void *user_data)
{
	struct search *const search = user_data;

	if (guards(thread, search->address)) {
		search->found = (struct k_thread *)thread;
	}
}

static struct k_thread *find_other(uintptr_t address)
{
	struct search search = { .address = address };

	k_thread_foreach(compare, &search);
	return search.found;
}
#else
static struct k_thread *find_other(uintptr_t address)
{
	ARG_UNUSED(address);
	return NULL;
}
#endif

struct k_thread *z_x86_guard_owner(uintptr_t address)
{
	struct k_thread *const running = _current;

	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "exceptions lock interrupts");
	return running != NULL && guards(running, address) ? running : find_other(address);
}

/* Whether a stack pointer is in a thread's stack, or in the guard below. */
static bool is_on_stack(const struct k_thread *thread, uintptr_t esp)
{
	return esp - (thread->stack_info.start - K_KERNEL_STACK_RESERVED) <=
	       K_KERNEL_STACK_RESERVED + thread->stack_info.size;
}

struct k_thread *z_x86_thread_to_end(uintptr_t address, const struct arch_esf *esf)
{
	struct k_thread *const running = _current;
	struct k_thread *owner;

	__ASSERT_NO_MSG(esf != NULL);
	if (arch_is_in_isr() || running == NULL || running->stack_info.size == 0U) {
		return NULL;
	}
	/*
	 * A switch makes the next thread the running one before it leaves the stack, interrupts
	 * locked. Otherwise a frame that jumped over its own guard has met another one.
	 */
	owner = arch_irq_unlocked(esf->eflags) ? NULL : z_x86_guard_owner(address);
	return owner != NULL && is_on_stack(owner, esf->esp) ? owner : running;
}

uintptr_t z_x86_stack_top(const struct k_thread *thread)
{
	const struct _thread_stack_info *const info = &thread->stack_info;

	__ASSERT(info->delta < info->size, "nothing of stack 0x%08x is the thread's",
		 (unsigned int)info->start);
	return ROUND_DOWN(info->start + info->size - info->delta, sizeof(uintptr_t));
}
