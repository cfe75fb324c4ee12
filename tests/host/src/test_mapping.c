/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The mapping calls of arch/x86/mmu against a model, with a CPU in software that caches all that
 *the manual allows (soft_mmu.h): after each call the tables of both sets are what the model says,
 *and nothing stale is cached. Some calls run instruction by instruction, with the CPU looking at,
 *and caching, the pages between any two of them.
 *
 *	mapping [calls] [seed] [instructions of calls that run instruction by instruction]
 */
#include <errno.h>

#include <kernel_arch_interface.h>

#include "check.h"
#include "mapping_model.h"
#include "range.h"
#include "runs.h"
#include "single_step.h"
#include "tables.h"

#define PAGES_MAX 2000U
#define FRAMES (1U << SOFT_FRAME_BITS)
#define ANON_ZERO 0xFFFFFU
/* Locations that stand for themselves end where those two begin that do not. */
#define LOCATIONS (ANON_ZERO - 1U)
#define SCRATCH ((uint32_t)(uintptr_t)K_MEM_SCRATCH_PAGE >> 12)
#define STEP_PAGES_MAX 3U
/* More instructions than a call has, one that splits a large page in both sets, and another. */
#define STEPS_OF_SPLIT 280000U
#define STEPS_OF_CALL 5000U

unsigned long walk_file_number(const char *text);

enum call {
	CALL_MAP,
	CALL_MAP_PFN,
	CALL_MAP_FRAMES,
	CALL_UNMAP,
	CALL_UNMAP_PAGES,
	CALL_UPDATE,
	CALL_PAGE_OUT,
	CALL_PAGE_IN,
	CALL_PAGE_IN_PFN,
	CALL_SCRATCH,
	CALL_SCRATCH_PFN,
	CALL_INFO,
	CALL_INFO_PFN,
	CALL_LOCATION,
	CALL_PHYS,
	CALL_PFN,
	CALL_GUARD_SET,
	CALL_GUARD_RELEASE,
};

/* A call, its arguments and its results. */
static struct job {
	enum call call;
	uint32_t page, count, flags, pfn;
	/* Bytes added to arguments, to make them wrong. */
	uint32_t skew_virt, skew_phys, skew_size;
	bool tell, clear;
	int ret;
	uint64_t result, place;
} job;

static k_mem_pfn_t frames[PAGES_MAX];
static uint32_t was[PAGES_MAX];
static struct x86_tables other_set;
static bool failed;
static unsigned long steps_allowed, steps_run, jobs_stepped;

static void *virt_of(uint32_t page)
{
	return (void *)(uintptr_t)(page << 12);
}

static void *skewed(void *virt)
{
	return (void *)((uintptr_t)virt + job.skew_virt);
}

static void perform_mapping(void *virt)
{
	switch (job.call) {
	case CALL_MAP:
		job.ret = arch_mem_map(virt, (job.pfn << 12) + job.skew_phys,
				       (job.count << 12) + job.skew_size, job.flags);
		break;
	case CALL_MAP_PFN:
		job.ret = arch_mem_map_pfn(virt, job.pfn, job.count, job.flags);
		break;
	case CALL_MAP_FRAMES:
		arch_mem_map_frames(virt, frames, job.count, job.flags);
		break;
	case CALL_UNMAP:
		job.ret = arch_mem_unmap(virt, (job.count << 12) + job.skew_size);
		break;
	case CALL_UNMAP_PAGES:
		job.ret = arch_mem_unmap_pages(virt, job.count, job.tell ? was : NULL);
		break;
	default:
		job.ret = arch_mem_update(virt, job.count, job.flags);
		break;
	}
}

