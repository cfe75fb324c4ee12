/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a table set says, as runs: neighbouring pages that differ by their frame numbers alone. The
 * dumps print them, the check compares them with the generator's record.
 */
#ifndef ARCH_X86_MMU_RUNS_H_
#define ARCH_X86_MMU_RUNS_H_

#include <stdbool.h>
#include <stdint.h>

#include "walk.h"

enum x86_page_state {
	/** The entry is 0, or a table is absent. */
	X86_PAGE_NONE,
	X86_PAGE_MAPPED,
	X86_PAGE_PAGED_OUT,
	/** The page below a stack, absent on purpose. */
	X86_PAGE_GUARD,
	/** An absent entry that is none of these: somebody's mistake. */
	X86_PAGE_STRANGE,
};

struct x86_run {
	uint64_t virt;
	uint64_t size;
	/** Of the first page: physical address; with X86_PAGE_PAGED_OUT the location. */
	uint64_t page;
	/** MMU_RW, MMU_US and MMU_XD as all levels together allow; MMU_PWT, MMU_PCD, MMU_G. */
	pentry_t rights;
	/** log2 of the size of a page, or of what the absent entry covers. */
	uint8_t shift;
	/** enum x86_page_state */
	uint8_t state;
};

/**
 * The run that begins at an address.
 *
 * Any context. Assumes: the tables do not change meanwhile.
 *
 * @param virt below 4 GiB
 * @param end where the run is to end at the latest
 */
void z_x86_run_at(const struct x86_tables *set, uint64_t virt, uint64_t end, struct x86_run *run);

#endif /* ARCH_X86_MMU_RUNS_H_ */
