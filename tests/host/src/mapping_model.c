/* SPDX-License-Identifier: Apache-2.0 */
/* mapping_model.h. */
#include "mapping_model.h"

#include "check.h"

#define FRAMES (1U << SOFT_FRAME_BITS)

uint64_t model_seed;

static struct model_page pages[MODEL_PAGES];
static bool large[SOFT_SETS][MODEL_SLOTS];

uint32_t model_random(uint32_t bound)
{
	return check_random(&model_seed) % bound;
}

static enum model_slot kind_of(uint32_t slot)
{
	const uint32_t other = MODEL_IS_HIGH ? slot - MODEL_FIRST : slot - SOFT_VM_LAST - 1U;

	if (slot - SOFT_VM_FIRST < SOFT_VM_SLOTS) {
		return SLOT_VM;
	}
	return other == 0U ? SLOT_TABLE : other == 1U ? SLOT_FIXED : SLOT_NOTHING;
}

enum model_slot model_slot(uint32_t page)
{
	return kind_of(page / SOFT_SLOT_PAGES);
}

struct model_page *model_page(uint32_t page)
{
	return model_slot(page) == SLOT_NOTHING ? NULL : &pages[page - MODEL_FIRST_PAGE];
}

bool model_is_large(unsigned int set, uint32_t page)
{
	return model_slot(page) != SLOT_NOTHING && large[set][page / SOFT_SLOT_PAGES - MODEL_FIRST];
}

uint64_t model_entry(unsigned int set, const struct model_page *page)
{
	const uint8_t flags = page->flags;
	uint64_t entry = (uint64_t)page->pfn << 12;

	if (page->state == PAGE_NOTHING) {
		return 0;
	}
	entry |= (flags & 7U) == 1U || (flags & 7U) == 3U ? SOFT_PWT : 0U;
	entry |= (flags & 7U) >= 2U ? SOFT_PCD : 0U;
	entry |= (flags & 8U) != 0U ? SOFT_RW : 0U;
	entry |= (flags & 32U) != 0U ? SOFT_US : 0U;
#ifdef CONFIG_X86_NX
	entry |= (flags & 16U) == 0U ? SOFT_XD : 0U;
#endif
	switch (page->state) {
	case PAGE_PRESENT:
		return entry | SOFT_P | page->marks[set];
	case PAGE_GUARD:
		return entry | SOFT_GUARD | page->marks[set];
	default:
		return entry | SOFT_PAGED_OUT;
	}
}

static void all_of(unsigned int set, uint32_t page, uint32_t *first, uint32_t *count)
{
	*first = page;
	*count = 1;
	if (model_is_large(set, page)) {
		*first = page / SOFT_SLOT_PAGES * SOFT_SLOT_PAGES;
		*count = SOFT_SLOT_PAGES;
	}
}

void model_mark(unsigned int set, uint32_t page, uint32_t marks)
{
	uint32_t first, count;

	all_of(set, page, &first, &count);
	for (uint32_t i = first; i < first + count; i++) {
		model_page(i)->marks[set] |= marks;
	}
}

static void split_in(unsigned int set, uint32_t page)
{
	if (model_slot(page) == SLOT_VM) {
		large[set][page / SOFT_SLOT_PAGES - MODEL_FIRST] = false;
	}
}

void model_unmark(uint32_t page)
{
	uint32_t first, count;

	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		if ((model_page(page)->marks[set] & SOFT_A) == 0U) {
			continue;
		}
		split_in(set, page);
		all_of(set, page, &first, &count);
		for (uint32_t i = first; i < first + count; i++) {
			model_page(i)->marks[set] &= (uint8_t)~SOFT_A;
		}
	}
}

void model_split(uint32_t page)
{
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		split_in(set, page);
	}
}

/* Population of a new world. */

static void put(uint32_t page, uint32_t pfn, uint8_t flags)
{
	const uint32_t dice = model_random(16);

	*model_page(page) = (struct model_page){
		.pfn = dice == 0U ? pfn % SPACE_PAGES : pfn,
		.flags = flags,
		.state = dice == 0U   ? PAGE_PAGED_OUT
			 : dice == 1U ? PAGE_GUARD
				      : PAGE_PRESENT,
	};
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		soft_mmu_put(set, page, model_entry(set, model_page(page)));
	}
}

static uint8_t some_flags(void)
{
	return (uint8_t)(model_random(4) | model_random(8) << 3);
}

static void put_large(uint32_t slot)
{
	const uint32_t pfn = model_random(FRAMES / SOFT_SLOT_PAGES) * SOFT_SLOT_PAGES;
	const uint8_t flags = some_flags();
	const uint8_t marks = (uint8_t)(model_random(4) << 5);

	large[0][slot - MODEL_FIRST] = true;
	large[1][slot - MODEL_FIRST] = true;
	for (uint32_t i = 0; i < SOFT_SLOT_PAGES; i++) {
		*model_page(slot * SOFT_SLOT_PAGES + i) = (struct model_page){
			.pfn = pfn + i,
			.flags = flags,
			.state = PAGE_PRESENT,
			.marks = { marks, marks },
		};
	}
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		soft_mmu_put_large(set, slot,
				   model_entry(set, model_page(slot * SOFT_SLOT_PAGES)) | SOFT_PS);
	}
}

