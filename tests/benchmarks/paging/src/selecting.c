/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Selecting a page, by itself: with an eighth of the pages used between two selections, and after
 * all were used, which is the longest that it can take.
 */
#include "bench.h"

#define COUNT 400U

static uint32_t select_page(void)
{
	const unsigned int key = irq_lock();
	bool dirty;
	const uint32_t start = now();
	const struct k_mem_page_frame *const pf = k_mem_paging_eviction_select(&dirty);
	const uint32_t cost = now() - start;

	irq_unlock(key);
	if (pf == NULL) {
		bench_error("no page may go");
	}
	return cost;
}

static void use(volatile uint32_t *words, uint32_t page, bool write)
{
	const uint32_t word = words[page * WORDS];

	if (write) {
		words[page * WORDS] = word + 1U;
	}
}

static void measure(const char *what, uint32_t *words, bool write)
{
	uint32_t state = 3U, total = 0, longest = 0;
	char label[80];

	for (uint32_t i = 0; i < COUNT; i++) {
		uint32_t cost;

		for (uint32_t used = 0; used < FRAMES / 8U; used++) {
			use(words, bench_random(&state) % (FRAMES / 8U), write);
		}
		cost = select_page();
		total += cost;
		longest = MAX(longest, cost);
	}
	snprintk(label, sizeof(label), "Selecting, %s, mean", what);
	report(label, total / COUNT);
	snprintk(label, sizeof(label), "Selecting, %s, longest", what);
	report(label, longest);
	for (uint32_t page = 0; page < FRAMES; page++) {
		use(words, page, write);
	}
	snprintk(label, sizeof(label), "Selecting, %s, all %u used", what, FRAMES);
	report(label, select_page());
}

void bench_selecting(void)
{
	uint32_t *const words = bench_pages(FRAMES);

	for (uint32_t page = 0; page < FRAMES; page++) {
		use(words, page, false);
	}
	measure("pages not changed", words, false);
	for (uint32_t page = 0; page < FRAMES; page++) {
		use(words, page, true);
	}
	measure("pages changed", words, true);
	bench_pages_return(words, FRAMES);
}
