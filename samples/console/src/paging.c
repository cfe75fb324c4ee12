/* SPDX-License-Identifier: Apache-2.0 */
/* Demand paging: counts, times, and pages moved by hand. */
#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/sys/printk.h>

#include "commands.h"
#include "page.h"

#ifdef CONFIG_DEMAND_PAGING_STATS
static void show_counts(const char *whose, const struct k_mem_paging_stats_t *stats)
{
	printk("%s: %lu page faults (%lu with interrupts locked), %lu clean and %lu dirty pages "
	       "evicted\n",
	       whose, stats->pagefaults.cnt, stats->pagefaults.irq_locked, stats->eviction.clean,
	       stats->eviction.dirty);
}

static void counts(void)
{
	struct k_mem_paging_stats_t stats;

	k_mem_paging_stats_get(&stats);
	show_counts("system", &stats);
	if (IS_ENABLED(CONFIG_DEMAND_PAGING_THREAD_STATS)) {
		k_mem_paging_thread_stats_get(k_current_get(), &stats);
		show_counts("this thread", &stats);
	}
}
#else
static void counts(void)
{
	printk("not counted (CONFIG_DEMAND_PAGING_STATS)\n");
}
#endif

#ifdef CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM
static void show_times(const char *what, const struct k_mem_paging_histogram_t *times)
{
	unsigned long sum = 0U;

	for (size_t i = 0; i < ARRAY_SIZE(times->counts); i++) {
		sum += times->counts[i];
	}
	printk("%s: %lu\n", what, sum);
	for (size_t i = 0; i < ARRAY_SIZE(times->counts); i++) {
		const bool last = i == ARRAY_SIZE(times->counts) - 1U;

		if (times->counts[i] != 0U) {
			printk("  %s %lu cycles: %lu\n", last ? "longer than" : "up to",
			       times->bounds[last ? i - 1U : i], times->counts[i]);
		}
	}
}

static void times(void)
{
	struct k_mem_paging_histogram_t times;

	k_mem_paging_histogram_eviction_get(&times);
	show_times("pages selected", &times);
	k_mem_paging_histogram_backing_store_page_in_get(&times);
	show_times("pages from the store", &times);
	k_mem_paging_histogram_backing_store_page_out_get(&times);
	show_times("pages to the store", &times);
}
#else
static void times(void)
{
}
#endif

static void paging(int count, char *words[])
{
	ARG_UNUSED(count);
	ARG_UNUSED(words);
	counts();
	times();
}

/* Whole pages that can be moved, or a sentence why not. */
static bool range_of(char *words[], uint32_t *address, uint32_t *size)
{
	if (!command_page(words[0], address) || !command_size(words[1], size)) {
		return false;
	}
	for (uint32_t at = 0U; at < *size; at += CONFIG_MMU_PAGE_SIZE) {
		if (!page_usable(*address + at, false)) {
			printk("0x%x is not mapped\n", *address + at);
			return false;
		}
	}
	return true;
}

static const char *refusal(int error)
{
	switch (error) {
	case -EFAULT:
		return "a page of it has to stay in memory";
	case -ENOMEM:
		return "the backing store is full";
	default:
		return "the backing store failed";
	}
}

static void page_out(int count, char *words[])
{
	uint32_t address;
	uint32_t size;
	int error;

	ARG_UNUSED(count);
	if (range_of(words, &address, &size)) {
		error = k_mem_page_out((void *)address, size);
		if (error == 0) {
			printk("paged out\n");
		} else {
			printk("not all was paged out: %s (error %d)\n", refusal(error), error);
		}
	}
}

static void page_in(int count, char *words[])
{
	uint32_t address;
	uint32_t size;

	ARG_UNUSED(count);
	if (range_of(words, &address, &size)) {
		k_mem_page_in((void *)address, size);
		printk("paged in\n");
	}
}

const struct command paging_commands[] = {
	{ "paging", "", "counts and times of demand paging", 0, 0, paging },
	{ "pageout", "ADDRESS SIZE", "move pages to the backing store", 2, 2, page_out },
	{ "pagein", "ADDRESS SIZE", "bring pages back", 2, 2, page_in },
	{ 0 },
};
