/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Takes mappings away and says what they were. One flush for the whole range, and none if nothing
 * was present.
 */
#include <kernel_arch_interface.h>
#include <zephyr/sys/__assert.h>

#include "range.h"

BUILD_ASSERT(PT_PFN_BITS + ARCH_PAGE_FLAG_BITS <= 32U, "a page fits into a word");
BUILD_ASSERT(12U - ARCH_PAGE_FLAG_BITS == X86_PTE_SAY_SHIFT,
	     "marks are moved with the frame's number");

/* Frame or location, and what the CPU marked. */
static inline uint32_t place(x86_pte_t was)
{
	const uint32_t low = was.low & (X86_PTE_LOW_FRAME | X86_PTE_MARKS);

	/* A sum, as no bit is in both: one instruction with what callers add. */
	return (low >> X86_PTE_SAY_SHIFT) + (x86_pte_high(was) << (32U - X86_PTE_SAY_SHIFT));
}

/* An entry that was not present. */
static uint32_t describe_absent(x86_pte_t was)
{
	if (x86_pte_is_nothing(was)) {
		return ARCH_DATA_PAGE_NOT_MAPPED;
	}
	return place(was) + (x86_pte_is_guard(was) ? ARCH_DATA_PAGE_LOADED : 0U);
}

static inline bool clear_one(pentry_t *entry, uint32_t *was)
{
	const x86_pte_t value = x86_pte_take(&z_x86_kernel_tables, entry, x86_pte_of(0U, 0U));

	if (likely(x86_pte_is_present(value))) {
		*was = place(value) + ARCH_DATA_PAGE_LOADED;
		return true;
	}
	*was = describe_absent(value);
	return false;
}

/* A function of its own, so that all it uses finds a register; unrolled as it is the longest loop.
 */
static __attribute__((noinline)) void clear_run(struct x86_entries run, uint32_t *was)
{
#pragma GCC unroll 4
	for (size_t i = 0; i < run.count; i++) {
		(void)clear_one(&run.first[i], &was[i]);
	}
}

/* Another set, which has the same pages: what the CPU marked there is added, if that is wanted. */
static bool clear_and_add(const struct x86_tables *set, struct x86_entries run, uint32_t *was)
{
	bool present = false;

	for (size_t i = 0; i < run.count; i++) {
		const x86_pte_t value = x86_pte_take(set, &run.first[i], x86_pte_of(0U, 0U));

		present = present || x86_pte_is_present(value);
		if (was != NULL && !x86_pte_is_paged_out(value)) {
			was[i] |= x86_pte_marks(value);
		}
	}
	return present;
}

/* Assumes: there are page tables. Returns whether one of the pages can have been present. */
static bool clear_set(const struct x86_tables *set, uintptr_t virt, size_t pages, uint32_t *was)
{
	bool present = false;

	for (;;) {
		const struct x86_entries run = x86_entries(set, virt, pages);

		__ASSERT(run.first != NULL, "table sets differ at %p", (void *)virt);
		if (was != NULL && set == &z_x86_kernel_tables) {
			clear_run(run, was);
			present = true;
		} else {
			present = clear_and_add(set, run, was) || present;
		}
		if (run.count == pages) {
			return present;
		}
		was = was == NULL ? NULL : was + run.count;
		virt += run.count * CONFIG_MMU_PAGE_SIZE;
		pages -= run.count;
	}
}

static bool clear_others(uintptr_t virt, size_t pages, uint32_t *was)
{
	struct x86_tables *set;
	bool present = false;

	x86_tables_for_each_other(set)
	{
		present = clear_set(set, virt, pages, was) || present;
	}
	return present;
}

/* Any range. */
static int clear_range(uintptr_t virt, size_t pages, uint32_t *was, bool *present)
{
	if (!x86_range_is_sound(virt, pages)) {
		return -EINVAL;
	}
	if (!x86_have_vm_tables(virt, pages) && z_x86_check_used(virt, pages, true) != 0) {
		return -EINVAL;
	}
	*present = clear_set(&z_x86_kernel_tables, virt, pages, was);
	return 0;
}

int arch_mem_unmap_pages(void *addr, size_t pages, uint32_t *was)
{
	const uintptr_t virt = (uintptr_t)addr;
	bool present = true;

	if (likely(was != NULL && pages != 0U && virt % CONFIG_MMU_PAGE_SIZE == 0U &&
		   x86_are_in_array(&z_x86_kernel_tables, virt, pages))) {
		pentry_t *const first = z_x86_kernel_tables.vm_tables + x86_vm_page(virt);

		if (pages == 1U) {
			present = clear_one(first, was);
		} else {
			clear_run((struct x86_entries){ first, pages }, was);
		}
	} else if (clear_range(virt, pages, was, &present) != 0) {
		return -EINVAL;
	}
	if (unlikely(z_x86_kernel_tables.next != NULL)) {
		present = clear_others(virt, pages, was) || present;
	}
	if (likely(present)) {
		x86_range_flush(virt, pages);
	}
	return 0;
}

int arch_mem_unmap(void *addr, size_t size)
{
	const size_t pages = size / CONFIG_MMU_PAGE_SIZE;
	int ret;

	if (size % CONFIG_MMU_PAGE_SIZE != 0U || !x86_range_is_sound((uintptr_t)addr, pages)) {
		return -EINVAL;
	}
	ret = z_x86_check_used((uintptr_t)addr, pages, false);
	return ret != 0 ? ret : arch_mem_unmap_pages(addr, pages, NULL);
}
