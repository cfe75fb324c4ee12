/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Backing stores, moved about by a model of kernel/mm: each page knows what it must contain, and
 * after each step no location belongs to two pages, copies that are said to be clean are, and what
 * is not in use can be had. Built for the store in RAM and for the one with an image in ROM
 * (CONFIG_BACKING_STORE_ROM_IMAGE).
 */
#include <string.h>

#include <zephyr/toolchain.h>

#include "host_window.h"

#define STEPS 200000
#define SLOTS CONFIG_BACKING_STORE_RAM_PAGES
#define WORDS (CONFIG_MMU_PAGE_SIZE / sizeof(uint32_t))
#define NEVER_OUT UINTPTR_MAX

#ifdef CONFIG_BACKING_STORE_ROM_IMAGE
static const uint32_t image = 40;
/* The first pages are the image: some in memory from the beginning, then in ROM, zero, in ROM. */
#define RESIDENT 8U
#define ZERO 24U
#define ZERO_END 32U
#define IMAGE 40
/* Symbols of the linker script: places in memory of this program. */
extern char z_mapped_start[];
__asm__(".pushsection .bss\n.balign 4096\n"
	".globl z_mapped_start\nz_mapped_start: .skip 8 * 4096\n"
	".globl z_image_resident_end\nz_image_resident_end: .skip 16 * 4096\n"
	".globl z_unpaged_zero_start\nz_unpaged_zero_start: .skip 8 * 4096\n"
	".globl z_unpaged_zero_end\nz_unpaged_zero_end: .skip 8 * 4096\n"
	".globl z_mapped_end\nz_mapped_end: .skip 360 * 4096\n.popsection");
#define PAGE_0 ((uintptr_t)z_mapped_start)
uint32_t z_x86_rom_image[IMAGE][WORDS];
#else
static const uint32_t image;
#endif

#include "paging_model.h"

/* What a page must contain: a number in every word. Nothing is known of it before a first use. */
static uint32_t content[PAGES];
static bool exists[PAGES];
/* Where it is if it is not in memory; NEVER_OUT: nowhere, it is fresh. */
static uintptr_t location_of[PAGES];
/* What is in each frame. */
static uint32_t memory[RAM_FRAMES][WORDS];
static uint32_t *const scratch = K_MEM_SCRATCH_PAGE;
static uint64_t seed = 23;
static uint32_t alive;

static struct k_mem_page_frame *frame_of(uint32_t page)
{
	return &k_mem_page_frames[pages[page].frame];
}

static void fill(uint32_t *words, uint32_t number)
{
	for (uint32_t i = 0; i < WORDS; i++) {
		words[i] = number + i;
	}
}

static bool contains(const uint32_t *words, uint32_t number)
{
	for (uint32_t i = 0; i < WORDS; i++) {
		if (words[i] != number + i) {
			return false;
		}
	}
	return true;
}

static bool comes_from_rom(uintptr_t location)
{
	return location < image * CONFIG_MMU_PAGE_SIZE;
}

/* Slots that hold what is nowhere else. */
static uint32_t slots_out(void)
{
	uint32_t out = 0;

	for (uint32_t i = 0; i < PAGES; i++) {
		out += exists[i] && pages[i].frame == NO_FRAME && location_of[i] != NEVER_OUT &&
				       !comes_from_rom(location_of[i])
			       ? 1U
			       : 0U;
	}
	return out;
}

static uint32_t some_frame(void)
{
	const uint32_t start = check_random(&seed);

	for (uint32_t i = 0; i < RAM_FRAMES; i++) {
		if (k_mem_page_frame_is_free(&k_mem_page_frames[(start + i) % RAM_FRAMES])) {
			return (start + i) % RAM_FRAMES;
		}
	}
	return NO_FRAME;
}

static bool is_sensible(uintptr_t location)
{
	const uintptr_t slot = location / CONFIG_MMU_PAGE_SIZE - image;

	return location % CONFIG_MMU_PAGE_SIZE == 0U && (comes_from_rom(location) || slot < SLOTS);
}

/* Nobody else has it. */
static bool is_own(uint32_t page, uintptr_t location)
{
	for (uint32_t i = 0; i < PAGES; i++) {
		if (i != page && exists[i] && pages[i].frame == NO_FRAME &&
		    location_of[i] == location) {
			return false;
		}
	}
	return true;
}