static void perform_look(void *virt)
{
	uintptr_t location = 1;
	k_mem_pfn_t pfn = 1;

	switch (job.call) {
	case CALL_INFO:
		job.result = arch_page_info_get(virt, job.tell ? &location : NULL, job.clear);
		job.place = location;
		break;
	case CALL_INFO_PFN:
		job.result = arch_page_info_get_pfn(virt, job.tell ? &pfn : NULL, job.clear);
		job.place = pfn;
		break;
	case CALL_LOCATION:
		job.result = arch_page_location_get(virt, &location);
		job.place = location;
		break;
	case CALL_PHYS:
		job.ret = arch_page_phys_get(skewed(virt), job.tell ? &location : NULL);
		job.place = location;
		break;
	default:
		job.ret = arch_page_pfn_get(skewed(virt), &pfn);
		job.place = pfn;
		break;
	}
}

static void perform(void)
{
	void *virt = virt_of(job.page);

	switch (job.call) {
	case CALL_PAGE_OUT:
		arch_mem_page_out(virt, job.pfn << 12);
		break;
	case CALL_PAGE_IN:
		arch_mem_page_in(virt, job.pfn << 12);
		break;
	case CALL_PAGE_IN_PFN:
		arch_mem_page_in_pfn(virt, job.pfn);
		break;
	case CALL_SCRATCH:
		arch_mem_scratch(job.pfn << 12);
		break;
	case CALL_SCRATCH_PFN:
		arch_mem_scratch_pfn(job.pfn);
		break;
	case CALL_GUARD_SET:
		arch_stack_guard_set(virt);
		break;
	case CALL_GUARD_RELEASE:
		arch_stack_guard_release(virt);
		break;
	default:
		if (job.call >= CALL_INFO) {
			perform_look(virt);
		} else {
			perform_mapping(skewed(virt));
		}
		break;
	}
}

/* Instruction by instruction: what the CPU sees of some pages meanwhile. */

#define WATCHED_MAX (STEP_PAGES_MAX + 1U)
#define SEEN_MAX 4U
static uint32_t watched[WATCHED_MAX];
static unsigned int watched_count;
static struct sight {
	uint64_t value[SEEN_MAX];
	unsigned int count;
} seen[SOFT_SETS][WATCHED_MAX];
static uint64_t watch_seed;

/* What a page looks like to the CPU: 0 is a page fault. */
static uint64_t sight_of(unsigned int set, uint32_t page)
{
	bool large;
	const uint64_t entry = soft_mmu_look(set, page, &large);

	return (entry & SOFT_P) != 0U ? entry & ~(uint64_t)(SOFT_A | SOFT_D) : 0U;
}

static void look(unsigned int set, unsigned int index)
{
	struct sight *sight = &seen[set][index];
	const uint64_t value = sight_of(set, watched[index]);

	for (unsigned int i = 0; i < sight->count; i++) {
		if (sight->value[i] == value) {
			return;
		}
	}
	if (sight->count < SEEN_MAX) {
		sight->value[sight->count++] = value;
	}
}

static void look_at_all(void)
{
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		for (unsigned int i = 0; i < watched_count; i++) {
			look(set, i);
		}
	}
}

static void between_instructions(void)
{
	if (soft_mmu_is_busy) {
		return;
	}
	look_at_all();
	if (check_random(&watch_seed) % 4U == 0U) {
		(void)soft_mmu_speculate(watched[check_random(&watch_seed) % watched_count]);
	}
}

/* Nothing was seen but old and new; a page that stays was never away. */
static void judge_sights(void)
{
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		for (unsigned int i = 0; i < watched_count; i++) {
			const struct sight *sight = &seen[set][i];
			const uint64_t before = sight->value[0];
			const uint64_t after = sight_of(set, watched[i]);
			const bool scratched =
				job.call >= CALL_SCRATCH && i == 0U && job.call <= CALL_SCRATCH_PFN;
			const bool may_be_away = before == 0U || after == 0U || scratched;

			for (unsigned int k = 0; k < sight->count; k++) {
				const uint64_t value = sight->value[k];

				CHECK(value == before || value == after ||
				      (value == 0U && may_be_away));
			}
		}
	}
}

