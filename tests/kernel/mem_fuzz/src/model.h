/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the memory is expected to look like: the regions that the test has mapped, and for each page
 * what was last written to it. The kernel is asked for nothing here.
 */
#ifndef TESTS_KERNEL_MEM_FUZZ_MODEL_H_
#define TESTS_KERNEL_MEM_FUZZ_MODEL_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE ((size_t)CONFIG_MMU_PAGE_SIZE)
#define MAX_REGIONS 12U
#define MAX_PAGES 9U

struct region {
	/** NULL: nothing is mapped. */
	uint8_t *addr;
	size_t pages;
	/** K_MEM_PERM_* and K_MEM_CACHE_* in force. */
	uint32_t flags;
	/** What the first and the last word of each page hold, unless `any`. */
	uint32_t value[MAX_PAGES];
	/** Never written since K_MEM_MAP_UNINIT. */
	bool any[MAX_PAGES];
	bool pinned[MAX_PAGES];
};

extern struct region regions[MAX_REGIONS];

/** @return a number below `limit`, from a sequence that a seed determines. */
uint32_t below(uint32_t limit);
void seed(uint32_t value);

/** A region that is mapped (or not), chosen at random; NULL if there is none. */
struct region *random_region(bool mapped);

size_t pages_mapped(void);
size_t pages_pinned(void);

/** Write a page's words; the region is writable. */
void write_page(struct region *region, size_t page);

/** Compare a page's words, which the CPU reads through the tables. */
void check_page(const struct region *region, size_t page);

/** Every entry of every region, and the pages beside them (tables.c). */
void check_tables(void);

/* What demand paging adds (paging.c). */
void paging_setup(void);
void paging_step(void);
void check_paging(void);

#endif /* TESTS_KERNEL_MEM_FUZZ_MODEL_H_ */
