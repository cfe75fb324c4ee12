/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three ways in which programs use memory, each on four times as many pages as there are frames:
 * page faults, pages that had to be written, and instructions for an access.
 *
 *	loop       one page after the other, again and again
 *	hot, scan  three of four accesses to as many pages as half of the frames, written; the
 *	           others to one page after the other, read
 *	drift      most accesses to as many pages as half of the frames, which change slowly; one of
 *	           eight anywhere; one of four writes
 */
#include "bench.h"

#define ACCESSES 40000U

/* The page that is used at a step, and whether it is written. */
struct access {
	uint32_t page;
	bool write;
};

typedef struct access (*pattern_fn)(uint32_t step, uint32_t *state);

static struct access loop(uint32_t step, uint32_t *state)
{
	ARG_UNUSED(state);
	return (struct access){ .page = step / 16U % PAGES, .write = step % 16U == 0U };
}

static struct access hot_and_scan(uint32_t step, uint32_t *state)
{
	const uint32_t hot = FRAMES / 2U;

	if (step % 4U != 0U) {
		return (struct access){ .page = bench_random(state) % hot, .write = true };
	}
	return (struct access){ .page = hot + step / 16U % (PAGES - hot) };
}

static struct access drift(uint32_t step, uint32_t *state)
{
	const bool anywhere = bench_random(state) % 8U == 0U;
	const uint32_t page = bench_random(state) % (anywhere ? PAGES : FRAMES / 2U);

	return (struct access){
		.page = (step / 512U + page) % PAGES,
		.write = bench_random(state) % 4U == 0U,
	};
}

static void use(volatile uint32_t *words, struct access access, uint32_t *written)
{
	volatile uint32_t *const word = &words[access.page * WORDS + access.page];

	if (*word != written[access.page]) {
		bench_error("a page has another content");
	}
	if (access.write) {
		*word = ++written[access.page];
	}
}

static void measure(const char *name, pattern_fn pattern)
{
	uint32_t *const words = bench_pages(PAGES);
	uint32_t written[PAGES] = { 0 };
	struct k_mem_paging_stats_t before, after;
	uint32_t state = 1U;
	uint32_t start;
	char label[80];

	k_mem_paging_stats_get(&before);
	start = now();
	for (uint32_t step = 0; step < ACCESSES; step++) {
		use(words, pattern(step, &state), written);
	}
	start = now() - start;
	k_mem_paging_stats_get(&after);
	snprintk(label, sizeof(label), "%s: page faults", name);
	report(label, after.pagefaults.cnt - before.pagefaults.cnt);
	snprintk(label, sizeof(label), "%s: changed pages evicted", name);
	report(label, after.eviction.dirty - before.eviction.dirty);
	snprintk(label, sizeof(label), "%s: instructions for an access", name);
	report(label, start / ACCESSES);
	bench_pages_return(words, PAGES);
}

void bench_patterns(void)
{
	measure("Loop", loop);
	measure("Hot set and scan", hot_and_scan);
	measure("Drifting set", drift);
}
