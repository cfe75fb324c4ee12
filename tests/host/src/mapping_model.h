/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the mapping calls are to have done: a record for each page of a piece of the address space,
 * in which there are slots of every kind. Neighbouring kinds make ranges that cross them.
 */
#ifndef TESTS_HOST_MAPPING_MODEL_H_
#define TESTS_HOST_MAPPING_MODEL_H_

#include <stdbool.h>
#include <stdint.h>

#include "soft_mmu.h"

enum model_slot {
	/* No page table. */
	SLOT_NOTHING,
	/* The kernel's virtual range: a page table, perhaps below a large page. */
	SLOT_VM,
	/* A page table, as a --map has it. */
	SLOT_TABLE,
	/* A large page that cannot be split. */
	SLOT_FIXED,
};

enum model_state {
	PAGE_NOTHING,
	PAGE_PRESENT,
	PAGE_PAGED_OUT,
	PAGE_GUARD,
};

struct model_page {
	uint32_t pfn;
	/* K_MEM_CACHE_* and K_MEM_PERM_*. */
	uint8_t flags;
	uint8_t state;
	/* SOFT_A and SOFT_D of each set. */
	uint8_t marks[SOFT_SETS];
};

/* The piece: slots from MODEL_FIRST on. The kernel's range lies in the middle, or at an end of the
 * address space. */
#define MODEL_IS_LOW (SOFT_VM_FIRST == 0U)
#define MODEL_IS_HIGH (((uint64_t)CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_SIZE) >> 32 != 0U)
#define MODEL_SLOTS (SOFT_VM_SLOTS + 3U + (MODEL_IS_LOW || MODEL_IS_HIGH ? 0U : 1U))
#define MODEL_FIRST \
	(MODEL_IS_HIGH ? SOFT_VM_FIRST - 3U : \
	 MODEL_IS_LOW  ? 0U : \
			 SOFT_VM_FIRST - 1U)
#define MODEL_FIRST_PAGE (MODEL_FIRST * SOFT_SLOT_PAGES)
#define MODEL_PAGES (MODEL_SLOTS * SOFT_SLOT_PAGES)
#define SPACE_PAGES 0x100000U

extern uint64_t model_seed;

/* A number below a bound. */
uint32_t model_random(uint32_t bound);

/* New tables with a random population, and a model of them. */
void model_reset(void);

enum model_slot model_slot(uint32_t page);
/* The record of a page; NULL where there is neither page nor table. */
struct model_page *model_page(uint32_t page);
/* In that set, the page is part of a large page. Marks are the same then for all of it. */
bool model_is_large(unsigned int set, uint32_t page);
/* A large page of the kernel's range becomes small ones. */
void model_split(uint32_t page);
/* Something was marked by the CPU. */
void model_mark(unsigned int set, uint32_t page, uint32_t marks);
/* Its accessed marks are forgotten: for that, a large page must become small ones. */
void model_unmark(uint32_t page);

/* Whether a range lies in the address space. */
bool model_in_space(uint32_t page, uint64_t count);

/* What is in a range: a bit for each state and kind. */
struct model_survey {
	bool nothing, something, fixed, no_table;
};
struct model_survey model_survey(uint32_t page, uint32_t count);

/* Compare the tables of all sets with the model: a range, or everything. */
bool model_agrees(uint32_t page, uint32_t count);
bool model_agrees_all(void);

/* Compare a set with the model as runs.c tells of it. */
struct x86_tables;
bool model_runs_agree(unsigned int set, const struct x86_tables *tables);

/* The plain entry that a page is to have in a set. */
uint64_t model_entry(unsigned int set, const struct model_page *page);

/* Take the CPU's accessed marks from the tables, for marks that the model cannot know. */
void model_accept_accessed(uint32_t page, uint32_t count);

#endif /* TESTS_HOST_MAPPING_MODEL_H_ */
