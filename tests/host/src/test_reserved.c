/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is never given out (arch/x86/mmu/reserved.c): frames, by maps that loaders might leave, and
 * virtual addresses, by records that the generator might. Frames are marked in a model of 16 MiB of
 * RAM from 0 on and of 1 MiB from 8 GiB on; random maps are compared with a judgement byte by byte.
 */
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>

#include "check.h"
#include "record.h"

#define LOW_FRAMES 4096U
#define HIGH_FRAMES 256U
#define HIGH_FIRST 0x200000U
#define RAM X86_BOOT_MAP_RAM
#define FIRMWARE 2U

struct x86_boot_args z_x86_boot_args;

/* A record of up to 8 regions, which this program may write. */
#define REGIONS 8
uint32_t record_room[(sizeof(struct x86_record) + REGIONS * sizeof(struct x86_region)) / 4] __asm__(
	"z_x86_mmu_record");

static bool low[LOW_FRAMES], high[HIGH_FRAMES];
static uint64_t seed = 4;

static void mark(bool *frames, uint32_t room, uint64_t first, uint64_t end, uint64_t origin)
{
	for (uint64_t i = MAX(first, origin); i < MIN(end, origin + room); i++) {
		frames[i - origin] = true;
	}
}

void z_mem_frames_reserve(k_mem_pfn_t first, k_mem_pfn_t count)
{
	CHECK(count > 0U && first + count > first);
	mark(low, LOW_FRAMES, first, (uint64_t)first + count, 0);
	mark(high, HIGH_FRAMES, first, (uint64_t)first + count, HIGH_FIRST);
}

static void begin(void)
{
	z_x86_boot_args = (struct x86_boot_args){ .loader = X86_BOOT_MULTIBOOT };
	for (unsigned int i = 0; i < LOW_FRAMES; i++) {
		low[i] = false;
	}
	for (unsigned int i = 0; i < HIGH_FRAMES; i++) {
		high[i] = false;
	}
}

static void add(uint64_t base, uint64_t size, uint32_t type)
{
	struct x86_boot_map_entry *map = (void *)z_x86_boot_args.space;

	map[z_x86_boot_args.map_count++] =
		(struct x86_boot_map_entry){ .base = base, .size = size, .type = type };
	z_x86_boot_args.used += sizeof(*map);
	z_x86_boot_args.modules_at = z_x86_boot_args.used;
}

static void add_module(uint32_t start, uint32_t end)
{
	struct x86_boot_module *modules = (void *)x86_boot_modules();

	modules[z_x86_boot_args.module_count++] =
		(struct x86_boot_module){ .start = start, .end = end };
	z_x86_boot_args.used += sizeof(*modules);
}

static unsigned int count(const bool *frames, unsigned int first, unsigned int end)
{
	unsigned int marked = 0;

	for (unsigned int i = first; i < end; i++) {
		marked += frames[i] ? 1U : 0U;
	}
	return marked;
}

static void without_a_map(void)
{
	begin();
	arch_reserved_pages_update();
	CHECK_EQ(count(low, 0, 256), 256);
	CHECK_EQ(count(low, 256, LOW_FRAMES), 0);
	CHECK_EQ(count(high, 0, HIGH_FRAMES), 0);
}

static void a_pc(void)
{
	begin();
	add(0, 0x9fc00, RAM);
	add(0x9fc00, 0x400, FIRMWARE);
	add(0xf0000, 0x10000, FIRMWARE);
	add(0x100000, 0xee0000, RAM);
	add(0xfe0000, 0x20000, FIRMWARE);
	add(0xfffc0000, 0x40000, FIRMWARE);
	arch_reserved_pages_update();
	CHECK(low[0]);
	CHECK_EQ(count(low, 1, 0x9f), 0);
	CHECK_EQ(count(low, 0x9f, 0x100), 0x61);
	CHECK_EQ(count(low, 0x100, 0xfe0), 0);
	CHECK_EQ(count(low, 0xfe0, LOW_FRAMES), 0x20);
	CHECK_EQ(count(high, 0, HIGH_FRAMES), HIGH_FRAMES);
}

