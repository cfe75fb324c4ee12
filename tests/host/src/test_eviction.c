/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Eviction algorithms: what they choose, judged by a record of when each page was used; how often
 * they look at a page; how many faults true LRU takes for the same programs. Built for LRU and for
 * NRU (CONFIG_EVICTION_NRU_PERIOD is a number there, and 0 for LRU).
 */
#include <zephyr/kernel.h>

#include "paging_model.h"

#define IS_NRU (CONFIG_EVICTION_NRU_PERIOD > 0)
#define STEPS 400000

/* For each page: when it was last used, and when the algorithm last made it unused or got it. */
static uint64_t used_at[PAGES], forgotten_at[PAGES];
static uint64_t now;
/* Whether the algorithm may evict it: what this program told it. */
static bool in_ring[PAGES];
static uint32_t ring;
static uint64_t seed = 11;

/* The clock: the function of the timer that runs, and when it is due. */
static k_timer_expiry_t expiry;
static int64_t interval;
static struct k_timer *running;

void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period)
{
	CHECK(running == NULL && duration.ticks > 0 && duration.ticks == period.ticks);
	running = timer;
	expiry = timer->expiry_fn;
	interval = period.ticks;
}

void k_timer_stop(struct k_timer *timer)
{
	CHECK(timer == running || running == NULL);
	running = NULL;
}

/* Let the timer expire once. What it forgets is forgotten now. */
static void tick(void)
{
	bool before[PAGES];

	if (running == NULL) {
		return;
	}
	for (uint32_t i = 0; i < PAGES; i++) {
		before[i] = pages[i].accessed;
		pages[i].looks = 0;
	}
	expiry(running);
	CHECK(!z_mm_lock.held);
	now++;
	for (uint32_t i = 0; i < PAGES; i++) {
		CHECK(pages[i].looks <= 1U && (pages[i].looks == 0U || in_ring[i]));
		if (before[i] && !pages[i].accessed) {
			forgotten_at[i] = now;
		}
	}
}

static void use(uint32_t page, bool write)
{
	CHECK(pages[page].frame != NO_FRAME);
	used_at[page] = ++now;
	pages[page].accessed = true;
	pages[page].dirty |= write;
}

static struct k_mem_page_frame *frame_of(uint32_t page)
{
	return &k_mem_page_frames[pages[page].frame];
}

static void allow(uint32_t page)
{
	k_mem_paging_eviction_add(frame_of(page));
	forgotten_at[page] = ++now;
	in_ring[page] = true;
	ring++;
}

static void forbid(uint32_t page)
{
	k_mem_paging_eviction_remove(frame_of(page));
	in_ring[page] = false;
	ring--;
}

/* A page that goes: kernel/mm may also leave it where it is. */
static void take_out(uint32_t page)
{
	if (in_ring[page]) {
		forbid(page);
	}
	model_unload(page);
}

static uint32_t evictable(void)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < PAGES; i++) {
		count += in_ring[i] && k_mem_page_frame_is_evictable(frame_of(i)) ? 1U : 0U;
	}
	return count;
}

/* What the algorithm saw before it chose. */
struct view {
	bool accessed[PAGES];
	bool all_used;
};

static void remember(struct view *view)
{
	view->all_used = true;
	for (uint32_t i = 0; i < PAGES; i++) {
		view->accessed[i] = pages[i].accessed;
		pages[i].looks = 0;
		if (in_ring[i] && k_mem_page_frame_is_evictable(frame_of(i)) &&
		    !pages[i].accessed) {
			view->all_used = false;
		}
	}
}

static void judge(const struct view *view, uint32_t page, bool dirty)
{
	CHECK(in_ring[page] && k_mem_page_frame_is_evictable(frame_of(page)));
	CHECK_EQ(dirty, pages[page].dirty);
	/* One that was used goes only if all were. */
	CHECK(view->accessed[page] == view->all_used);
	if (!view->all_used) {
		CHECK(used_at[page] <= forgotten_at[page]);
	}
	for (uint32_t i = 0; i < PAGES; i++) {
		CHECK(pages[i].looks <= 1U);
		if (view->accessed[i] && !pages[i].accessed) {
			forgotten_at[i] = now;
		}
	}
}

/* Select, and check everything that can be said of the choice. Returns its page, or PAGES. */
static uint32_t select_page(void)
{
	const uint32_t candidates = evictable();
	const unsigned long long before = looks;
	struct view view;
	struct k_mem_page_frame *pf;
	bool dirty = false;
	uint32_t page;

	remember(&view);
	now++;
	pf = k_mem_paging_eviction_select(&dirty);
	CHECK(looks - before <= candidates);
	CHECK_EQ(pf == NULL, candidates == 0U);
	if (pf == NULL) {
		return PAGES;
	}
	page = page_of(k_mem_page_frame_to_virt(pf));
	judge(&view, page, dirty);
	return page;
}

static uint32_t free_frame(void)
{
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		if (k_mem_page_frame_is_free(&k_mem_page_frames[i])) {
			return i;
		}
	}
	return NO_FRAME;
}