static void perform_stepped(void)
{
	watched_count = job.count;
	for (unsigned int i = 0; i < watched_count; i++) {
		watched[i] = job.page + i;
	}
	/* A neighbour, which a call must leave alone even where a large page is split. */
	if (job.page + job.count < SPACE_PAGES &&
	    model_slot(job.page + job.count) != SLOT_NOTHING) {
		watched[watched_count++] = job.page + job.count;
	}
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		for (unsigned int i = 0; i < watched_count; i++) {
			seen[set][i].count = 0;
		}
	}
	look_at_all();
	steps_run += single_step(perform, between_instructions);
	jobs_stepped++;
	judge_sights();
}

/* What the CPU does between two calls. */

static bool allowed(const struct model_page *page, struct soft_access access)
{
	bool good = page != NULL && page->state == PAGE_PRESENT;

	good = good && (!access.write || (page->flags & K_MEM_PERM_RW) != 0U);
	good = good && (!access.user || (page->flags & K_MEM_PERM_USER) != 0U);
#ifdef CONFIG_X86_NX
	good = good && (!access.fetch || (page->flags & K_MEM_PERM_EXEC) != 0U);
#endif
	return good;
}

static void touch(uint32_t page)
{
	const struct soft_access access = { .write = model_random(3) == 0U,
					    .user = model_random(3) == 0U,
					    .fetch = model_random(3) == 0U };
	const int64_t found = soft_mmu_access(page, access);

	if (allowed(model_page(page), access)) {
		CHECK_EQ(found, model_page(page)->pfn);
		model_mark(soft_mmu_set(), page, SOFT_A | (access.write ? SOFT_D : 0U));
	} else {
		CHECK_EQ(found, -1);
	}
}

static void live_a_little(void)
{
	const uint32_t dice = model_random(64);

	for (unsigned int i = 0; i < 6U; i++) {
		const uint32_t page = job.page + model_random(job.count + 2U);

		if (page < SPACE_PAGES && page - MODEL_FIRST_PAGE < MODEL_PAGES) {
			touch(page);
			if (soft_mmu_speculate(page)) {
				model_mark(soft_mmu_set(), page, SOFT_A);
			}
		}
	}
	if (dice == 0U) {
		soft_mmu_use(model_random(SOFT_SETS));
	}
}

/* Arguments. */

static void pick_range(uint32_t longest)
{
	const uint32_t slot = MODEL_FIRST + model_random(MODEL_SLOTS);
	const uint32_t dice = model_random(8);
	uint32_t inside = model_random(SOFT_SLOT_PAGES);

	inside = dice < 4U    ? inside % 48U
		 : dice == 4U ? SOFT_SLOT_PAGES - 1U - inside % 8U
			      : inside;
	job.page = slot * SOFT_SLOT_PAGES + inside;
	switch (model_random(16)) {
	case 0:
		job.count = 1U + model_random(SOFT_SLOT_PAGES + 300U);
		break;
	case 1:
		job.count = 1U + model_random(70);
		break;
	case 2:
	case 3:
	case 4:
		job.count = 1U + model_random(8);
		break;
	default:
		job.count = 1;
		break;
	}
	job.count = MIN(job.count, longest);
}

/* Make a range one that the call can serve, if there is something of it at its start. */
static void trim(bool to_something)
{
	uint32_t count = 0;

	while (count < job.count && job.page + count < SPACE_PAGES) {
		const struct model_page *page = model_page(job.page + count);

		if (page == NULL || (page->state != PAGE_NOTHING) != to_something) {
			break;
		}
		count++;
	}
	job.count = MAX(count, 1U);
}

/* Every page of the range is in the kernel's range, or has a page table, and is in one state. */
static bool all_are(enum model_state state, bool vm_only)
{
	bool good = model_in_space(job.page, job.count);

	for (uint32_t i = job.page; good && i < job.page + job.count; i++) {
		const enum model_slot slot = model_slot(i);

		good = (slot == SLOT_VM || (slot == SLOT_TABLE && !vm_only)) &&
		       model_page(i)->state == state;
	}
	return good;
}

static uint32_t some_frame(void)
{
	return model_random(4) == 0U ? model_random(FRAMES) : model_random(SPACE_PAGES);
}

