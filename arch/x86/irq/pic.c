/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two 8259 controllers as the firmware leaves them deliver IRQ 0 as vector 8, the double
 * fault's. Nothing handles interrupts yet, so every line is masked before they are enabled.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>

#include <x86_port.h>

#define PIC_MASTER_MASK 0x21
#define PIC_SLAVE_MASK 0xA1

__boot_func void z_x86_pic_mask(void)
{
	__ASSERT_NO_MSG(!arch_irq_unlocked(arch_irq_lock()));
	sys_out8(0xFF, PIC_SLAVE_MASK);
	sys_out8(0xFF, PIC_MASTER_MASK);
}
