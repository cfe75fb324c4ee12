/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The copy of the boot loader's words (arch/x86/boot/early_args.c), fed with structures that a
 * loader might leave. The room is as small as the compiler's command line says, so that each list
 * can be made to overflow it.
 */
#include "early.h"
#include "pvh.h"

#include "check.h"

#include <zephyr/arch/x86/multiboot.h>
#include <zephyr/sys/util.h>

#define ROOM CONFIG_X86_BOOT_ARGS_SIZE
#define FITTING (ROOM / sizeof(struct x86_boot_map_entry))

static uint32_t address_of(const void *object)
{
	return (uint32_t)(uintptr_t)object;
}

static void begin(void)
{
	z_x86_boot_args = (struct x86_boot_args){ .loader = X86_BOOT_UNKNOWN };
}

static void copy_multiboot(const struct multiboot_info *info)
{
	begin();
	z_x86_early_copy_args(MULTIBOOT_LOADER_MAGIC, address_of(info));
	CHECK_EQ(z_x86_boot_args.loader, X86_BOOT_MULTIBOOT);
	CHECK(z_x86_boot_args.used <= ROOM);
}

static void unknown_loader(void)
{
	begin();
	z_x86_early_copy_args(0x12345678, 0);
	CHECK_EQ(z_x86_boot_args.loader, X86_BOOT_UNKNOWN);
	CHECK_EQ(z_x86_boot_args.used, 0);
	CHECK_STR(x86_boot_cmdline(), "");
}

static void multiboot_sizes_without_a_map(void)
{
	const struct multiboot_info info = { .flags = MULTIBOOT_INFO_MEMORY,
					     .mem_lower = 639,
					     .mem_upper = 0x3fffc00 };

	copy_multiboot(&info);
	CHECK_EQ(z_x86_boot_args.map_count, 2);
	CHECK_EQ(x86_boot_map()[0].size, 639 * 1024);
	CHECK_EQ(x86_boot_map()[1].base, 0x100000);
	CHECK_EQ(x86_boot_map()[1].size, 0xffff00000LL);
}

static void multiboot_everything(void)
{
	/* One entry is longer than it needs to be; the last is above 4 GiB. */
	struct {
		struct multiboot_mmap first;
		uint32_t more;
		struct multiboot_mmap last;
	} __packed map = { { 24, 0, 0x9fc00, 1 }, 0xffffffff, { 20, 1ULL << 32, 1ULL << 33, 1 } };
	static const struct multiboot_module modules[] = { { 0x200000, 0x201388, 0, 0 },
							   { 0x202000, 0x202001, 0, 0 } };
	struct multiboot_module given[ARRAY_SIZE(modules)];
	struct multiboot_info info = {
		.flags = MULTIBOOT_INFO_MMAP | MULTIBOOT_INFO_MODULES | MULTIBOOT_INFO_CMDLINE,
		.mods_count = ARRAY_SIZE(modules),
		.mmap_length = sizeof(map),
	};

	given[0] = modules[0];
	given[0].string = address_of("one two");
	given[1] = modules[1];
	info.cmdline = address_of("west wind");
	info.mods_addr = address_of(given);
	info.mmap_addr = address_of(&map);
	copy_multiboot(&info);

	CHECK_EQ(z_x86_boot_args.map_count, 2);
	CHECK_EQ(x86_boot_map()[0].size, 0x9fc00);
	CHECK_EQ(x86_boot_map()[1].base, 1LL << 32);
	CHECK_EQ(x86_boot_map()[1].size, 1LL << 33);
	CHECK_STR(x86_boot_cmdline(), "west wind");
	CHECK_EQ(z_x86_boot_args.module_count, 2);
	CHECK_EQ(x86_boot_modules()[0].end, 0x201388);
	CHECK_STR((const char *)&z_x86_boot_args.space[x86_boot_modules()[0].string], "one two");
	CHECK_EQ(x86_boot_modules()[1].string, 0);
	CHECK_EQ(z_x86_boot_args.map_lost + z_x86_boot_args.modules_lost, 0);
	CHECK_EQ(z_x86_boot_args.text_lost, 0);
}

static void map_that_does_not_end_well(void)
{
	struct multiboot_mmap map[3] = { { 20, 0, 1, 1 }, { 4, 2, 3, 1 }, { 20, 4, 5, 1 } };
	struct multiboot_info info = { .flags = MULTIBOOT_INFO_MMAP };

	info.mmap_addr = address_of(map);
	info.mmap_length = sizeof(map);
	copy_multiboot(&info);
	CHECK_EQ(z_x86_boot_args.map_count, 1); /* an entry too short to be one ends it */

	map[1].size = 0xfffffff0;
	copy_multiboot(&info);
	CHECK_EQ(z_x86_boot_args.map_count, 2); /* a length that leaves the list ends it */

	info.mmap_length = sizeof(map[0]) - 1;
	copy_multiboot(&info);
	CHECK_EQ(z_x86_boot_args.map_count, 0);
}

