/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ways to reset a PC, tried one after the other. sys_reboot() calls this.
 */
#include <zephyr/arch/arch_interface.h>
#include <zephyr/arch/cpu.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/reboot.h>
#include <zephyr/sys/util.h>

/*
 * The chipset's reset control register: a rising edge of bit 2 resets, the CPU alone or with bit 1
 * the machine, with bit 3 by switching its power off and on.
 */
#define RST_CNT 0xCF9
#define RST_CNT_SYSTEM BIT(1)
#define RST_CNT_RESET BIT(2)
#define RST_CNT_POWER BIT(3)

/* The keyboard controller, which has a line to the CPU's reset. */
#define KBC_STATUS 0x64
#define KBC_STATUS_FULL BIT(1)
#define KBC_COMMAND 0x64
#define KBC_PULSE_RESET 0xFE

/* More reads of a port than any of the devices needs, a microsecond each. */
#define PATIENCE 100000

static void wait_a_little(void)
{
	for (int i = 0; i < PATIENCE; i++) {
		(void)sys_in8(KBC_STATUS);
	}
}

static void by_reset_register(int type)
{
	const uint8_t kind = RST_CNT_SYSTEM | (type == SYS_REBOOT_COLD ? RST_CNT_POWER : 0);

	sys_out8(kind, RST_CNT);
	sys_out8(kind | RST_CNT_RESET, RST_CNT);
	wait_a_little();
}

static void by_keyboard_controller(void)
{
	for (int i = 0; i < PATIENCE && (sys_in8(KBC_STATUS) & KBC_STATUS_FULL) != 0; i++) {
	}
	sys_out8(KBC_PULSE_RESET, KBC_COMMAND);
	wait_a_little();
}

/* An exception without a handler, without one for that, ends in a reset. */
static void by_triple_fault(void)
{
	static const struct {
		uint16_t limit;
		uint32_t base;
	} __packed no_idt = { 0, 0 };

	__asm__ volatile("lidt %0; int3" : : "m"(no_idt));
}

void sys_arch_reboot(int type)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "interrupts are not locked");

	if (IS_ENABLED(CONFIG_REBOOT_RST_CNT)) {
		by_reset_register(type);
	}
	by_keyboard_controller();
	by_triple_fault();
}
