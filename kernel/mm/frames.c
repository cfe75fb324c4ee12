/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page-frame database: a word for each frame of RAM (kernel/include/mmu.h).
 *
 *   frames  0            known                           RAM_FRAMES
 *           | used, free | not yet known: free, no value |
 *
 * Free frames below `known` are a list through their words, last in, first out; when it is empty,
 * frames are taken from `known` upwards. So start-up writes the words of the image and of what is
 * below it, whatever the size of RAM. Ranges that the machine keeps above are holes: `known` jumps
 * over them (holes.c).
 *
 * z_mem_frames_unclaimed counts those that nobody has taken or claimed.
 */
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>

#include <mmu.h>

#include "frames.h"
#include "holes.h"
#include "ram.h"

/* Frames of a batch that are taken, and given, in one step. */
#define TAKE_STEP 4U
#define GIVE_STEP 8U

BUILD_ASSERT(CONFIG_MMU_PAGE_SIZE >= 1 << FREE_SHIFT, "flags are below the address of a page");

struct k_mem_page_frame k_mem_page_frames[RAM_FRAMES] __pinned_noinit;
size_t z_mem_frames_known __pinned_bss;

uintptr_t z_mem_frames_head __pinned_data = FREE_END;
static struct mem_holes holes __pinned_data = MEM_HOLES_NONE;

size_t z_mem_frames_unclaimed __pinned_data = RAM_FRAMES;
/* Of those that are free, how many nobody has had yet. */
static size_t frames_unknown __pinned_bss;

k_mem_pfn_t k_mem_page_frame_to_pfn(const struct k_mem_page_frame *pf)
{
	__ASSERT(pf >= k_mem_page_frames && pf < k_mem_page_frames + RAM_FRAMES, "no frame: %p",
		 (const void *)pf);
	return ram_pfn((size_t)(pf - k_mem_page_frames));
}

struct k_mem_page_frame *k_mem_pfn_to_page_frame(k_mem_pfn_t pfn)
{
	const size_t index = ram_index(pfn);

	if (index == RAM_NOWHERE) {
		return NULL;
	}
	if (index >= z_mem_frames_known && !mem_holes_has(&holes, index)) {
		/* Nobody has looked at it yet; whoever does now, sees that it is free. */
		k_mem_page_frames[index].va_and_flags = K_MEM_PAGE_FRAME_FREE;
	}
	return &k_mem_page_frames[index];
}

size_t z_mem_ram_size(void)
{
	const uint64_t size = (uint64_t)RAM_FRAMES * CONFIG_MMU_PAGE_SIZE;

	return (size_t)MIN(size, (uint64_t)(SIZE_MAX & ~(size_t)(CONFIG_MMU_PAGE_SIZE - 1)));
}

size_t z_mem_frames_free(void)
{
	return z_mem_frames_unclaimed;
}

size_t z_mem_frames_discover(void)
{
	size_t index = z_mem_frames_known;

	if (unlikely(index == holes.next)) {
		index = mem_holes_pass(&holes);
	}
	__ASSERT(index < RAM_FRAMES, "a frame was counted that is not there");
	frames_unknown--;
	z_mem_frames_known = index + 1U;
	return index;
}

struct k_mem_page_frame *z_mem_frame_take(void)
{
	struct k_mem_page_frame *pf;

	if (z_mem_frames_unclaimed == 0U) {
		return NULL;
	}
	z_mem_frames_unclaimed--;
	pf = &k_mem_page_frames[z_mem_frames_pop(&z_mem_frames_head)];
	pf->va_and_flags = 0U;
	return pf;
}

void z_mem_frame_give(struct k_mem_page_frame *pf)
{
	__ASSERT(!k_mem_page_frame_is_free(pf), "frame %p is free already", (void *)pf);
	__ASSERT(!k_mem_page_frame_is_reserved(pf), "frame %p is the machine's", (void *)pf);
	z_mem_frames_push((size_t)(pf - k_mem_page_frames));
	z_mem_frames_unclaimed++;
}

