/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work on DATA_PAGES pages in a tenth as many page frames. Each piece of work knows its result from
 * elsewhere.
 */
#ifndef TESTS_KERNEL_PAGING_WORKLOAD_WORKLOAD_H_
#define TESTS_KERNEL_PAGING_WORKLOAD_WORKLOAD_H_

#include <stdint.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>

#define DATA_PAGES 400
#define DATA_WORDS (DATA_PAGES * CONFIG_MMU_PAGE_SIZE / sizeof(uint32_t))

/**
 * What the kernel must keep to towards an algorithm or a store. No assertion: its text would have
 * to be in memory. Where it was broken first: file (a letter) and line.
 */
#define RULE(what, letter) \
	do { \
		if (!(what) && rule_broken == 0U) { \
			rule_broken = (uint32_t)(letter) << 16 | __LINE__; \
		} \
	} while (false)
extern uint32_t rule_broken;

/** What the tests work on: zero at the beginning of each. */
struct workload_fixture {
	uint32_t *data;
	/** Frames that may be emptied, the program's own ones among them. */
	size_t frames;
	struct k_mem_paging_stats_t before;
};

#endif /* TESTS_KERNEL_PAGING_WORKLOAD_WORKLOAD_H_ */
