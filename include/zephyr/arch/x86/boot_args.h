/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the boot loader said: memory map, command line, modules; whoever the loader was.
 *
 * Copied by arch/x86/boot/ before paging, because the loader's own structures lie where nothing
 * is mapped later. All of it is in one bounded space; what did not fit is counted.
 *
 *   space   | map entries … | modules … | strings … | free |
 *           0               modules_at              used   CONFIG_X86_BOOT_ARGS_SIZE
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_BOOT_ARGS_H_
#define ZEPHYR_INCLUDE_ARCH_X86_BOOT_ARGS_H_

#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

/** Who started the image. */
enum x86_boot_loader {
	X86_BOOT_UNKNOWN,
	X86_BOOT_MULTIBOOT,
	X86_BOOT_PVH,
};

/** A range of the physical address space, above 4 GiB too. Type 1 is usable RAM. */
struct x86_boot_map_entry {
	uint64_t base;
	uint64_t size;
	uint32_t type;
} __packed;

#define X86_BOOT_MAP_RAM 1U

/** A file loaded beside the image, [start, end) physical. */
struct x86_boot_module {
	uint32_t start;
	uint32_t end;
	/** Offset of its string in `space`. */
	uint32_t string;
};

struct x86_boot_args {
	/** enum x86_boot_loader */
	uint32_t loader;
	/** CPUID leaf 1, EDX; 0 if the CPU has no such leaf. */
	uint32_t cpu_features;
	uint16_t map_count;
	uint16_t map_lost;
	uint16_t module_count;
	uint16_t modules_lost;
	/** Bytes of command line and module strings that did not fit. */
	uint32_t text_lost;
	uint32_t modules_at;
	/** Offset of the command line in `space`; 0 if there is none. */
	uint32_t cmdline_at;
	uint32_t used;
	uint8_t space[CONFIG_X86_BOOT_ARGS_SIZE] __aligned(4);
};

/** Filled before paging, constant afterwards. */
extern struct x86_boot_args z_x86_boot_args;

/** @return the map, `map_count` entries long. */
static inline const struct x86_boot_map_entry *x86_boot_map(void)
{
	return (const struct x86_boot_map_entry *)z_x86_boot_args.space;
}

/** @return the modules, `module_count` long. */
static inline const struct x86_boot_module *x86_boot_modules(void)
{
	return (const struct x86_boot_module *)&z_x86_boot_args.space[z_x86_boot_args.modules_at];
}

/** @return the command line, "" if the loader gave none. */
static inline const char *x86_boot_cmdline(void)
{
	return z_x86_boot_args.cmdline_at == 0U
		       ? ""
		       : (const char *)&z_x86_boot_args.space[z_x86_boot_args.cmdline_at];
}

#endif /* ZEPHYR_INCLUDE_ARCH_X86_BOOT_ARGS_H_ */
