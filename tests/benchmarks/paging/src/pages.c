/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page fault by itself. "Beside copies" is what is left of it when copying and clearing pages is
 * taken off, as long as these take by themselves.
 */
#include <string.h>

#include "bench.h"

#define COUNT 32U

static uint32_t copying, clearing;

static void measure_memory(void)
{
	static uint32_t source[WORDS], target[WORDS];
	uint32_t start = now();

	memcpy(target, source, PAGE_SIZE);
	copying = now() - start;
	start = now();
	memset(target, 0, PAGE_SIZE);
	clearing = now() - start;
	report("Copy of a page", copying);
	report("Clearing of a page", clearing);
}

/* Touch every page. Prints the mean and the longest. */
static void touch(const char *what, uint32_t *words, uint32_t beside, bool write)
{
	uint32_t total = 0, longest = 0;
	char label[80];

	for (uint32_t i = 0; i < COUNT; i++) {
		volatile uint32_t *const word = &words[i * WORDS];
		const uint32_t start = now();
		uint32_t cost;

		if (write) {
			*word = i;
		} else {
			(void)*word;
		}
		cost = now() - start - beside;
		total += cost;
		longest = MAX(longest, cost);
	}
	snprintk(label, sizeof(label), "%s, beside copies", what);
	report(label, total / COUNT);
	snprintk(label, sizeof(label), "%s, beside copies, longest", what);
	report(label, longest);
}

static void out(uint32_t *words)
{
	if (k_mem_page_out(words, COUNT * PAGE_SIZE) != 0) {
		bench_error("pages stay");
	}
}

static void change(uint32_t *words)
{
	for (uint32_t i = 0; i < COUNT; i++) {
		words[i * WORDS] = i;
	}
}

void bench_single_pages(void)
{
	uint32_t *const words = bench_pages(COUNT);
	uint32_t *const fill = bench_pages(FRAMES);

	measure_memory();
	touch("Page fault, memory that is new", words, clearing, true);
	out(words);
	touch("Page fault, page in the store", words, copying, false);
	/* Other pages take all frames; then these come back. The others are new and not changed. */
	out(words);
	for (uint32_t i = 0; i < FRAMES; i++) {
		(void)*(volatile uint32_t *)&fill[i * WORDS];
	}
	touch("Page fault, and a page goes that has not changed", words, copying, false);
	change(words);
	change(fill);
	change(fill + COUNT * WORDS);
	touch("Page fault, and a page goes that has changed", words, 2U * copying, false);
	bench_pages_return(words, COUNT);
	bench_pages_return(fill, FRAMES);
}