static void load_somehow(uint32_t page)
{
	uint32_t frame = free_frame();
	uint32_t victim;

	if (frame == NO_FRAME) {
		victim = select_page();
		if (victim == PAGES || check_random(&seed) % 8U == 0U) {
			return;
		}
		frame = pages[victim].frame;
		take_out(victim);
	}
	model_load(page, frame);
	if (check_random(&seed) % 2U == 0U) {
		k_mem_page_frame_set(frame_of(page), K_MEM_PAGE_FRAME_BACKED);
	}
	allow(page);
}

/* Pin, unpin, begin and end a transfer, unmap, be used, by random. */
static void disturb(uint32_t page)
{
	struct k_mem_page_frame *const pf = frame_of(page);

	switch (check_random(&seed) % 16U) {
	case 0:
		if (in_ring[page]) {
			forbid(page);
			k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_PINNED);
		}
		break;
	case 1:
	case 2:
		if (k_mem_page_frame_is_pinned(pf) && !k_mem_page_frame_is_busy(pf)) {
			k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_PINNED);
			allow(page);
		}
		break;
	case 3:
		k_mem_page_frame_set(pf, K_MEM_PAGE_FRAME_BUSY);
		break;
	case 4:
	case 5:
		k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BUSY);
		break;
	case 6:
		take_out(page);
		break;
	case 7:
		k_mem_paging_eviction_accessed(k_mem_page_frame_to_phys(pf));
		break;
	default:
		use(page, check_random(&seed) % 4U == 0U);
		break;
	}
}

static void step(void)
{
	const uint32_t page = check_random(&seed) % PAGES;

	if (pages[page].frame != NO_FRAME) {
		if (!k_mem_page_frame_is_pinned(frame_of(page)) || check_random(&seed) % 4U == 0U) {
			disturb(page);
		}
	} else if (check_random(&seed) % 3U == 0U) {
		load_somehow(page);
	}
	if (check_random(&seed) % 64U == 0U) {
		tick();
	}
}

static void empty(void)
{
	bool dirty;

	for (uint32_t i = 0; i < PAGES; i++) {
		if (pages[i].frame != NO_FRAME) {
			take_out(i);
		}
	}
	CHECK_EQ(ring, 0);
	CHECK(k_mem_paging_eviction_select(&dirty) == NULL);
	model_begin();
}

static void nothing_to_choose_from(void)
{
	bool dirty;

	model_begin();
	CHECK(k_mem_paging_eviction_select(&dirty) == NULL);
	k_mem_paging_eviction_init();
	CHECK(k_mem_paging_eviction_select(&dirty) == NULL);
}

static void random_steps(void)
{
	for (int i = 0; i < STEPS; i++) {
		step();
	}
	empty();
}

/* No use is known: the one that came first goes first, also when it stays after all. */
static void in_the_order_of_arrival(void)
{
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		model_load(i, RAM_FRAMES - 1U - i);
		pages[i].dirty = true;
		allow(i);
	}
	for (uint32_t turn = 0; turn < 2U; turn++) {
		for (uint32_t i = 0; i < RAM_FRAMES; i++) {
			CHECK_EQ(select_page(), i);
		}
	}
	/* All are used: one pass, and still the order of arrival. */
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		use(i, false);
	}
	CHECK_EQ(select_page(), 0);
	CHECK_EQ(select_page(), 1);
	empty();
}

/* NRU spares the store a write, if that costs four looks at most. */
static void what_need_not_be_written(void)
{
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		model_load(i, i);
		pages[i].dirty = i % 16U != 5U;
		k_mem_page_frame_set(frame_of(i), K_MEM_PAGE_FRAME_BACKED);
		allow(i);
	}
	CHECK_EQ(select_page(), 0);
	CHECK_EQ(select_page(), IS_NRU ? 5 : 1);
	if (IS_NRU) {
		take_out(5);
		CHECK_EQ(select_page(), 1);
		/* The next clean one is too far away. */
		CHECK_EQ(select_page(), 2);
	}
	empty();
}

/* Looking ahead is no use of what is known: the hand has still to come by. */
static void looking_ahead(void)
{
	for (uint32_t i = 0; i < 8U; i++) {
		model_load(i, i);
		pages[i].dirty = i != 1U;
		k_mem_page_frame_set(frame_of(i), K_MEM_PAGE_FRAME_BACKED);
		allow(i);
	}
	use(1, false);
	CHECK_EQ(select_page(), 0);
	CHECK(pages[1].accessed);
	CHECK_EQ(select_page(), 2);
	CHECK(!pages[1].accessed);
	empty();
}

/* Fresh pages have no copy and need none. */
static void what_was_never_written(void)
{
	for (uint32_t i = 0; i < 4U; i++) {
		model_load(i, i);
		pages[i].dirty = i != 2U;
		k_mem_page_frame_set(frame_of(i), K_MEM_PAGE_FRAME_FRESH);
		allow(i);
	}
	CHECK_EQ(select_page(), IS_NRU ? 2 : 0);
	empty();
}