static uint32_t some_flags(void)
{
	return model_random(4) | model_random(8) << 3;
}

/* Wrong arguments: the call must refuse them. Returns whether one was put in. */
static bool spoil(void)
{
	switch (model_random(12)) {
	case 0:
		job.skew_virt = 1U << model_random(12);
		return true;
	case 1:
		job.count = 0;
		return job.call != CALL_MAP_FRAMES;
	case 2:
		job.count = SPACE_PAGES - job.page + 1U + model_random(64);
		if (job.call == CALL_MAP || job.call == CALL_UNMAP) {
			/* So many bytes can be said. */
			job.count = MIN(job.count, SPACE_PAGES - 1U);
		}
		return !model_in_space(job.page, job.count);
	default:
		return false;
	}
}

static bool spoil_map(void)
{
	switch (model_random(8)) {
	case 0:
		job.flags |= 4U;
		return true;
	case 1:
		if (job.call == CALL_MAP) {
			job.skew_phys = 1U << model_random(12);
		} else {
			job.pfn = FRAMES - model_random(2) * (job.count - 1U);
			job.count = MAX(job.count, 2U);
			job.flags &= ~K_MEM_MAP_UNPAGED;
		}
		return true;
	case 2:
		job.page = 0;
		return true;
	default:
		return false;
	}
}

/* Judgements. */

static uint8_t marks_of(const struct model_page *page)
{
	return page->marks[0] | page->marks[1];
}

static void split_range(void)
{
	for (uint32_t i = 0; i < job.count; i++) {
		model_split(job.page + i);
	}
}

/* The same location for all pages. */
static bool is_anon(void)
{
	return (job.flags & K_MEM_MAP_UNPAGED) != 0U &&
	       (job.pfn == ANON_ZERO || job.pfn == ANON_ZERO - 1U);
}

static void expect_mapped(bool from_list)
{
	const bool unpaged = (job.flags & K_MEM_MAP_UNPAGED) != 0U;
	const bool same = is_anon();

	for (uint32_t i = 0; i < job.count; i++) {
		*model_page(job.page + i) = (struct model_page){
			.pfn = from_list ? frames[i]
			       : same    ? job.pfn
					 : job.pfn + i,
			.flags = (uint8_t)(job.flags & 0x3FU),
			.state = unpaged ? PAGE_PAGED_OUT : PAGE_PRESENT,
		};
	}
}

static int expected_of_map(bool spoiled)
{
	const uint32_t end = (job.flags & K_MEM_MAP_UNPAGED) != 0U ? LOCATIONS : FRAMES;
	struct model_survey there;

	if (spoiled || !model_in_space(job.page, job.count) || job.page == 0U ||
	    (!is_anon() && job.pfn + job.count > end)) {
		return -EINVAL;
	}
	there = model_survey(job.page, job.count);
	return there.something || there.fixed ? -EBUSY : there.no_table ? -ENOMEM : 0;
}

static int expected_of_change(bool spoiled, bool holes_allowed)
{
	struct model_survey there;

	if (spoiled || !model_in_space(job.page, job.count)) {
		return -EINVAL;
	}
	there = model_survey(job.page, job.count);
	if (there.no_table || there.fixed) {
		return -EINVAL;
	}
	return there.nothing && !holes_allowed ? -EFAULT : 0;
}

/* The contract's words for what the CPU marked. */
static uint32_t said_of_marks(uint32_t marks)
{
	return ((marks & SOFT_A) != 0U ? ARCH_DATA_PAGE_ACCESSED : 0U) |
	       ((marks & SOFT_D) != 0U ? ARCH_DATA_PAGE_DIRTY : 0U);
}

static uint32_t expected_was(const struct model_page *page)
{
	switch (page->state) {
	case PAGE_NOTHING:
		return ARCH_DATA_PAGE_NOT_MAPPED;
	case PAGE_PAGED_OUT:
		return page->pfn << 8;
	default:
		return page->pfn << 8 | ARCH_DATA_PAGE_LOADED | said_of_marks(marks_of(page));
	}
}

