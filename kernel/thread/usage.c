/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cycles of threads and of the CPU (CONFIG_SCHED_THREAD_USAGE). A switch closes the window of the
 * thread that leaves and opens one for the thread that comes; readers close and reopen the window
 * of the running thread, so that what they see is up to date.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/thread_stats.h>

#include <kthread.h>
#include <usage.h>

/* From when on cycles of the running thread, and of the CPU, are to be counted. */
static struct {
	uint64_t since;
	/** There are threads. */
	bool open;
	struct k_cycle_stats cpu;
} usage = { .cpu = { .track_usage = IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_AUTO_ENABLE) } };

static inline bool is_idle(const struct k_thread *thread)
{
	return thread == _kernel.cpus[0].idle_thread;
}

/* Count what the running thread used since the last time. */
static void count(void)
{
	const uint64_t now = z_usage_now();
	const uint64_t cycles = z_usage_elapsed(usage.since, now);

	if (usage.open) {
		if (_current->base.usage.track_usage) {
			z_usage_add(&_current->base.usage, cycles);
		}
		if (IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_ALL) && usage.cpu.track_usage &&
		    !is_idle(_current)) {
			z_usage_add(&usage.cpu, cycles);
		}
	}
	usage.since = now;
}

void z_sched_usage_start(struct k_thread *thread)
{
	usage.since = z_usage_now();
	usage.open = true;
	if (thread->base.usage.track_usage) {
		z_usage_window(&thread->base.usage);
	}
	if (is_idle(thread)) {
		z_usage_window(&usage.cpu);
	}
}

void z_sched_usage_stop(void)
{
	count();
}

struct k_cycle_stats *z_usage_cpu(void)
{
	return &usage.cpu;
}

void z_thread_usage_init(struct k_thread *thread)
{
	thread->base.usage = (struct k_cycle_stats){
		.track_usage = IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_AUTO_ENABLE),
	};
}

int k_thread_runtime_stats_get(k_tid_t thread, k_thread_runtime_stats_t *stats)
{
	unsigned int key;

	if (thread == NULL || stats == NULL) {
		return -EINVAL;
	}
	key = arch_irq_lock();
	if (thread == _current) {
		count();
	}
	*stats = (k_thread_runtime_stats_t){ 0 };
	z_usage_stats(&thread->base.usage, stats);
	arch_irq_unlock(key);
	return 0;
}

int k_thread_runtime_stats_cpu_get(int cpu, k_thread_runtime_stats_t *stats)
{
	unsigned int key;

	if (stats == NULL) {
		return -EINVAL;
	}
	__ASSERT(cpu == 0, "there is no CPU %d", cpu);
	ARG_UNUSED(cpu);
	*stats = (k_thread_runtime_stats_t){ 0 };
	if (!IS_ENABLED(CONFIG_SCHED_THREAD_USAGE_ALL)) {
		return 0;
	}
	key = arch_irq_lock();
	count();
	z_usage_stats(&usage.cpu, stats);
	z_usage_idle_add(stats, _kernel.cpus[0].idle_thread->base.usage.total);
	arch_irq_unlock(key);
	return 0;
}

int k_thread_runtime_stats_all_get(k_thread_runtime_stats_t *stats)
{
	return k_thread_runtime_stats_cpu_get(0, stats);
}

int k_thread_runtime_stats_enable(k_tid_t thread)
{
	unsigned int key;

	if (thread == NULL) {
		return -EINVAL;
	}
	key = arch_irq_lock();
	if (thread == _current) {
		count();
	}
	if (!thread->base.usage.track_usage) {
		thread->base.usage.track_usage = true;
		z_usage_window(&thread->base.usage);
	}
	arch_irq_unlock(key);
	return 0;
}

int k_thread_runtime_stats_disable(k_tid_t thread)
{
	unsigned int key;

	if (thread == NULL) {
		return -EINVAL;
	}
	key = arch_irq_lock();
	if (thread == _current) {
		count();
	}
	thread->base.usage.track_usage = false;
	arch_irq_unlock(key);
	return 0;
}

void k_sys_runtime_stats_enable(void)
{
	const unsigned int key = arch_irq_lock();

	count();
	if (!usage.cpu.track_usage) {
		usage.cpu.track_usage = true;
		z_usage_window(&usage.cpu);
	}
	arch_irq_unlock(key);
}

void k_sys_runtime_stats_disable(void)
{
	const unsigned int key = arch_irq_lock();

	count();
	usage.cpu.track_usage = false;
	arch_irq_unlock(key);
}
