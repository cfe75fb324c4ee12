/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The checks before paging: is the image where it was linked for, can this CPU run it, is the
 * promised RAM there. Whatever is missing is said on the serial line, and the machine stops.
 * Built as early.h says; start.S calls it on the double-fault task's stack.
 */
#include "early.h"

#include <zephyr/arch/x86/cr0.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/util.h>

#include <x86_cpuid.h>
#include <x86_exit.h>

#define IMAGE_START (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_OFFSET)
#define RAM_END (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024ULL)

BUILD_ASSERT(CONFIG_SRAM_SIZE > 0, "the devicetree chooses no RAM (zephyr,sram)");
BUILD_ASSERT(RAM_END <= BIT64(32), "RAM of the image ends above 4 GiB");

__boot_func FUNC_NORETURN void z_x86_early_stop(const char *what)
{
	z_x86_early_puts(what);
	z_x86_early_puts("\n*** Ponente: exit 1\n");
	x86_isa_debug_exit(X86_EXIT_FAILURE);
	x86_stop();
}

__boot_func static void begin(void)
{
	z_x86_early_puts("\nPonente cannot start: ");
}

__boot_func static void check_load_address(void)
{
	uintptr_t actual = (uintptr_t)z_mapped_start;

	if (actual != IMAGE_START) {
		begin();
		z_x86_early_puts("loaded at ");
		z_x86_early_puthex(actual);
		z_x86_early_puts(", linked for physical address ");
		z_x86_early_puthex(IMAGE_START);
		z_x86_early_stop(" (SRAM_BASE_ADDRESS + SRAM_OFFSET)");
	}
}

/* What the code and the tables may use, by its bit of CPUID; in words that need no relocation. */
__boot_rodata static const struct {
	uint32_t bit;
	char name[36];
} needed[] = {
#define NEEDED(option, bit, name) { IS_ENABLED(option) ? (bit) : 0U, name }
	NEEDED(CONFIG_X86_PAE, X86_CPUID_PAE, "PAE (physical address extension)"),
	{ IS_ENABLED(CONFIG_X86_PAE) ? 0U : X86_CPUID_PSE, "PSE (large pages)" },
	NEEDED(CONFIG_X86_CMOV, X86_CPUID_CMOV, "CMOV (conditional moves)"),
	NEEDED(CONFIG_LOAPIC, X86_CPUID_APIC, "local APIC"),
	NEEDED(CONFIG_FPU, X86_CPUID_FPU, "FPU (floating-point unit)"),
	NEEDED(CONFIG_X86_SSE, X86_CPUID_FXSR, "FXSR (FXSAVE and FXRSTOR)"),
	NEEDED(CONFIG_X86_SSE, X86_CPUID_SSE, "SSE"),
	NEEDED(CONFIG_X86_SSE2, X86_CPUID_SSE2, "SSE2"),
};

__boot_func static const char *missing_feature(uint32_t features)
{
	if (features == 0U) {
		return "CPUID";
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(needed); i++) {
		if ((needed[i].bit & ~features) != 0U) {
			return needed[i].name;
		}
	}
	return IS_ENABLED(CONFIG_X86_NX) && !x86_has_nx() ? "NX (no-execute pages)" : NULL;
}

__boot_func static void check_cpu(void)
{
	struct x86_cpuid leaf;
	uint32_t features = 0;
	const char *missing;

	if (x86_has_cpuid() && x86_cpuid(0, &leaf) >= 1U) {
		x86_cpuid(1, &leaf);
		features = leaf.edx;
	}
	z_x86_boot_args.cpu_features = features;
	missing = missing_feature(features);
	if (missing != NULL) {
		begin();
		z_x86_early_puts("the CPU has no ");
		z_x86_early_puts(missing);
		z_x86_early_stop(", which this image needs");
	}
}

__boot_func static void check_ram(void)
{
	uint64_t ram, all, image = (uintptr_t)z_image_resident_end;

	if (z_x86_boot_args.map_count == 0U || z_x86_boot_args.map_lost != 0U) {
		return;
	}
	ram = z_x86_early_end_of_run(IMAGE_START, true);
	/* Firmware takes the last pages of RAM for itself and lists them as reserved. */
	all = z_x86_early_end_of_run(ram, false);
	if (ram < image || all < RAM_END) {
		begin();
		z_x86_early_puts("too little RAM: from the image at ");
		z_x86_early_puthex(IMAGE_START);
		z_x86_early_puts(" it reaches to ");
		z_x86_early_puthex((uint32_t)(ram < image ? ram : all));
		z_x86_early_puts(ram < image ? ", the image to " : ", the devicetree says ");
		z_x86_early_puthex((uint32_t)(ram < image ? image : RAM_END));
		z_x86_early_stop("");
	}
}

/**
 * Called by start.S in physical addresses, interrupts off.
 *
 * @param magic EAX of a multiboot loader, or PVH_LOADER_MAGIC
 * @param info physical address of the loader's structure
 * @return the value for CR0
 */
__boot_func uint32_t z_x86_boot_early(uint32_t magic, uint32_t info)
{
	bool fpu;

	z_x86_early_serial_init();
	check_load_address();
	check_cpu();
	z_x86_early_copy_args(magic, info);
	check_ram();
	fpu = (z_x86_boot_args.cpu_features & X86_CPUID_FPU) != 0U;
	return X86_CR0_BASE | (fpu ? X86_CR0_MP : X86_CR0_EM);
}