/* Within a period every page is forgotten, once; a period without paging is the last one. */
static void periods(void)
{
	const int64_t ticks =
		DIV_ROUND_UP(CONFIG_EVICTION_NRU_PERIOD * CONFIG_SYS_CLOCK_TICKS_PER_SEC, 1000);
	unsigned int expired = 0;

	if (!IS_NRU) {
		CHECK(running == NULL);
		return;
	}
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		model_load(i, i);
		allow(i);
		use(i, false);
	}
	CHECK(running != NULL && interval >= 1);
	most_looks_held = 0;
	for (int64_t t = interval; t <= ticks; t += interval) {
		tick();
	}
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		CHECK(!pages[i].accessed);
		use(i, false);
	}
	for (; running != NULL && expired < 100U; expired++) {
		tick();
	}
	/* Interrupts wait for 32 frames at most, not for all of them. */
	CHECK(most_looks_held >= 1U && most_looks_held <= 32U);
	CHECK(expired <= 2 * ticks / interval);
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		CHECK(!pages[i].accessed);
	}
	(void)select_page();
	CHECK(running != NULL);
	/* The end of main() does not wait for it; who goes on does not miss it. */
	z_mem_paging_eviction_pause();
	CHECK(running == NULL);
	(void)select_page();
	CHECK(running != NULL);
	empty();
}

/* --- Programs ------------------------------------------------------------------------------- */

/* The page that a program uses at a step. */
typedef uint32_t (*program_fn)(uint32_t step);

static uint32_t loop(uint32_t step)
{
	return step / 16U % PAGES;
}

static uint32_t hot_and_scan(uint32_t step)
{
	return step % 4U != 0U ? check_random(&seed) % (RAM_FRAMES / 2U)
			       : RAM_FRAMES / 2U + step / 16U % (PAGES - RAM_FRAMES / 2U);
}

static uint32_t drifting(uint32_t step)
{
	const uint32_t spread = check_random(&seed) % 8U == 0U ? PAGES : RAM_FRAMES / 2U;

	return (step / 512U + check_random(&seed) % spread) % PAGES;
}

static unsigned long faults_of_algorithm(program_fn program)
{
	unsigned long faults = 0;

	seed = 5;
	for (uint32_t i = 0; i < STEPS / 4; i++) {
		const uint32_t page = program(i);

		if (pages[page].frame == NO_FRAME) {
			uint32_t frame = free_frame();

			faults++;
			if (frame == NO_FRAME) {
				const uint32_t victim = select_page();

				frame = pages[victim].frame;
				take_out(victim);
			}
			model_load(page, frame);
			allow(page);
		}
		use(page, false);
	}
	empty();
	return faults;
}

static unsigned long faults_of_true_lru(program_fn program)
{
	uint64_t last[PAGES] = { 0 };
	uint32_t loaded = 0;
	unsigned long faults = 0;

	seed = 5;
	for (uint32_t i = 0; i < STEPS / 4; i++) {
		const uint32_t page = program(i);

		if (last[page] == 0U) {
			uint32_t oldest = page;

			faults++;
			for (uint32_t other = 0; other < PAGES && loaded == RAM_FRAMES; other++) {
				if (last[other] != 0U &&
				    (oldest == page || last[other] < last[oldest])) {
					oldest = other;
				}
			}
			loaded += oldest == page ? 1U : 0U;
			last[oldest] = 0;
		}
		last[page] = i + 1U;
	}
	return faults;
}

static void near_true_lru(void)
{
	static const program_fn programs[] = { loop, hot_and_scan, drifting };

	for (size_t i = 0; i < ARRAY_SIZE(programs); i++) {
		const unsigned long best = faults_of_true_lru(programs[i]);
		const unsigned long ours = faults_of_algorithm(programs[i]);

		host_printf("  program %u: %lu faults, true LRU %lu\n", (unsigned int)i, ours,
			    best);
		CHECK(ours <= best + best / 5U);
	}
}

/* Looks are paid for by evictions, or by pages that were used: no eviction is dear by itself. */
static void looks_are_paid_for(void)
{
	unsigned long long evictions = 0;

	looks = 0;
	cleared = 0;
	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		model_load(i, i);
		allow(i);
	}
	for (uint32_t i = 0; i < 20000U; i++) {
		const uint32_t page = check_random(&seed) % PAGES;

		if (pages[page].frame == NO_FRAME) {
			const uint32_t victim = select_page();
			const uint32_t frame = pages[victim].frame;

			evictions++;
			take_out(victim);
			model_load(page, frame);
			pages[page].dirty = true;
			allow(page);
		} else {
			use(page, true);
		}
	}
	CHECK(looks <= cleared + evictions * (IS_NRU ? 5U : 1U));
	host_printf("  %llu evictions, %llu looks, %llu at used pages\n", evictions, looks,
		    cleared);
	empty();
}

int main(void)
{
	RUN(nothing_to_choose_from);
	RUN(in_the_order_of_arrival);
	RUN(what_need_not_be_written);
	RUN(looking_ahead);
	RUN(what_was_never_written);
	RUN(periods);
	RUN(random_steps);
	RUN(near_true_lru);
	RUN(looks_are_paid_for);
	return check_end();
}
