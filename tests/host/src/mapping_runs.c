/* SPDX-License-Identifier: Apache-2.0 */
/* What runs.c makes of a set, page by page against the model (mapping_model.h). */
#include "check.h"
#include "mapping_model.h"
#include "runs.h"

#define SPACE_END (1ULL << 32)

static const uint8_t state_of[] = { [PAGE_NOTHING] = X86_PAGE_NONE,
				    [PAGE_PRESENT] = X86_PAGE_MAPPED,
				    [PAGE_PAGED_OUT] = X86_PAGE_PAGED_OUT,
				    [PAGE_GUARD] = X86_PAGE_GUARD };

static bool page_is_right(unsigned int set, const struct x86_run *run, uint32_t page)
{
	const uint64_t rights = SOFT_RIGHTS;
	const struct model_page *const wanted = model_page(page);
	const uint64_t at = (uint64_t)page << 12;

	if (wanted == NULL || wanted->state == PAGE_NOTHING) {
		return run->state == X86_PAGE_NONE;
	}
	return run->state == state_of[wanted->state] &&
	       run->page + (at - run->virt) == (uint64_t)wanted->pfn << 12 &&
	       run->rights == (model_entry(set, wanted) & rights) &&
	       run->shift == (model_is_large(set, page) ? SOFT_LARGE_SHIFT : 12U);
}

/* Outside of the model's piece of the address space there is nothing. */
static bool run_is_right(unsigned int set, const struct x86_run *run)
{
	const uint32_t first = MODEL_FIRST_PAGE, end = first + MODEL_PAGES;
	uint32_t page = (uint32_t)(run->virt >> 12);
	uint32_t last = (uint32_t)((run->virt + run->size - 1U) >> 12);

	if (run->state == X86_PAGE_NONE) {
		page = MAX(page, first);
		last = MIN(last, end - 1U);
	}
	for (; page <= last; page++) {
		if (!page_is_right(set, run, page)) {
			host_printf("set %u, page 0x%x: in a run of state %u from 0x%llx on, "
				    "0x%llx bytes, page 0x%llx\n",
				    set, page, run->state, (unsigned long long)run->virt,
				    (unsigned long long)run->size, (unsigned long long)run->page);
			return false;
		}
	}
	return true;
}

bool model_runs_agree(unsigned int set, const struct x86_tables *tables)
{
	struct x86_run run;
	bool good = true;

	for (uint64_t at = 0; at < SPACE_END && good; at += run.size) {
		z_x86_run_at(tables, at, SPACE_END, &run);
		good = run.virt == at && run.size != 0U && at + run.size <= SPACE_END &&
		       run_is_right(set, &run);
	}
	return good;
}