static void populate(uint32_t slot, bool large_allowed)
{
	const uint32_t first = slot * SOFT_SLOT_PAGES;

	if (kind_of(slot) == SLOT_FIXED ||
	    (large_allowed && slot != 0U && kind_of(slot) == SLOT_VM && model_random(3) == 0U)) {
		put_large(slot);
		return;
	}
	for (unsigned int set = 0; set < SOFT_SETS; set++) {
		if (kind_of(slot) == SLOT_VM) {
			soft_mmu_link_vm(set, slot);
		} else {
			soft_mmu_add_table(set, slot);
		}
	}
	for (uint32_t i = 1; i < 40U; i++) {
		put(first + i, model_random(FRAMES), some_flags());
	}
}

void model_reset(void)
{
	bool large_allowed;

	soft_mmu_reset();
	for (uint32_t i = 0; i < MODEL_PAGES; i++) {
		pages[i] = (struct model_page){ .state = PAGE_NOTHING };
	}
	large_allowed = model_random(2) == 0U;
	for (uint32_t i = 0; i < MODEL_SLOTS; i++) {
		large[0][i] = false;
		large[1][i] = false;
		if (kind_of(MODEL_FIRST + i) != SLOT_NOTHING) {
			populate(MODEL_FIRST + i, large_allowed);
		}
	}
	soft_mmu_use(0);
}

bool model_in_space(uint32_t page, uint64_t count)
{
	return count > 0U && page + count <= SPACE_PAGES;
}

struct model_survey model_survey(uint32_t page, uint32_t count)
{
	struct model_survey found = { 0 };

	for (uint32_t i = page; i < page + count; i++) {
		const enum model_slot kind = model_slot(i);

		found.fixed = found.fixed || kind == SLOT_FIXED;
		found.no_table = found.no_table || kind == SLOT_NOTHING;
		if (kind != SLOT_NOTHING) {
			const bool there = model_page(i)->state != PAGE_NOTHING;

			found.something = found.something || there;
			found.nothing = found.nothing || !there;
		}
	}
	return found;
}

static bool page_agrees(unsigned int set, uint32_t page)
{
	bool is_large;
	const uint64_t found = soft_mmu_look(set, page, &is_large);
	const struct model_page *wanted = model_page(page);
	const uint64_t expected = wanted == NULL ? 0U : model_entry(set, wanted);

	if (found == expected && is_large == model_is_large(set, page)) {
		return true;
	}
	host_printf("set %u, page 0x%x (%s): 0x%llx instead of 0x%llx\n", set, page,
		    is_large ? "large" : "small", (unsigned long long)found,
		    (unsigned long long)expected);
	return false;
}

bool model_agrees(uint32_t page, uint32_t count)
{
	bool good = true;

	for (unsigned int set = 0; set < SOFT_SETS && good; set++) {
		for (uint32_t i = page; i < page + count && i < SPACE_PAGES; i++) {
			good = good && page_agrees(set, i);
		}
	}
	return good;
}

/* The page tables below large pages stay zero. */
static bool reserve_is_zero(unsigned int set, uint32_t slot)
{
	const soft_entry_t *table =
		soft_mmu_vm_tables(set) + (slot - SOFT_VM_FIRST) * SOFT_SLOT_PAGES;
	bool zero = true;

	for (uint32_t i = 0; i < SOFT_SLOT_PAGES; i++) {
		zero = zero && table[i] == 0U;
	}
	return zero;
}

bool model_agrees_all(void)
{
	bool good = model_agrees(MODEL_FIRST_PAGE, MODEL_PAGES);

	for (uint32_t slot = SOFT_VM_FIRST; slot <= SOFT_VM_LAST; slot++) {
		for (unsigned int set = 0; set < SOFT_SETS; set++) {
			if (model_is_large(set, slot * SOFT_SLOT_PAGES)) {
				good = good && CHECK(reserve_is_zero(set, slot));
			}
		}
	}
	return good;
}

void model_accept_accessed(uint32_t page, uint32_t count)
{
	for (uint32_t i = page; i < page + count; i++) {
		for (unsigned int set = 0; set < SOFT_SETS && model_page(i) != NULL; set++) {
			bool is_large;
			const uint64_t found = soft_mmu_look(set, i, &is_large);

			if (model_page(i)->state == PAGE_PRESENT) {
				uint8_t *marks = &model_page(i)->marks[set];

				*marks = (uint8_t)((*marks & ~SOFT_A) | (found & SOFT_A));
			}
		}
	}
}
