/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two 8259 of a PC as the only controllers: 16 lines with a mask, fixed vectors, and fixed
 * priorities (0, 1, 8 to 15, 3 to 7; the first is the most urgent). The second is connected to
 * line 2 of the first. Called through the names of the architecture's contract.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/interrupt_controller/i8259.h>
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#define MASTER 0x20
#define SLAVE 0xA0
/* Each has two ports; the second holds the mask once it has started. */
#define MASK(port) ((port) + 1)

#define CASCADE_LINE 2U

/* The words of a start: edge-triggered, two controllers; the base; who is where; 8086 mode. */
#define ICW1 0x11
#define ICW4 0x01
/* Commands: end of the most urgent interrupt in service; show what is in service. */
#define CMD_EOI 0x20
#define CMD_READ_IN_SERVICE 0x0B

BUILD_ASSERT(CONFIG_I8259_BASE_VECTOR % 8 == 0, "a controller counts its lines in three bits");

uint32_t z_i8259_spurious_count[2];

static io_port_t port_of(unsigned int irq)
{
	__ASSERT(irq < I8259_LINES, "there is no line %u, the 8259 have lines 0 to 15", irq);
	return irq < 8U ? MASTER : SLAVE;
}

void arch_irq_enable(unsigned int irq)
{
	const io_port_t mask = MASK(port_of(irq));
	const unsigned int key = arch_irq_lock();

	__ASSERT(irq != CASCADE_LINE, "line 2 is the second controller's");
	sys_out8((uint8_t)(sys_in8(mask) & ~BIT(irq % 8U)), mask);
	arch_irq_unlock(key);
}

void arch_irq_disable(unsigned int irq)
{
	const io_port_t mask = MASK(port_of(irq));
	const unsigned int key = arch_irq_lock();

	__ASSERT(irq != CASCADE_LINE, "line 2 is the second controller's");
	sys_out8((uint8_t)(sys_in8(mask) | BIT(irq % 8U)), mask);
	arch_irq_unlock(key);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return (sys_in8(MASK(port_of(irq))) & BIT(irq % 8U)) == 0U;
}

/* Nested interrupts end in reverse order, so the most urgent one in service is the one. */
void z_irq_controller_eoi(void)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "an interrupt ends with interrupts locked");
	sys_out8(CMD_READ_IN_SERVICE, MASTER);
	if ((sys_in8(MASTER) & (BIT(CASCADE_LINE + 1U) - 1U)) == BIT(CASCADE_LINE)) {
		sys_out8(CMD_EOI, SLAVE);
	}
	sys_out8(CMD_EOI, MASTER);
}

__boot_func static void start(io_port_t port, uint8_t base, uint8_t place, uint8_t mask)
{
	sys_out8(ICW1, port);
	sys_out8(base, MASK(port));
	sys_out8(place, MASK(port));
	sys_out8(ICW4, MASK(port));
	sys_out8(mask, MASK(port));
}

__boot_func static int i8259_init(void)
{
	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "controllers start with interrupts locked");
	start(MASTER, CONFIG_I8259_BASE_VECTOR, BIT(CASCADE_LINE), (uint8_t)~BIT(CASCADE_LINE));
	start(SLAVE, CONFIG_I8259_BASE_VECTOR + 8, CASCADE_LINE, 0xFF);
	return 0;
}

SYS_INIT(i8259_init, PRE_KERNEL_1, CONFIG_INTC_INIT_PRIORITY);
