/* SPDX-License-Identifier: Apache-2.0 */
/* First in, first out; and a check that every frame is told of exactly when it should be. */
#include "test.h"

#define MAX_FRAMES 2048U

static struct k_mem_page_frame *queue[MAX_FRAMES];
static size_t count;

static size_t find(const struct k_mem_page_frame *pf)
{
	size_t i = 0U;

	while (i < count && queue[i] != pf) {
		i++;
	}
	return i;
}

void k_mem_paging_eviction_init(void)
{
	zassert_equal(count, 0U);
}

void k_mem_paging_eviction_add(struct k_mem_page_frame *pf)
{
	zassert_false(arch_irq_unlocked(arch_irq_lock()));
	zassert_true(k_mem_page_frame_is_evictable(pf), "%lx", (unsigned long)pf->va_and_flags);
	zassert_equal(find(pf), count, "added twice");
	zassert_true(count < MAX_FRAMES);
	queue[count++] = pf;
}

void k_mem_paging_eviction_remove(struct k_mem_page_frame *pf)
{
	size_t i = find(pf);

	zassert_false(arch_irq_unlocked(arch_irq_lock()));
	zassert_true(i < count, "removed without being added");
	for (count--; i < count; i++) {
		queue[i] = queue[i + 1U];
	}
}

void k_mem_paging_eviction_accessed(uintptr_t phys)
{
	ARG_UNUSED(phys);
}

struct k_mem_page_frame *k_mem_paging_eviction_select(bool *dirty)
{
	if (count == 0U) {
		return NULL;
	}
	*dirty = (arch_page_info_get(k_mem_page_frame_to_virt(queue[0]), NULL, false) &
		  ARCH_DATA_PAGE_DIRTY) != 0U;
	return queue[0];
}

void eviction_check(void)
{
	zassert_equal(count, frames_evictable(), "%zu frames are known, %zu may go", count,
		      frames_evictable());
	for (size_t i = 0U; i < count; i++) {
		zassert_true(k_mem_page_frame_is_evictable(queue[i]));
	}
}