static uint32_t checksum(void)
{
	uint32_t size, sum = 0;
	const uint32_t *word = (const void *)soft_mmu_bytes(&size);

	for (; size != 0U; size -= 4U) {
		sum = (sum << 5 | sum >> 27) + *word++;
	}
	return sum;
}

static bool range_has_large(void)
{
	bool found = false;

	for (uint32_t i = 0; i < job.count && job.page + i < SPACE_PAGES; i++) {
		found = found || model_is_large(0, job.page + i) || model_is_large(1, job.page + i);
	}
	return found;
}

static bool stepped;

/* Whether this call runs instruction by instruction; one that changes what is present rather often.
 */
static bool may_step(void)
{
	const unsigned long most = range_has_large() ? STEPS_OF_SPLIT : STEPS_OF_CALL;
	const uint32_t odds = job.call == CALL_UPDATE ? 4U : 64U;

	return job.count <= STEP_PAGES_MAX && model_random(odds) == 0U &&
	       steps_run + most < steps_allowed;
}

/* Run the job; a call that fails must change no byte. */
static void run(int expected)
{
	const bool check_bytes = expected != 0 && model_random(4) == 0U;
	const uint32_t before = check_bytes ? checksum() : 0U;

	(void)soft_mmu_flushes();
	stepped = expected == 0 && may_step();
	job.ret = 0;
	if (stepped) {
		perform_stepped();
	} else {
		perform();
	}
	CHECK_EQ(job.ret, expected);
	if (check_bytes) {
		CHECK_EQ(checksum(), before);
	}
}

/* How much may be forgotten: no more than was changed, and all at once if it is much. */
static void judge_flushes(bool nothing_was_there, bool was_large)
{
	const struct soft_flushes done = soft_mmu_flushes();

	/* What may have been cached is less so now. */
	CHECK_EQ(done.caches, job.call == CALL_UPDATE && (job.flags & K_MEM_CACHE_MASK) != 0U);
	if (nothing_was_there) {
		/* Here it need not be known. */
		CHECK((done.pages == 0U && done.all == 0U) || job.call == CALL_UNMAP_PAGES);
	} else if (!was_large) {
		CHECK(job.count > X86_TLB_PAGES_MAX ? done.pages == 0U && done.all <= 1U
						    : done.pages <= job.count && done.all == 0U);
	}
}

/* Jobs. */

/* A location of a range; some ranges are not all locations. */
static uint32_t some_location(void)
{
	switch (model_random(9)) {
	case 0:
	case 1:
	case 2:
		return ANON_ZERO - model_random(2);
	case 3:
		return LOCATIONS - model_random(job.count + 2U);
	case 4:
		return job.call == CALL_MAP ? 0U : model_random(FRAMES);
	default:
		return model_random(LOCATIONS - job.count);
	}
}

static void job_map(void)
{
	bool spoiled;
	int expected;

	job.call = model_random(2) == 0U ? CALL_MAP : CALL_MAP_PFN;
	pick_range(PAGES_MAX);
	if (model_random(4) != 0U) {
		trim(false);
	}
	live_a_little();
	job.flags = some_flags() | (model_random(3) == 0U ? K_MEM_MAP_UNPAGED : 0U);
	job.pfn = job.call == CALL_MAP ? model_random(SPACE_PAGES - job.count)
				       : model_random(FRAMES - job.count + 1U);
	if ((job.flags & K_MEM_MAP_UNPAGED) != 0U) {
		job.pfn = some_location();
	}
	spoiled = spoil_map() || spoil();
	expected = expected_of_map(spoiled);
	run(expected);
	if (expected == 0) {
		expect_mapped(false);
		judge_flushes(true, false);
	}
}

static void job_map_frames(void)
{
	pick_range(PAGES_MAX);
	trim(false);
	live_a_little();
	if (job.page == 0U || !all_are(PAGE_NOTHING, true)) {
		return;
	}
	job.call = CALL_MAP_FRAMES;
	job.flags = some_flags();
	for (uint32_t i = 0; i < job.count; i++) {
		frames[i] = some_frame();
	}
	run(0);
	expect_mapped(true);
	judge_flushes(true, false);
}

