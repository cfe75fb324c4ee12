/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An eviction algorithm of the application's: any page, by a sequence of numbers that is always the
 * same. Checks what the kernel says of frames.
 */
#include <mmu.h>

#include "workload.h"

#define ROOM 2048

static __pinned_bss struct k_mem_page_frame *frames[ROOM];
static __pinned_bss size_t count;
static __pinned_bss bool started;

static __pinned_func size_t place_of(const struct k_mem_page_frame *pf)
{
	size_t at = 0;

	while (at < count && frames[at] != pf) {
		at++;
	}
	return at;
}

__pinned_func struct k_mem_page_frame *k_mem_paging_eviction_select(bool *dirty)
{
	static __pinned_bss uint32_t state;
	struct k_mem_page_frame *pf;
	uintptr_t info;

	RULE(started, 'e');
	if (count == 0U) {
		return NULL;
	}
	state = state * 1664525U + 1013904223U;
	pf = frames[(state >> 8) % count];
	info = arch_page_info_get(k_mem_page_frame_to_virt(pf), NULL, false);
	RULE(k_mem_page_frame_is_evictable(pf), 'e');
	*dirty = (info & ARCH_DATA_PAGE_DIRTY) != 0U;
	return pf;
}

void k_mem_paging_eviction_init(void)
{
	RULE(!started && count == 0U, 'e');
	started = true;
}

__pinned_func void k_mem_paging_eviction_add(struct k_mem_page_frame *pf)
{
	RULE(count < ROOM && place_of(pf) == count, 'e');
	RULE(k_mem_page_frame_is_evictable(pf), 'e');
	frames[count++] = pf;
}

__pinned_func void k_mem_paging_eviction_remove(struct k_mem_page_frame *pf)
{
	const size_t at = place_of(pf);

	RULE(at < count, 'e');
	frames[at] = frames[--count];
}

__pinned_func void k_mem_paging_eviction_accessed(uintptr_t phys)
{
	ARG_UNUSED(phys);
}
