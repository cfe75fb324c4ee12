/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The first C at the virtual address: makes exceptions readable, takes the identity mapping
 * away, and gives the machine to the kernel. Called by boot/start.S alone.
 */
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>

#include <x86_port.h>

__boot_func FUNC_NORETURN void z_x86_prep_c(void)
{
	z_x86_gdt_init();
	z_x86_idt_init();
	z_x86_mmu_init();
	z_x86_pic_mask();
	z_cstart();
}

void z_x86_boot_args_report(void)
{
	const struct x86_boot_args *args = &z_x86_boot_args;

	__ASSERT(args->used <= sizeof(args->space), "the boot arguments overran their room");
	if (args->map_lost != 0U || args->modules_lost != 0U || args->text_lost != 0U) {
		printk("boot: lost %u memory ranges, %u modules, %u bytes of text of the boot "
		       "loader's: raise CONFIG_X86_BOOT_ARGS_SIZE (%u)\n",
		       args->map_lost, args->modules_lost, args->text_lost,
		       (unsigned int)sizeof(args->space));
	}
}

void arch_kernel_init(void)
{
	z_x86_boot_args_report();
}