/* The next frame of the list, which has one. @return the list's head */
static ALWAYS_INLINE uintptr_t take_listed(uintptr_t head, k_mem_pfn_t *pfn, uintptr_t word)
{
	const size_t index = head >> FREE_SHIFT;

	head = k_mem_page_frames[index].va_and_flags;
	k_mem_page_frames[index].va_and_flags = word;
	*pfn = ram_pfn(index);
	return head;
}

void z_mem_frames_take(k_mem_pfn_t *pfns, size_t count, uintptr_t word)
{
	uintptr_t head = z_mem_frames_head;

	/* What is free, whether claimed or not, is in the list or was never had. */
	for (; count >= TAKE_STEP && z_mem_frames_unclaimed + count >= frames_unknown + TAKE_STEP;
	     count -= TAKE_STEP, pfns += TAKE_STEP, word += TAKE_STEP * CONFIG_MMU_PAGE_SIZE) {
		head = take_listed(head, &pfns[0], word);
		head = take_listed(head, &pfns[1], word + CONFIG_MMU_PAGE_SIZE);
		head = take_listed(head, &pfns[2], word + 2U * CONFIG_MMU_PAGE_SIZE);
		head = take_listed(head, &pfns[3], word + 3U * CONFIG_MMU_PAGE_SIZE);
	}
	for (; count != 0U; count--, word += CONFIG_MMU_PAGE_SIZE) {
		const size_t index = z_mem_frames_pop(&head);

		k_mem_page_frames[index].va_and_flags = word;
		*pfns++ = ram_pfn(index);
	}
	z_mem_frames_head = head;
}

void z_mem_frames_give(const uint32_t *pages, size_t count)
{
	const uint32_t *const end = pages + count;
	uintptr_t head = z_mem_frames_head;

	for (; end - pages >= (ptrdiff_t)GIVE_STEP; pages += GIVE_STEP) {
		if (((pages[0] | pages[1] | pages[2] | pages[3] | pages[4] | pages[5] | pages[6] |
		      pages[7]) &
		     ARCH_DATA_PAGE_NOT_MAPPED) != 0U) {
			break;
		}
		head = z_mem_frames_give_listed(head, pages[0]);
		head = z_mem_frames_give_listed(head, pages[1]);
		head = z_mem_frames_give_listed(head, pages[2]);
		head = z_mem_frames_give_listed(head, pages[3]);
		head = z_mem_frames_give_listed(head, pages[4]);
		head = z_mem_frames_give_listed(head, pages[5]);
		head = z_mem_frames_give_listed(head, pages[6]);
		head = z_mem_frames_give_listed(head, pages[7]);
	}
	for (; pages != end; pages++) {
		if ((*pages & ARCH_DATA_PAGE_NOT_MAPPED) != 0U) {
			count--;
		} else {
			head = z_mem_frames_give_listed(head, *pages);
		}
	}
	z_mem_frames_head = head;
	z_mem_frames_unclaimed += count;
}

/* Places [from, to) are the machine's. Before the free list is made. */
__boot_func static void reserve_range(size_t from, size_t to)
{
	for (; from < to && from < z_mem_frames_known; from++) {
		if (k_mem_page_frame_is_free(&k_mem_page_frames[from])) {
			k_mem_page_frames[from].va_and_flags = K_MEM_PAGE_FRAME_RESERVED;
			z_mem_frames_unclaimed--;
		}
	}
	if (from == to) {
		return;
	}
	for (size_t i = from; i < to; i++) {
		k_mem_page_frames[i].va_and_flags = K_MEM_PAGE_FRAME_RESERVED;
	}
	z_mem_frames_unclaimed -= mem_holes_add(&holes, from, to);
	if (holes.count > MEM_HOLES_MAX) {
		/* There are more than can be jumped over: RAM below the first is known at once. */
		while (z_mem_frames_known != holes.next) {
			k_mem_page_frames[z_mem_frames_known++].va_and_flags =
				K_MEM_PAGE_FRAME_FREE;
		}
		z_mem_frames_known = mem_holes_pass(&holes);
	}
}

