/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The list of all threads (CONFIG_THREAD_MONITOR): `_kernel.threads`, the newest first. Creating a
 * thread puts it in, its end takes it out; walking it is for those who look at the system.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>

#include <kthread.h>

void z_thread_monitor_init(struct k_thread *thread, k_thread_entry_t entry, void *p1, void *p2,
			   void *p3)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(thread != _kernel.threads, "thread %p is there already", (void *)thread);
	thread->entry = (struct __thread_entry){ entry, p1, p2, p3 };
	thread->next_thread = _kernel.threads;
	_kernel.threads = thread;
	arch_irq_unlock(key);
}

void z_thread_monitor_exit(struct k_thread *thread)
{
	struct k_thread **link = &_kernel.threads;

	while (*link != thread && *link != NULL) {
		link = &(*link)->next_thread;
	}
	__ASSERT(*link == thread, "thread %p is not in the list of threads", (void *)thread);
	if (*link != NULL) {
		*link = thread->next_thread;
	}
}

void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data)
{
	unsigned int key;

	__ASSERT(user_cb != NULL, "no function");
	key = arch_irq_lock();
	for (struct k_thread *thread = _kernel.threads; thread != NULL;
	     thread = thread->next_thread) {
		user_cb(thread, user_data);
	}
	arch_irq_unlock(key);
}

void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data)
{
	struct k_thread *thread;
	struct k_thread *next;
	unsigned int key;

	__ASSERT(user_cb != NULL, "no function");
	key = arch_irq_lock();
	for (thread = _kernel.threads; thread != NULL; thread = next) {
		/* The function may end the thread. */
		next = thread->next_thread;
		arch_irq_unlock(key);
		user_cb(thread, user_data);
		key = arch_irq_lock();
	}
	arch_irq_unlock(key);
}
