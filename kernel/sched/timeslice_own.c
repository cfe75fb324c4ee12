/* SPDX-License-Identifier: Apache-2.0 */
/* Slices of single threads (CONFIG_TIMESLICE_PER_THREAD); timeslicing.c asks for them. */
#include <ksched.h>

void k_thread_time_slice_set(struct k_thread *thread, int32_t slice_ticks,
			     k_thread_timeslice_fn_t expired, void *data)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(slice_ticks >= 0, "a slice of %d ticks", slice_ticks);
	thread->base.slice_ticks = slice_ticks;
	thread->base.slice_expired = expired;
	thread->base.slice_data = data;
	z_slices_in_use = true;
	if (thread == _current) {
		z_slice_begin(thread);
	}
	arch_irq_unlock(key);
}
