/* SPDX-License-Identifier: Apache-2.0 */
/* k_mem_page_frames_dump(): frames in use, neighbours with neighbouring pages in one line. */
#include <zephyr/sys/printk.h>

#include <mmu.h>

#include "ram.h"

/* What changes from one frame of a run to the next is the page's address. */
struct run {
	size_t first;
	size_t count;
	uintptr_t word;
};

/* The frame at an index joins a run, or does not. */
static bool joins(const struct run *run, size_t index)
{
	const uintptr_t word = k_mem_page_frames[index].va_and_flags;
	const bool mapped = (run->word & K_MEM_PAGE_FRAME_MAPPED) != 0U;

	return word == run->word + (mapped ? run->count * CONFIG_MMU_PAGE_SIZE : 0U) &&
	       ram_pfn(index) == ram_pfn(run->first) + run->count;
}

/* The run of frames in use that begins at an index or behind it. @return false if there is none */
static bool next_run(size_t index, struct run *run)
{
	const k_spinlock_key_t key = k_spin_lock(&z_mm_lock);

	while (index < z_mem_frames_known && k_mem_page_frame_is_free(&k_mem_page_frames[index])) {
		index++;
	}
	run->first = index;
	run->count = 1U;
	if (index < z_mem_frames_known) {
		run->word = k_mem_page_frames[index].va_and_flags;
		for (index++; index < z_mem_frames_known && joins(run, index); index++) {
			run->count++;
		}
	}
	index = run->first;
	k_spin_unlock(&z_mm_lock, key);
	return index < z_mem_frames_known;
}

void k_mem_page_frames_dump(void)
{
	struct run run = { .first = 0U, .count = 0U };

	__ASSERT(z_mem_frames_known <= RAM_FRAMES, "%zu frames are known", z_mem_frames_known);
	printk("frames            page      flags: reserved, pinned, mapped, busy, backed\n");
	while (next_run(run.first + run.count, &run)) {
		const k_mem_pfn_t pfn = ram_pfn(run.first);
		const uintptr_t word = run.word;

		printk("%06x-%06x     ", pfn, pfn + (k_mem_pfn_t)run.count - 1U);
		if ((word & K_MEM_PAGE_FRAME_MAPPED) != 0U) {
			printk("%08lx  ", (unsigned long)(word & ~(CONFIG_MMU_PAGE_SIZE - 1UL)));
		} else {
			printk("-         ");
		}
		printk("%c%c%c%c%c\n", (word & K_MEM_PAGE_FRAME_RESERVED) != 0U ? 'R' : '-',
		       (word & K_MEM_PAGE_FRAME_PINNED) != 0U ? 'P' : '-',
		       (word & K_MEM_PAGE_FRAME_MAPPED) != 0U ? 'M' : '-',
		       (word & K_MEM_PAGE_FRAME_BUSY) != 0U ? 'B' : '-',
		       (word & K_MEM_PAGE_FRAME_BACKED) != 0U ? 'C' : '-');
	}
	printk("%zu frames are free, of %zu\n", z_mem_frames_free(), (size_t)RAM_FRAMES);
}