/* As kernel/mm empties a frame. Returns whether the page is out. */
static bool page_out(uint32_t page, bool page_fault, bool failing)
{
	struct k_mem_page_frame *const pf = frame_of(page);
	const bool was_backed = k_mem_page_frame_is_backed(pf);
	const bool write = pages[page].dirty || !was_backed;
	const uint32_t out = slots_out();
	uintptr_t location = 1U;
	const int error = k_mem_paging_backing_store_location_get(pf, &location, page_fault);

	if (error != 0) {
		CHECK_EQ(error, -ENOMEM);
		CHECK(write && out + (page_fault ? 0U : 1U) >= SLOTS);
		return false;
	}
	CHECK(is_sensible(location) && is_own(page, location));
	CHECK(out < SLOTS || !write || comes_from_rom(location));
	if (write) {
		CHECK(!comes_from_rom(location));
		if (failing) {
			k_mem_paging_backing_store_location_free(location);
			k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BACKED);
			return false;
		}
		memcpy(scratch, memory[pages[page].frame], CONFIG_MMU_PAGE_SIZE);
		k_mem_paging_backing_store_page_out(location);
	}
	location_of[page] = location;
	model_unload(page);
	return true;
}

static void page_in(uint32_t page, uint32_t frame)
{
	const uintptr_t location = location_of[page];

	model_load(page, frame);
	if (location == NEVER_OUT) {
		fill(memory[frame], content[page]);
		pages[page].dirty = true;
		return;
	}
	memset(scratch, 0xa5, CONFIG_MMU_PAGE_SIZE);
	k_mem_paging_backing_store_page_in(location);
	CHECK(contains(scratch, content[page]));
	memcpy(memory[frame], scratch, CONFIG_MMU_PAGE_SIZE);
	k_mem_paging_backing_store_page_finalize(frame_of(page), location);
	CHECK(k_mem_page_frame_is_backed(frame_of(page)));
}

/* As kernel/mm forgets a page that is unmapped. */
static void unmap(uint32_t page)
{
	uintptr_t location = location_of[page];

	if (pages[page].frame != NO_FRAME) {
		struct k_mem_page_frame *const pf = frame_of(page);

		if (k_mem_page_frame_is_backed(pf) &&
		    k_mem_paging_backing_store_location_get(pf, &location, false) == 0) {
			k_mem_page_frame_clear(pf, K_MEM_PAGE_FRAME_BACKED);
			k_mem_paging_backing_store_location_free(location);
		}
		model_unload(page);
	} else if (location != NEVER_OUT) {
		k_mem_paging_backing_store_location_free(location);
	}
	exists[page] = false;
	alive--;
}

static void change(uint32_t page)
{
	content[page] = check_random(&seed);
	fill(memory[pages[page].frame], content[page]);
	pages[page].dirty = true;
	pages[page].accessed = true;
}

/* A loaded page that may go; PAGES if there is none. */
static uint32_t some_loaded(void)
{
	const uint32_t start = check_random(&seed);

	for (uint32_t i = 0; i < PAGES; i++) {
		if (pages[(start + i) % PAGES].frame != NO_FRAME) {
			return (start + i) % PAGES;
		}
	}
	return PAGES;
}

/* The promise that kernel/mm makes: all others must have room. */
static bool may_begin(uint32_t page)
{
	if (page >= image && alive < RAM_FRAMES + SLOTS - 1U - image) {
		exists[page] = true;
		location_of[page] = NEVER_OUT;
		content[page] = check_random(&seed);
		alive++;
	}
	return exists[page];
}

static void fault(uint32_t page)
{
	uint32_t frame = some_frame();
	uint32_t victim = PAGES;

	if (!exists[page] && !may_begin(page)) {
		return;
	}
	if (frame == NO_FRAME) {
		victim = some_loaded();
		frame = pages[victim].frame;
		/* What was promised is kept. */
		if (!CHECK(page_out(victim, true, false))) {
			return;
		}
	}
	page_in(page, frame);
}

static void with_loaded(uint32_t page)
{
	switch (check_random(&seed) % 8U) {
	case 0:
	case 1:
		(void)page_out(page, false, false);
		break;
	case 2:
		if (page >= image) {
			unmap(page);
		}
		break;
	case 3:
		(void)page_out(page, true, true);
		break;
	case 4:
	case 5:
		change(page);
		break;
	default:
		pages[page].accessed = true;
		break;
	}
}

/* No place is where two pages are; what is loaded is what was stored. */
static void check_all(void)
{
	for (uint32_t i = 0; i < PAGES; i++) {
		if (!exists[i]) {
			CHECK(pages[i].frame == NO_FRAME);
		} else if (pages[i].frame != NO_FRAME) {
			CHECK(contains(memory[pages[i].frame], content[i]));
		} else if (location_of[i] != NEVER_OUT) {
			CHECK(is_sensible(location_of[i]) &&
			      (comes_from_rom(location_of[i]) || is_own(i, location_of[i])));
		}
	}
}

static void step(void)
{
	const uint32_t page = check_random(&seed) % PAGES;

	if (pages[page].frame != NO_FRAME) {
		with_loaded(page);
	} else if (exists[page] && page >= image && check_random(&seed) % 8U == 0U) {
		unmap(page);
	} else {
		fault(page);
	}
}