static bool nothing_present(void)
{
	bool found = false;

	for (uint32_t i = 0; i < job.count; i++) {
		found = found || model_page(job.page + i)->state == PAGE_PRESENT;
	}
	return !found;
}

static void after_unmap(void)
{
	const bool large = range_has_large();
	const bool absent = nothing_present();

	split_range();
	for (uint32_t i = 0; i < job.count; i++) {
		struct model_page *page = model_page(job.page + i);

		if (job.call == CALL_UNMAP_PAGES && job.tell) {
			/* While it was taken away, the CPU may have used it. */
			const uint32_t vague = stepped ? ARCH_DATA_PAGE_ACCESSED : 0U;

			CHECK_EQ(was[i] & ~vague, expected_was(page) & ~vague);
		}
		*page = (struct model_page){ .state = PAGE_NOTHING };
	}
	judge_flushes(absent, large);
}

static void job_unmap(void)
{
	bool spoiled;
	int expected;

	job.call = model_random(2) == 0U ? CALL_UNMAP : CALL_UNMAP_PAGES;
	job.tell = model_random(3) != 0U;
	pick_range(PAGES_MAX);
	if (model_random(4) != 0U) {
		trim(true);
	}
	live_a_little();
	spoiled = spoil();
	if (!spoiled && job.call == CALL_UNMAP && model_random(16) == 0U) {
		job.skew_size = 1U << model_random(12);
		spoiled = true;
	}
	expected = expected_of_change(spoiled, job.call == CALL_UNMAP_PAGES);
	run(expected);
	if (expected == 0) {
		after_unmap();
	}
}

static void job_update(void)
{
	bool spoiled;
	int expected;

	job.call = CALL_UPDATE;
	pick_range(PAGES_MAX);
	if (model_random(4) != 0U) {
		trim(true);
	}
	live_a_little();
	job.flags = some_flags();
	spoiled = spoil();
	if (!spoiled && model_random(16) == 0U) {
		job.flags |= 4U;
		spoiled = true;
	}
	expected = expected_of_change(spoiled, false);
	run(expected);
	if (expected == 0) {
		const bool large = range_has_large();

		split_range();
		for (uint32_t i = 0; i < job.count; i++) {
			model_page(job.page + i)->flags = (uint8_t)job.flags;
		}
		judge_flushes(false, large);
	}
}

static void job_page_out(void)
{
	pick_range(1);
	live_a_little();
	if (!all_are(PAGE_PRESENT, false)) {
		return;
	}
	job.call = CALL_PAGE_OUT;
	job.pfn = model_random(8) == 0U ? model_random(2) * ANON_ZERO : model_random(SPACE_PAGES);
	run(0);
	split_range();
	*model_page(job.page) = (struct model_page){ .pfn = job.pfn,
						     .flags = model_page(job.page)->flags,
						     .state = PAGE_PAGED_OUT };
}

static void job_page_in(void)
{
	pick_range(1);
	live_a_little();
	if (!all_are(PAGE_PAGED_OUT, false)) {
		return;
	}
	job.call = model_random(2) == 0U ? CALL_PAGE_IN : CALL_PAGE_IN_PFN;
	job.pfn = job.call == CALL_PAGE_IN ? model_random(SPACE_PAGES) : some_frame();
	run(0);
	*model_page(job.page) = (struct model_page){ .pfn = job.pfn,
						     .flags = model_page(job.page)->flags,
						     .state = PAGE_PRESENT };
	judge_flushes(true, false);
}

static void job_scratch(void)
{
	job.page = SCRATCH;
	job.count = 1;
	live_a_little();
	job.call = model_random(2) == 0U ? CALL_SCRATCH : CALL_SCRATCH_PFN;
	job.pfn = job.call == CALL_SCRATCH ? model_random(SPACE_PAGES) : some_frame();
	run(0);
	split_range();
	*model_page(job.page) = (struct model_page){ .pfn = job.pfn,
						     .flags = K_MEM_PERM_RW,
						     .state = PAGE_PRESENT };
}

