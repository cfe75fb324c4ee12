/* SPDX-License-Identifier: Apache-2.0 */
/* What must be as it was when a test has ended. */
#include "test.h"

static size_t evictable_at_first, pinned_at_first;

static size_t frames_with(uintptr_t mask, uintptr_t flags)
{
	size_t count = 0U;

	for (size_t i = 0U; i < z_mem_frames_known; i++) {
		const uintptr_t word = k_mem_page_frames[i].va_and_flags;

		if ((word & K_MEM_PAGE_FRAME_FREE) == 0U && (word & mask) == flags) {
			count++;
		}
	}
	return count;
}

size_t frames_evictable(void)
{
	return frames_with(K_MEM_PAGE_FRAME_MAPPED | K_MEM_PAGE_FRAME_PINNED |
				   K_MEM_PAGE_FRAME_BUSY | K_MEM_PAGE_FRAME_RESERVED,
			   K_MEM_PAGE_FRAME_MAPPED);
}

static size_t frames_pinned(void)
{
	return frames_with(K_MEM_PAGE_FRAME_PINNED, K_MEM_PAGE_FRAME_PINNED);
}

size_t promises_left(void)
{
	size_t pages = 0U;

	K_SPINLOCK(&z_mm_lock)
	{
		while (pages < 2U * ROOM && z_mem_paging_commit(1U) == 0) {
			pages++;
		}
		z_mem_paging_uncommit(pages);
	}
	return pages;
}

void *accounts_setup(void)
{
	static void *locked;

	if (locked == NULL) {
		const size_t pages = z_mem_frames_free() - FRAMES;

		locked = k_mem_map(pages * PAGE, K_MEM_PERM_RW | K_MEM_MAP_LOCK | K_MEM_MAP_UNINIT);
		zassert_not_null(locked, "%zu pages cannot be locked", pages);
		evictable_at_first = frames_evictable();
		pinned_at_first = frames_pinned();
	}
	accounts_check();
	return NULL;
}

void accounts_check(void)
{
	zassert_equal(z_mem_frames_free(), FRAMES, "%zu frames are free", z_mem_frames_free());
	zassert_equal(frames_evictable(), evictable_at_first, "%zu frames may go, before %zu",
		      frames_evictable(), evictable_at_first);
	zassert_equal(frames_pinned(), pinned_at_first, "%zu frames are pinned, before %zu",
		      frames_pinned(), pinned_at_first);
	zassert_equal(frames_with(K_MEM_PAGE_FRAME_BUSY, K_MEM_PAGE_FRAME_BUSY), 0U);
	zassert_equal(promises_left(), ROOM, "%zu pages can be promised", promises_left());
	zassert_equal(store_used(), 0U, "%u locations are in use", store_used());
	eviction_check();
}

void accounts_after(void *fixture)
{
	ARG_UNUSED(fixture);
	accounts_check();
}

uint8_t *map_absent(size_t pages, uint32_t flags)
{
	uint8_t *const addr = k_mem_map(pages * PAGE, flags);

	zassert_not_null(addr, "%zu pages cannot be mapped", pages);
	if (!IS_ENABLED(CONFIG_DEMAND_MAPPING)) {
		zassert_ok(k_mem_page_out(addr, pages * PAGE));
	}
	for (size_t i = 0U; i < pages; i++) {
		zassert_true(is_out(addr + i * PAGE), "page %zu", i);
	}
	return addr;
}

void unmap(uint8_t *addr, size_t pages)
{
	k_mem_unmap(addr, pages * PAGE);
}

void fill(uint8_t *page, unsigned int seed)
{
	for (size_t i = 0U; i < PAGE / sizeof(uint32_t); i++) {
		((volatile uint32_t *)page)[i] = (seed + 1U) * 0x9E3779B1U + i;
	}
}

bool is_filled(const uint8_t *page, unsigned int seed)
{
	for (size_t i = 0U; i < PAGE / sizeof(uint32_t); i++) {
		if (((const volatile uint32_t *)page)[i] != (seed + 1U) * 0x9E3779B1U + i) {
			return false;
		}
	}
	return true;
}

void fill_pages(uint8_t *mem, size_t pages, unsigned int seed)
{
	for (size_t i = 0U; i < pages; i++) {
		fill(mem + i * PAGE, seed + i);
	}
}

void expect_pages(const uint8_t *mem, size_t pages, unsigned int seed)
{
	for (size_t i = 0U; i < pages; i++) {
		zassert_true(is_filled(mem + i * PAGE, seed + i), "page %zu", i);
	}
}

uint8_t *stored(size_t pages, unsigned int seed)
{
	uint8_t *const mem = map_absent(pages, K_MEM_PERM_RW);

	fill_pages(mem, pages, seed);
	zassert_ok(k_mem_page_out(mem, pages * PAGE));
	return mem;
}

uint8_t *full_memory(void)
{
	uint8_t *const mem = map_absent(ROOM, K_MEM_PERM_RW);

	fill_pages(mem, FRAMES, 0U);
	zassert_equal(z_mem_frames_free(), 0U);
	return mem;
}

enum arch_page_location place_of(const uint8_t *page, uintptr_t *location)
{
	enum arch_page_location place = ARCH_PAGE_LOCATION_BAD;

	K_SPINLOCK(&z_mm_lock)
	{
		place = arch_page_location_get((void *)page, location);
	}
	return place;
}

bool is_out(const uint8_t *page)
{
	uintptr_t location;

	return place_of(page, &location) == ARCH_PAGE_LOCATION_PAGED_OUT;
}

struct k_mem_page_frame *frame_of(const uint8_t *page)
{
	k_mem_pfn_t pfn = 0U;
	int error = -EFAULT;

	K_SPINLOCK(&z_mm_lock)
	{
		error = arch_page_pfn_get((void *)page, &pfn);
	}
	zassert_ok(error, "page %p is not in memory", (const void *)page);
	return k_mem_pfn_to_page_frame(pfn);
}