/* Pages of the image, as they are at start-up. */
static void begin(void)
{
	model_begin();
	alive = 0;
#ifdef CONFIG_BACKING_STORE_ROM_IMAGE
	for (uint32_t i = 0; i < IMAGE; i++) {
		uintptr_t location = NEVER_OUT;
		const int found = k_mem_paging_backing_store_location_query(
			(uint8_t *)page_address(i) + 5, &location);

		CHECK_EQ(found, i < RESIDENT || (i >= ZERO && i < ZERO_END) ? -EFAULT : 0);
		CHECK_EQ(location, found == 0 ? i * CONFIG_MMU_PAGE_SIZE : NEVER_OUT);
		content[i] = check_random(&seed);
		fill(z_x86_rom_image[i], content[i]);
		exists[i] = i >= RESIDENT;
		location_of[i] = location;
	}
#endif
}

/* Every page is unmapped: all slots can be had, one of them by page faults alone. */
static void nothing_is_lost(void)
{
	uint32_t got = 0;

	for (uint32_t i = 0; i < PAGES; i++) {
		if (exists[i]) {
			unmap(i);
		}
	}
	for (; got < SLOTS + 2U; got++) {
		const bool last = got >= SLOTS - 1U;

		model_load(image + got, 0);
		exists[image + got] = true;
		CHECK(!last || !page_out(image + got, false, false));
		if (!page_out(image + got, true, false)) {
			break;
		}
	}
	CHECK_EQ(got, SLOTS);
	CHECK_EQ(k_mem_paging_backing_store_capacity(), SLOTS);
	model_unload(image + got);
	exists[image + got] = false;
	for (uint32_t i = 0; i < SLOTS; i++) {
		k_mem_paging_backing_store_location_free(location_of[image + i]);
		exists[image + i] = false;
	}
	model_begin();
}

static void random_steps(void)
{
	for (int turn = 0; turn < 4; turn++) {
		begin();
		for (int i = 0; i < STEPS; i++) {
			step();
			if (i % 64 == 0) {
				check_all();
			}
		}
		nothing_is_lost();
	}
}

/* A page that has not changed since it was loaded needs no transfer; the place is the same. */
static void clean_copies(void)
{
	const uint32_t page = PAGES - 1U;
	uintptr_t first, again;

	for (int turn = 0; turn < 3; turn++) {
		model_load(page, 7);
		CHECK_EQ(k_mem_paging_backing_store_location_get(frame_of(page), &first, true), 0);
		k_mem_paging_backing_store_page_finalize(frame_of(page), first);
		CHECK(k_mem_page_frame_is_backed(frame_of(page)));
		for (int ask = 0; ask < 2; ask++) {
			again = 1U;
			CHECK_EQ(k_mem_paging_backing_store_location_get(frame_of(page), &again,
									 false),
				 0);
			CHECK_EQ(again, first);
		}
		if (turn == 2) {
			/* It may also go while it is nothing but a copy. */
			k_mem_paging_backing_store_page_finalize(frame_of(page), first);
		}
		k_mem_paging_backing_store_location_free(first);
		model_unload(page);
	}
	nothing_is_lost();
}

/* When no slot is free, clean copies are taken, the oldest first. */
static void copies_in_their_order(void)
{
	uintptr_t location[SLOTS], taken;

	for (uint32_t i = 0; i < SLOTS; i++) {
		model_load(image + i, i);
		CHECK_EQ(k_mem_paging_backing_store_location_get(frame_of(image + i), &location[i],
								 true),
			 0);
	}
	for (uint32_t i = 0; i < SLOTS; i++) {
		k_mem_paging_backing_store_page_finalize(frame_of(image + i), location[i]);
	}
	model_load(PAGES - 1U, SLOTS);
	for (uint32_t i = 0; i < SLOTS; i++) {
		CHECK(k_mem_page_frame_is_backed(&k_mem_page_frames[i]));
		CHECK_EQ(
			k_mem_paging_backing_store_location_get(frame_of(PAGES - 1U), &taken, true),
			0);
		CHECK_EQ(taken, location[i]);
		CHECK(!k_mem_page_frame_is_backed(&k_mem_page_frames[i]));
	}
	CHECK_EQ(k_mem_paging_backing_store_location_get(frame_of(PAGES - 1U), &taken, true),
		 -ENOMEM);
	for (uint32_t i = 0; i < SLOTS; i++) {
		k_mem_paging_backing_store_location_free(location[i]);
	}
}

int main(void)
{
	host_window(K_MEM_SCRATCH_PAGE, CONFIG_MMU_PAGE_SIZE);
	k_mem_paging_backing_store_init();
	RUN(random_steps);
	RUN(clean_copies);
	RUN(copies_in_their_order);
	return check_end();
}
