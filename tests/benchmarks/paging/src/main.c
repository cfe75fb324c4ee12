/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What demand paging costs, one row each: `label : number` a line, which
 * tests/benchmarks/paging.py reads.
 */
#include "bench.h"

int bench_errors;

void report(const char *label, uint32_t value)
{
	printk("%-70s: %u\n", label, value);
}

void bench_error(const char *what)
{
	printk("error: %s\n", what);
	bench_errors++;
}

uint32_t *bench_pages(uint32_t pages)
{
	uint32_t *const words = k_mem_map(pages * PAGE_SIZE, K_MEM_PERM_RW);

	if (words == NULL) {
		bench_error("no memory");
		k_panic();
	}
	return words;
}

void bench_pages_return(uint32_t *words, uint32_t pages)
{
	k_mem_unmap(words, pages * PAGE_SIZE);
}

uint32_t bench_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 8;
}

int main(void)
{
	/* Memory that stays, so that FRAMES page frames are left. */
	const size_t ballast = k_mem_free_get() - FRAMES * PAGE_SIZE;

	if (k_mem_map(ballast, K_MEM_PERM_RW | K_MEM_MAP_LOCK | K_MEM_MAP_UNINIT) == NULL ||
	    k_mem_free_get() != FRAMES * PAGE_SIZE) {
		bench_error("page frames cannot be taken away");
	}
	bench_single_pages();
	bench_selecting();
	bench_patterns();
	printk("PROJECT EXECUTION %s\n", bench_errors == 0 ? "SUCCESSFUL" : "FAILED");
	return bench_errors;
}