static void judge_info(const struct model_page *page)
{
	uint64_t expected = ARCH_DATA_PAGE_NOT_MAPPED, place = 1;

	if (page != NULL && page->state != PAGE_NOTHING) {
		expected = page->state == PAGE_PAGED_OUT
				   ? 0U
				   : ARCH_DATA_PAGE_LOADED | said_of_marks(marks_of(page));
		if (job.tell) {
			place = job.call == CALL_INFO_PFN ? page->pfn
				: page->pfn < SPACE_PAGES ? (uint64_t)page->pfn << 12
							  : 1U;
		}
	}
	if (stepped && (expected & ARCH_DATA_PAGE_LOADED) != 0U) {
		expected |= ARCH_DATA_PAGE_ACCESSED;
		job.result |= ARCH_DATA_PAGE_ACCESSED;
	}
	CHECK_EQ(job.result, expected);
	CHECK_EQ(job.place, place);
}

static void job_info(void)
{
	struct model_page *page;

	pick_range(1);
	live_a_little();
	page = model_page(job.page);
	job.call = model_random(2) == 0U ? CALL_INFO : CALL_INFO_PFN;
	job.tell = model_random(2) == 0U;
	job.clear = model_random(2) == 0U;
	run(0);
	judge_info(page);
	if (job.clear && page != NULL &&
	    (page->state == PAGE_PRESENT || page->state == PAGE_GUARD)) {
		model_unmark(job.page);
	}
}

static void job_location(void)
{
	const struct model_page *page;
	uint64_t expected = ARCH_PAGE_LOCATION_BAD, place = 1;

	pick_range(1);
	page = model_page(job.page);
	job.call = CALL_LOCATION;
	run(0);
	if (page != NULL && page->state != PAGE_NOTHING) {
		expected = page->state == PAGE_PAGED_OUT ? ARCH_PAGE_LOCATION_PAGED_OUT
							 : ARCH_PAGE_LOCATION_PAGED_IN;
		place = page->pfn < SPACE_PAGES ? (uint64_t)page->pfn << 12 : 1U;
	}
	CHECK_EQ(job.result, expected);
	CHECK_EQ(job.place, place);
}

static void job_where(void)
{
	const struct model_page *page;
	bool there;

	pick_range(1);
	page = model_page(job.page);
	there = page != NULL && page->state == PAGE_PRESENT;
	job.call = model_random(2) == 0U ? CALL_PFN : CALL_PHYS;
	job.skew_virt = model_random(4096);
	job.tell = model_random(4) != 0U;
	if (job.call == CALL_PFN) {
		run(there ? 0 : -EFAULT);
		CHECK_EQ(job.place, there ? page->pfn : 1U);
	} else {
		there = there && page->pfn < SPACE_PAGES;
		run(there ? 0 : -EFAULT);
		CHECK_EQ(job.place,
			 there && job.tell ? ((uint64_t)page->pfn << 12) + job.skew_virt : 1U);
	}
}

/* Any page may be asked for; one that is not mapped, and one of a --map's large page, stays. */
static void job_guard(void)
{
	struct model_page *page;
	enum model_state from;

	pick_range(1);
	live_a_little();
	page = model_page(job.page);
	job.call = model_random(3) == 0U ? CALL_GUARD_SET : CALL_GUARD_RELEASE;
	from = job.call == CALL_GUARD_SET ? PAGE_PRESENT : PAGE_GUARD;
	run(0);
	split_range();
	if (page != NULL && page->state == from && model_slot(job.page) != SLOT_FIXED) {
		page->state = job.call == CALL_GUARD_SET ? PAGE_GUARD : PAGE_PRESENT;
	}
}