/* RAM from 1 GiB below to 512 KiB behind the high frames' start, in two parts that meet in a page.
 */
static void above_4_gib_unsorted(void)
{
	begin();
	add(0x200000800ULL, 0x7f800, RAM);
	add(0x100000, 0xf00000, RAM);
	add(0x1c0000000ULL, 0x40000800, RAM);
	add(0, 0x100000, RAM);
	arch_reserved_pages_update();
	CHECK_EQ(count(low, 0, LOW_FRAMES), 1);
	CHECK_EQ(count(high, 0, 128), 0);
	CHECK_EQ(count(high, 128, HIGH_FRAMES), 128);
}

/* Every second page of a hundred and fifty, one entry each. */
static void many_entries(void)
{
	begin();
	for (unsigned int i = 0; i < 150U; i++) {
		add((uint64_t)(299U - 2U * i) << 12, 0x1000, RAM);
	}
	arch_reserved_pages_update();
	for (unsigned int i = 0; i < 300U; i++) {
		CHECK_EQ(low[i], i % 2U == 0U);
	}
	CHECK_EQ(count(low, 300, LOW_FRAMES), LOW_FRAMES - 300);
}

static void odd_entries(void)
{
	begin();
	add(0, 0x1000000, RAM);
	add(0x5000, 0, FIRMWARE); /* nothing */
	add(0x6fff, 2, FIRMWARE); /* two pages of RAM are touched */
	add(0x900000, 0, RAM);
	add(UINT64_MAX - 5U, 100, RAM); /* ends where numbers do */
	add(0xf00000, UINT64_MAX, 7);   /* from here on */
	arch_reserved_pages_update();
	CHECK_EQ(count(low, 0, 0xf00), 3);
	CHECK(low[0] && low[6] && low[7]);
	CHECK_EQ(count(low, 0xf00, LOW_FRAMES), 0x100);
	CHECK_EQ(count(high, 0, HIGH_FRAMES), HIGH_FRAMES);
}

static void modules(void)
{
	begin();
	add(0, 0x1000000, RAM);
	add_module(0x400000, 0x400001);
	add_module(0x500fff, 0x503000);
	add_module(0x600800, 0x600800);
	arch_reserved_pages_update();
	CHECK_EQ(count(low, 0, LOW_FRAMES), 1 + 1 + 3);
	CHECK(low[0x400] && low[0x500] && low[0x501] && low[0x502]);
}

/* In a byte's judgement: some entry says RAM, none says anything else. Steps of 256 bytes. */
static bool judge(unsigned int page)
{
	const struct x86_boot_map_entry *map = x86_boot_map();

	for (uint64_t at = (uint64_t)page << 12; at < (uint64_t)(page + 1U) << 12; at += 256U) {
		bool ram = false;

		for (unsigned int i = 0; i < z_x86_boot_args.map_count; i++) {
			if (at - map[i].base < map[i].size) {
				if (map[i].type != RAM) {
					return true;
				}
				ram = true;
			}
		}
		if (!ram) {
			return true;
		}
	}
	return page == 0U;
}

static void random_maps(void)
{
	for (unsigned int round = 0; round < 400U; round++) {
		unsigned int wrong = 0;

		begin();
		for (unsigned int i = 1U + check_random(&seed) % 12U; i > 0U; i--) {
			const uint64_t base = (check_random(&seed) % 0x40000U) & ~255U;

			add(base, (check_random(&seed) % 0x20000U) & ~255U,
			    check_random(&seed) % 3U == 0U ? FIRMWARE : RAM);
		}
		arch_reserved_pages_update();
		for (unsigned int page = 0; page < 0x80U; page++) {
			wrong += judge(page) != low[page] ? 1U : 0U;
		}
		CHECK_EQ(wrong, 0);
	}
}