__boot_func void z_mem_frames_reserve(k_mem_pfn_t first, k_mem_pfn_t count)
{
	size_t before = 0U;

	for (unsigned int i = 0; i < RAM_REGION_COUNT; i++) {
		const struct ram_region *ram = &ram_regions[i];
		const k_mem_pfn_t from = MAX(first, ram->pfn);
		const k_mem_pfn_t to = MIN(first + count, ram->pfn + (k_mem_pfn_t)ram->frames);

		__ASSERT(first + count >= first, "%u frames from %u on", count, first);
		if (from < to) {
			reserve_range(before + from - ram->pfn, before + to - ram->pfn);
		}
		before += ram->frames;
	}
}

#ifdef CONFIG_LINKER_USE_PINNED_SECTION
/* Whether only start-up needs a page; it is given up at once then, not paged out. */
__boot_func static bool is_boot(const uint8_t *page)
{
#ifdef CONFIG_LINKER_USE_BOOT_SECTION
	return page >= (const uint8_t *)lnkr_boot_start && page < (const uint8_t *)lnkr_boot_end;
#else
	ARG_UNUSED(page);
	return false;
#endif
}
#endif

/* Flags of a page of the image: what may be paged out is known only by the linker. */
__boot_func static uintptr_t image_flags(uint8_t *page)
{
#ifdef CONFIG_LINKER_USE_PINNED_SECTION
	if (IS_ENABLED(CONFIG_DEMAND_PAGING) && !is_boot(page) && !lnkr_is_pinned(page)) {
		return K_MEM_PAGE_FRAME_MAPPED;
	}
#else
	ARG_UNUSED(page);
#endif
	return K_MEM_PAGE_FRAME_MAPPED | K_MEM_PAGE_FRAME_PINNED;
}

/* The frames of the image, which is the longest thing to write: nothing is looked up twice. */
__boot_func static void image_init(struct k_mem_page_frame *pf)
{
	const bool pinned =
		!IS_ENABLED(CONFIG_DEMAND_PAGING) || !IS_ENABLED(CONFIG_LINKER_USE_PINNED_SECTION);
	const uintptr_t end = (uintptr_t)z_image_resident_end;

	for (uintptr_t page = (uintptr_t)z_mapped_start; page != end;
	     page += CONFIG_MMU_PAGE_SIZE) {
		pf->va_and_flags =
			page | (pinned ? K_MEM_PAGE_FRAME_MAPPED | K_MEM_PAGE_FRAME_PINNED
				       : image_flags((uint8_t *)page));
		pf++;
	}
	__ASSERT(pf <= &k_mem_page_frames[ram_regions[0].frames], "the image ends outside of RAM");
}

/* What of [from, to) is free goes to the list, the lowest first in it. */
__boot_func static void list_init(size_t from, size_t to)
{
	while (to > from) {
		to--;
		if (k_mem_page_frame_is_free(&k_mem_page_frames[to])) {
			z_mem_frames_push(to);
			frames_unknown--;
		}
	}
}

__boot_func static int z_mem_manage_init(void)
{
	const size_t image = ram_index(k_mem_phys_addr(z_mapped_start) / CONFIG_MMU_PAGE_SIZE);
	const size_t pages = (size_t)(z_image_resident_end - z_mapped_start) / CONFIG_MMU_PAGE_SIZE;

	__ASSERT(image < ram_regions[0].frames, "the image is outside of the chosen RAM");
	for (size_t i = 0; i < image; i++) {
		k_mem_page_frames[i].va_and_flags = K_MEM_PAGE_FRAME_FREE;
	}
	image_init(&k_mem_page_frames[image]);
	z_mem_frames_known = image + pages;
	z_mem_frames_unclaimed -= pages;
	arch_reserved_pages_update();
	frames_unknown = z_mem_frames_unclaimed;
	list_init(image + pages, z_mem_frames_known);
	list_init(0U, image);
	return 0;
}

SYS_INIT(z_mem_manage_init, EARLY, 0);
