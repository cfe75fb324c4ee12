/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Copies the boot loader's words into z_x86_boot_args, the same for every loader. Built as
 * early.h says; called once, before paging, while the loader's structures can be read. It reads
 * what the loader points to and nothing else, and writes nothing outside its own structure.
 */
#include "early.h"
#include "pvh.h"

#include <zephyr/arch/x86/multiboot.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/util.h>

/* In .data: bss is cleared after this was filled. */
struct x86_boot_args z_x86_boot_args __attribute__((section(".data.z_x86_boot_args"))) = { 0 };

#define ARGS (&z_x86_boot_args)

BUILD_ASSERT(sizeof(struct x86_boot_map_entry) == 20, "entries lie one behind the other");
BUILD_ASSERT(sizeof(struct x86_boot_map_entry) % 4 == 0, "modules behind them are aligned");

/* A loader's address, in 32-bit code; 0 for what lies above 4 GiB. */
__boot_func static uintptr_t address(uint64_t phys)
{
	return phys <= UINT32_MAX ? (uintptr_t)phys : 0U;
}

__boot_func static void *take(uint32_t size)
{
	void *room = NULL;

	if (size <= sizeof(ARGS->space) - ARGS->used) {
		room = &ARGS->space[ARGS->used];
		ARGS->used += size;
	}
	return room;
}

__boot_func static void add_range(uint64_t base, uint64_t size, uint32_t type)
{
	struct x86_boot_map_entry *entry = take(sizeof(*entry));

	if (entry == NULL) {
		ARGS->map_lost++;
		return;
	}
	entry->base = base;
	entry->size = size;
	entry->type = type;
	ARGS->map_count++;
}

/* The string's address is kept in `string` until all modules are there. */
__boot_func static void add_module(uint32_t start, uint32_t end, uintptr_t string)
{
	struct x86_boot_module *module = take(sizeof(*module));

	if (module == NULL) {
		ARGS->modules_lost++;
		return;
	}
	module->start = start;
	module->end = end;
	module->string = string;
	ARGS->module_count++;
}

/* Returns the copy's offset; 0 for no string, which is why offset 0 is never a string's. */
__boot_func static uint32_t add_string(uintptr_t phys)
{
	const char *text = (const char *)phys;
	uint32_t length = 0, at;
	char *copy;

	if (phys == 0U) {
		return 0;
	}
	while (text[length] != '\0') {
		length++;
	}
	at = MAX(ARGS->used, 1U);
	ARGS->used = at;
	copy = take(length + 1U);
	if (copy == NULL) {
		ARGS->text_lost += length + 1U;
		return 0;
	}
	for (uint32_t i = 0; i <= length; i++) {
		copy[i] = text[i];
	}
	return at;
}

__boot_func static void add_strings(uintptr_t cmdline)
{
	struct x86_boot_module *modules = (void *)&ARGS->space[ARGS->modules_at];

	ARGS->cmdline_at = add_string(cmdline);
	for (uint32_t i = 0; i < ARGS->module_count; i++) {
		modules[i].string = add_string(modules[i].string);
	}
}

/* The entries carry their own length; one too short to hold an entry ends the list. */
__boot_func static void multiboot_map(const struct multiboot_info *info)
{
	uintptr_t at = info->mmap_addr, end = at + info->mmap_length;

	while (end - at >= sizeof(struct multiboot_mmap) && at < end) {
		const struct multiboot_mmap *entry = (const void *)at;
		uint32_t step = entry->size + 4U;

		if (step < sizeof(*entry)) {
			break;
		}
		add_range(entry->base, entry->length, entry->type);
		if (step > end - at) {
			break;
		}
		at += step;
	}
}

__boot_func static void copy_multiboot(const struct multiboot_info *info)
{
	const struct multiboot_module *module = (const void *)(uintptr_t)info->mods_addr;

	ARGS->loader = X86_BOOT_MULTIBOOT;
	if ((info->flags & MULTIBOOT_INFO_MMAP) != 0U) {
		multiboot_map(info);
	} else if ((info->flags & MULTIBOOT_INFO_MEMORY) != 0U) {
		add_range(0, (uint64_t)info->mem_lower << 10, X86_BOOT_MAP_RAM);
		add_range(0x100000, (uint64_t)info->mem_upper << 10, X86_BOOT_MAP_RAM);
	}
	ARGS->modules_at = ARGS->used;
	if ((info->flags & MULTIBOOT_INFO_MODULES) != 0U) {
		for (uint32_t i = 0; i < info->mods_count; i++) {
			add_module(module[i].start, module[i].end, module[i].string);
		}
	}
	add_strings((info->flags & MULTIBOOT_INFO_CMDLINE) != 0U ? info->cmdline : 0U);
}

__boot_func static void copy_pvh(const struct pvh_start_info *info)
{
	const struct pvh_map_entry *range = (const void *)address(info->map);
	const struct pvh_module *module = (const void *)address(info->modules);

	ARGS->loader = X86_BOOT_PVH;
	for (uint32_t i = 0; info->version >= 1U && i < info->map_count; i++) {
		add_range(range[i].base, range[i].size, range[i].type);
	}
	ARGS->modules_at = ARGS->used;
	for (uint32_t i = 0; i < info->module_count; i++) {
		add_module(address(module[i].start), address(module[i].start + module[i].size),
			   address(module[i].cmdline));
	}
	add_strings(address(info->cmdline));
}

__boot_func void z_x86_early_copy_args(uint32_t magic, uint32_t info)
{
	const struct pvh_start_info *pvh = (const void *)(uintptr_t)info;

	if (magic == MULTIBOOT_LOADER_MAGIC) {
		copy_multiboot((const void *)(uintptr_t)info);
	} else if (magic == PVH_LOADER_MAGIC && pvh->magic == PVH_START_MAGIC) {
		copy_pvh(pvh);
	}
}

__boot_func uint64_t z_x86_early_end_of_run(uint64_t from, bool ram_only)
{
	const struct x86_boot_map_entry *map = x86_boot_map();
	uint32_t i = 0;

	/* The map need not be sorted: begin again behind each range that leads on. */
	while (i < ARGS->map_count) {
		uint64_t end = map[i].base + map[i].size;

		if ((!ram_only || map[i].type == X86_BOOT_MAP_RAM) && map[i].base <= from &&
		    from < end) {
			from = end;
			i = 0;
		} else {
			i++;
		}
	}
	return from;
}