static void regions(unsigned int number, const struct x86_region *region)
{
	struct x86_record *record = (struct x86_record *)record_room;

	*record =
		(struct x86_record){ .magic = X86_RECORD_MAGIC, .region_count = (uint16_t)number };
	for (unsigned int i = 0; i < number; i++) {
		record->region[i] = region[i];
	}
}

#define BASE ((uint32_t)CONFIG_KERNEL_VM_BASE)
#define SIZE ((uint32_t)CONFIG_KERNEL_VM_SIZE)

static void expect(unsigned int index, uint32_t start, uint32_t bytes)
{
	uintptr_t virt = 1;
	size_t size = 1;

	CHECK(arch_vm_occupied(index, &virt, &size));
	CHECK_EQ(virt, start);
	CHECK_EQ(size, bytes);
}

static void expect_end(unsigned int index)
{
	uintptr_t virt = 1;
	size_t size = 1;

	CHECK(!arch_vm_occupied(index, &virt, &size));
	CHECK(!arch_vm_occupied(index + 1U, &virt, &size));
	CHECK_EQ(virt, 1);
	CHECK_EQ(size, 1);
}

/* With a range from 0 on page 0 comes first, and is nobody's. */
#define FIRST (BASE == 0U ? 1U : 0U)

static void nothing_occupied(void)
{
	regions(0, NULL);
	if (BASE == 0U) {
		expect(0, 0, 0x1000);
	}
	expect_end(FIRST);
}

static void an_image_and_devices(void)
{
	const struct x86_region region[] = {
		{ .virt = BASE + 0x100000, .size = 0x4000, .flags = X86_REGION_X },
		{ .virt = BASE + 0x104000, .size = 0x1000 },
		{ .virt = BASE + 0x105000, .size = 0x1000, .flags = X86_REGION_RESERVED },
		{ .virt = BASE + 0x106000, .size = 0x2000, .flags = X86_REGION_PAGED_OUT },
		{ .virt = BASE + 0x200000, .size = 0x100000, .flags = X86_REGION_IDENTITY },
		{ .virt = BASE + SIZE - 0x3000, .size = 0x1000, .flags = X86_REGION_D },
		{ .virt = BASE + SIZE - 0x1000, .size = 0x3000, .flags = X86_REGION_W },
		{ .virt = BASE + SIZE + 0x2000, .size = 0x1000 },
	};

	regions(ARRAY_SIZE(region), region);
	expect(FIRST, BASE + 0x100000, 0x8000);
	expect(FIRST + 1U, BASE + SIZE - 0x3000, 0x1000);
	expect(FIRST + 2U, BASE + SIZE - 0x1000, 0x1000);
	expect_end(FIRST + 3U);
}

/* Ranges that begin outside, and one that covers all. */
static void around_the_range(void)
{
	const struct x86_region from_1[] = { { .virt = BASE + 0x1000, .size = 0x1000 } };
	const struct x86_region all[] = { { .virt = BASE + 0x1000, .size = SIZE } };
	const struct x86_region below[] = { { .virt = BASE - 0x2000, .size = 0x3000 },
					    { .virt = BASE + 0x1000, .size = 0x2000 } };

	regions(1, from_1);
	expect(0, BASE == 0U ? 0 : BASE + 0x1000, BASE == 0U ? 0x2000 : 0x1000);
	expect_end(1);
	regions(1, all);
	expect(0, BASE == 0U ? 0 : BASE + 0x1000, BASE == 0U ? SIZE : SIZE - 0x1000);
	expect_end(1);
	if (BASE != 0U) {
		regions(2, below);
		expect(0, BASE, 0x3000);
		expect_end(1);
	}
}

int main(void)
{
	RUN(without_a_map);
	RUN(a_pc);
	RUN(above_4_gib_unsorted);
	RUN(many_entries);
	RUN(odd_entries);
	RUN(modules);
	RUN(random_maps);
	RUN(nothing_occupied);
	RUN(an_image_and_devices);
	RUN(around_the_range);
	return check_end();
}
