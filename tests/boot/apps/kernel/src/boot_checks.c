/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the boot loader said, and where the image runs.
 */

#include "checks.h"

#include <string.h>
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel_version.h>
#include <zephyr/version.h>

/* RAM below 4 GiB that the loader's map has at one physical address. */
static bool map_has_ram_at(uint32_t address)
{
	const struct x86_boot_map_entry *map = x86_boot_map();

	for (size_t i = 0; i < z_x86_boot_args.map_count; i++) {
		if (map[i].type == X86_BOOT_MAP_RAM && map[i].base <= address &&
		    address - map[i].base < map[i].size) {
			return true;
		}
	}
	return false;
}

void check_boot(void)
{
	uintptr_t image = CONFIG_KERNEL_VM_BASE + CONFIG_KERNEL_VM_OFFSET;

	CHECK(z_x86_boot_args.loader != X86_BOOT_UNKNOWN);
	CHECK(z_x86_boot_args.map_count > 0);
	CHECK(z_x86_boot_args.map_lost == 0);
	CHECK(map_has_ram_at(CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_OFFSET));
	CHECK(strstr(x86_boot_cmdline(), "west wind") != NULL);

	CHECK((uintptr_t)check_boot >= image);
	CHECK((uintptr_t)check_boot - CONFIG_KERNEL_VM_BASE < CONFIG_KERNEL_VM_SIZE);
	CHECK(sys_kernel_version_get() == KERNELVERSION);
	CHECK(SYS_KERNEL_VER_MAJOR(sys_kernel_version_get()) == 4);
	CHECK(SYS_KERNEL_VER_MINOR(sys_kernel_version_get()) == 1);
}