static void map_larger_than_the_room(void)
{
	static struct multiboot_mmap map[FITTING + 100];
	struct multiboot_info info = { .flags = MULTIBOOT_INFO_MMAP | MULTIBOOT_INFO_CMDLINE };

	for (size_t i = 0; i < ARRAY_SIZE(map); i++) {
		map[i] = (struct multiboot_mmap){ 20, (uint64_t)i << 30, 1U << 30, 1 };
	}
	info.cmdline = address_of("a long command line that finds no room");
	info.mmap_addr = address_of(map);
	info.mmap_length = sizeof(map);
	copy_multiboot(&info);
	CHECK_EQ(z_x86_boot_args.map_count, FITTING);
	CHECK_EQ(z_x86_boot_args.map_lost, 100);
	CHECK_EQ(x86_boot_map()[FITTING - 1].base, (uint64_t)(FITTING - 1) << 30);
	CHECK_EQ(z_x86_boot_args.text_lost, sizeof("a long command line that finds no room"));
	CHECK_STR(x86_boot_cmdline(), "");
}

static void modules_larger_than_the_room(void)
{
	static struct multiboot_module modules[ROOM];
	struct multiboot_info info = { .flags = MULTIBOOT_INFO_MODULES };

	info.mods_count = ARRAY_SIZE(modules);
	info.mods_addr = address_of(modules);
	copy_multiboot(&info);
	CHECK_EQ(z_x86_boot_args.module_count, ROOM / sizeof(struct x86_boot_module));
	CHECK_EQ(z_x86_boot_args.module_count + z_x86_boot_args.modules_lost, ROOM);
}

static void pvh(void)
{
	struct pvh_map_entry map[] = { { 0, 0x9fc00, 1, 0 }, { 5ULL << 30, 4096, 2, 0 } };
	struct pvh_module modules[] = { { 0x300000, 16, 0, 0 } };
	struct pvh_start_info info = { .magic = PVH_START_MAGIC, .version = 1 };

	modules[0].cmdline = address_of("module");
	info.map = address_of(map);
	info.map_count = ARRAY_SIZE(map);
	info.modules = address_of(modules);
	info.module_count = ARRAY_SIZE(modules);
	info.cmdline = address_of("west wind");
	begin();
	z_x86_early_copy_args(PVH_LOADER_MAGIC, address_of(&info));
	CHECK_EQ(z_x86_boot_args.loader, X86_BOOT_PVH);
	CHECK_EQ(z_x86_boot_args.map_count, 2);
	CHECK_EQ(x86_boot_map()[1].base, 5LL << 30);
	CHECK_EQ(x86_boot_map()[1].type, 2);
	CHECK_EQ(x86_boot_modules()[0].end, 0x300010);
	CHECK_STR(x86_boot_cmdline(), "west wind");

	info.version = 0; /* has no map yet, whatever the words behind it say */
	begin();
	z_x86_early_copy_args(PVH_LOADER_MAGIC, address_of(&info));
	CHECK_EQ(z_x86_boot_args.map_count, 0);

	info.magic = 0;
	begin();
	z_x86_early_copy_args(PVH_LOADER_MAGIC, address_of(&info));
	CHECK_EQ(z_x86_boot_args.loader, X86_BOOT_UNKNOWN);
}

static void end_of_run(void)
{
	/* Not sorted; with a gap, and with what firmware reserves at the end of RAM. */
	static const struct pvh_map_entry map[] = {
		{ 0x3e0000, 0x20000, 2, 0 },   { 0x100000, 0x100000, 1, 0 },
		{ 0x200000, 0x1e0000, 1, 0 },  { 0, 0x9fc00, 1, 0 },
		{ 0xfffc0000, 0x40000, 2, 0 },
	};
	struct pvh_start_info info = { .magic = PVH_START_MAGIC, .version = 1 };

	info.map = address_of(map);
	info.map_count = ARRAY_SIZE(map);
	begin();
	z_x86_early_copy_args(PVH_LOADER_MAGIC, address_of(&info));
	CHECK_EQ(z_x86_early_end_of_run(0x100000, true), 0x3e0000);
	CHECK_EQ(z_x86_early_end_of_run(0x100000, false), 0x400000);
	CHECK_EQ(z_x86_early_end_of_run(0x150000, true), 0x3e0000);
	CHECK_EQ(z_x86_early_end_of_run(0x9fc00, true), 0x9fc00);
	CHECK_EQ(z_x86_early_end_of_run(0xa0000, false), 0xa0000);
	CHECK_EQ(z_x86_early_end_of_run(0xfffc0000, false), 1LL << 32);
}

int main(void)
{
	RUN(unknown_loader);
	RUN(multiboot_sizes_without_a_map);
	RUN(multiboot_everything);
	RUN(map_that_does_not_end_well);
	RUN(map_larger_than_the_room);
	RUN(modules_larger_than_the_room);
	RUN(pvh);
	RUN(end_of_run);
	return check_end();
}
