/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long selecting a page and the store's transfers take. The bounds of the bins are the
 * application's, if it defines the arrays; otherwise powers of two of a time, which are computed at
 * start-up, since what a cycle is the machine knows. A copy is used, as the application's arrays
 * may be paged out.
 */
#include <limits.h>

#include <zephyr/sys_clock.h>

#include "paging.h"

#define BINS CONFIG_DEMAND_PAGING_TIMING_HISTOGRAM_NUM_BINS

/* The first bins: up to 1/4 and up to 4 microseconds. */
#define SELECT_FIRST_NS 250U
#define STORE_FIRST_NS 4000U

BUILD_ASSERT(BINS >= 2, "the last bin takes what is longer than the others allow");

__weak unsigned long k_mem_paging_eviction_histogram_bounds[BINS];
__weak unsigned long k_mem_paging_backing_store_histogram_bounds[BINS];

static struct {
	unsigned long bounds[BINS];
	unsigned long counts[BINS];
} histograms[Z_PAGING_STEPS];

void z_paging_time_count(enum z_paging_step step, z_paging_time_t start)
{
	const uint64_t cycles = z_paging_time_since(start);
	const unsigned long *const bounds = histograms[step].bounds;
	unsigned int bin = 0U;

	__ASSERT(step < Z_PAGING_STEPS, "step %d", (int)step);
	if (!z_paging.started) {
		/* Neither clock nor bounds are there. */
		return;
	}
	while (bin < BINS - 1U && cycles > bounds[bin]) {
		bin++;
	}
	histograms[step].counts[bin]++;
}

/* Bounds that nobody set are 0. */
static void set_bounds(enum z_paging_step step, const unsigned long *wanted, uint64_t first_ns)
{
	unsigned long *const bounds = histograms[step].bounds;
	uint64_t bound = MAX(z_paging_time_per_second() * first_ns / NSEC_PER_SEC, 1U);

	for (unsigned int bin = 0U; bin < BINS; bin++) {
		bounds[bin] = wanted[BINS - 1U] != 0U ? wanted[bin] : (unsigned long)bound;
		bound = MIN(bound * 2U, (uint64_t)ULONG_MAX);
	}
	bounds[BINS - 1U] = ULONG_MAX;
}

void z_paging_histograms_init(void)
{
	z_paging_time_init();
	set_bounds(Z_PAGING_SELECT, k_mem_paging_eviction_histogram_bounds, SELECT_FIRST_NS);
	set_bounds(Z_PAGING_STORE_IN, k_mem_paging_backing_store_histogram_bounds, STORE_FIRST_NS);
	set_bounds(Z_PAGING_STORE_OUT, k_mem_paging_backing_store_histogram_bounds, STORE_FIRST_NS);
}

static void get(struct k_mem_paging_histogram_t *hist, enum z_paging_step step)
{
	__ASSERT_NO_MSG(hist != NULL);
	for (unsigned int bin = 0U; bin < BINS; bin++) {
		hist->counts[bin] = histograms[step].counts[bin];
		hist->bounds[bin] = histograms[step].bounds[bin];
	}
}

void k_mem_paging_histogram_eviction_get(struct k_mem_paging_histogram_t *hist)
{
	get(hist, Z_PAGING_SELECT);
}

void k_mem_paging_histogram_backing_store_page_in_get(struct k_mem_paging_histogram_t *hist)
{
	get(hist, Z_PAGING_STORE_IN);
}

void k_mem_paging_histogram_backing_store_page_out_get(struct k_mem_paging_histogram_t *hist)
{
	get(hist, Z_PAGING_STORE_OUT);
}