static void some_job(void)
{
	static void (*const jobs[])(void) = {
		job_map,      job_map,      job_map,     job_map_frames, job_map_frames,
		job_unmap,    job_unmap,    job_unmap,   job_update,     job_update,
		job_page_out, job_page_out, job_page_in, job_page_in,    job_page_in,
		job_scratch,  job_info,     job_info,    job_location,   job_where,
		job_guard,
	};

	job = (struct job){ .count = 1 };
	stepped = false;
	jobs[model_random(ARRAY_SIZE(jobs))]();
}

static bool has_large_page(void)
{
	bool found = false;

	for (uint32_t slot = SOFT_VM_FIRST; slot <= SOFT_VM_LAST; slot++) {
		found = found || model_is_large(0, slot * SOFT_SLOT_PAGES);
	}
	return found;
}

static void new_world(void)
{
	bool small;

	model_reset();
	small = !has_large_page();
	z_x86_kernel_tables.offset = soft_mmu_offset();
	z_x86_tables_init();
	CHECK_EQ(z_x86_kernel_tables.vm_is_small, small);
	z_x86_kernel_tables.next = &other_set;
	other_set = (struct x86_tables){
		.top = soft_mmu_top(1),
		.offset = soft_mmu_offset(),
		.vm_tables = soft_mmu_vm_tables(1),
		.vm_is_small = small,
	};
	failed = failed || !CHECK(model_agrees_all());
}

static bool runs_agree(void)
{
	return CHECK(model_runs_agree(0, &z_x86_kernel_tables)) &&
	       CHECK(model_runs_agree(1, &other_set));
}

/* The first location is behind the last one in no run. */
static void check_last_and_first_location(void)
{
	const uint32_t page = SOFT_VM_LAST * SOFT_SLOT_PAGES + 100U;
	const uint32_t locations[] = { ANON_ZERO, 0U };

	do {
		new_world();
	} while (model_is_large(0, page));
	for (uint32_t i = 0; i < ARRAY_SIZE(locations); i++) {
		CHECK_EQ(arch_mem_map_pfn(virt_of(page + i), locations[i], 1, K_MEM_MAP_UNPAGED),
			 0);
		*model_page(page + i) = (struct model_page){
			.pfn = locations[i],
			.state = PAGE_PAGED_OUT,
		};
	}
	failed = failed || !runs_agree();
}

/* What the CPU used meanwhile, the model cannot know; a large page has one mark for all. */
static void accept_accessed(void)
{
	const uint32_t first = job.page / SOFT_SLOT_PAGES * SOFT_SLOT_PAGES;

	model_accept_accessed(first, MIN(2U * SOFT_SLOT_PAGES, SPACE_PAGES - first));
}

static void fuzz(unsigned long calls)
{
	for (unsigned long i = 0; i < calls && !failed; i++) {
		if (i % 2048U == 0U) {
			new_world();
		}
		some_job();
		if (stepped) {
			accept_accessed();
		}
		failed = !CHECK(soft_mmu_is_coherent()) ||
			 (model_in_space(job.page, job.count) &&
			  !CHECK(model_agrees(job.page, job.count)));
		if (i % 512U == 0U) {
			failed = failed || !CHECK(model_agrees_all()) || !runs_agree();
		}
		if (failed || check_has_failed()) {
			host_printf(
				"after call %lu: kind %u, page 0x%x, %u pages, flags 0x%x, %s\n", i,
				job.call, job.page, job.count, job.flags,
				stepped ? "stepped" : "in one go");
			failed = true;
		}
	}
}

int main(int argc, char **argv)
{
	const unsigned long calls = argc > 1 ? walk_file_number(argv[1]) : 100000UL;

	model_seed = argc > 2 ? walk_file_number(argv[2]) : 1UL;
	watch_seed = model_seed;
	steps_allowed = argc > 3 ? walk_file_number(argv[3]) : calls;
	check_last_and_first_location();
	fuzz(calls);
	host_printf("%lu calls, %lu of them in %lu steps\n", calls, jobs_stepped, steps_run);
	CHECK(failed || jobs_stepped > 0U || steps_allowed < 4U * STEPS_OF_CALL);
	return check_end();
}
