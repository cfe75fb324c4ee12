/* SPDX-License-Identifier: Apache-2.0 */
/* Masks of CPUs. There is one CPU, so a mask says whether the thread may run at all. */
#include <errno.h>

#include <ksched.h>

static int set_mask(struct k_thread *thread, bool allowed)
{
	const unsigned int key = arch_irq_lock();
	int result = 0;

	__ASSERT_NO_MSG(thread != NULL);
	if (z_is_thread_prevented_from_running(thread)) {
		thread->base.cpu_mask = allowed ? BIT(0) : 0U;
	} else {
		result = -EINVAL;
	}
	arch_irq_unlock(key);
	return result;
}

int k_thread_cpu_mask_clear(k_tid_t thread)
{
	return set_mask(thread, false);
}

int k_thread_cpu_mask_enable_all(k_tid_t thread)
{
	return set_mask(thread, true);
}

int k_thread_cpu_mask_enable(k_tid_t thread, int cpu)
{
	return cpu == 0 ? set_mask(thread, true) : -EINVAL;
}

int k_thread_cpu_mask_disable(k_tid_t thread, int cpu)
{
	return cpu == 0 ? set_mask(thread, false) : -EINVAL;
}

int k_thread_cpu_pin(k_tid_t thread, int cpu)
{
	return k_thread_cpu_mask_enable(thread, cpu);
}
