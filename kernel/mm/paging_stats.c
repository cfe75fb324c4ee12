/* SPDX-License-Identifier: Apache-2.0 */
/* Counts of faults and evictions, of the system and (CONFIG_DEMAND_PAGING_THREAD_STATS) of threads.
 */
#include "paging.h"

static struct k_mem_paging_stats_t system_stats;

static void count_fault(struct k_mem_paging_stats_t *stats, bool irqs_locked)
{
	stats->pagefaults.cnt++;
	if (irqs_locked) {
		stats->pagefaults.irq_locked++;
	} else {
		stats->pagefaults.irq_unlocked++;
	}
#ifndef CONFIG_DEMAND_PAGING_ALLOW_IRQ
	if (arch_is_in_isr()) {
		stats->pagefaults.in_isr++;
	}
#endif
}

static void count_eviction(struct k_mem_paging_stats_t *stats, bool dirty)
{
	if (dirty) {
		stats->eviction.dirty++;
	} else {
		stats->eviction.clean++;
	}
}

void z_paging_count_fault(bool irqs_locked)
{
	Z_ASSERT_IRQS_LOCKED();
	count_fault(&system_stats, irqs_locked);
}

void z_paging_count_eviction(bool dirty)
{
	Z_ASSERT_IRQS_LOCKED();
	count_eviction(&system_stats, dirty);
}

static void copy(struct k_mem_paging_stats_t *to, const struct k_mem_paging_stats_t *from)
{
	struct k_mem_paging_stats_t now;
	const unsigned int key = arch_irq_lock();

	/* `to` may be paged out: it is written when interrupts are as the caller has them. */
	now = *from;
	arch_irq_unlock(key);
	*to = now;
}

void k_mem_paging_stats_get(struct k_mem_paging_stats_t *stats)
{
	__ASSERT_NO_MSG(stats != NULL);
	copy(stats, &system_stats);
}

#ifdef CONFIG_DEMAND_PAGING_THREAD_STATS
void z_paging_count_for_thread(const struct z_paging_event *event, bool fault, bool irqs_locked)
{
	struct k_mem_paging_stats_t *const stats = &_current->paging_stats;

	if (arch_is_in_isr()) {
		return;
	}
	if (fault) {
		count_fault(stats, irqs_locked);
	}
	if (event->evicted) {
		count_eviction(stats, event->dirty);
	}
}

void k_mem_paging_thread_stats_get(struct k_thread *thread, struct k_mem_paging_stats_t *stats)
{
	__ASSERT_NO_MSG(thread != NULL && stats != NULL);
	copy(stats, &thread->paging_stats);
}
#endif
