/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The I/O APIC (82093AA): a redirection entry per line, reached through an index and a data
 * register. Which vector, trigger and polarity a line has was decided by the build
 * (z_x86_irq_routes); a line gets them when it is enabled. Called by system_apic.c.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/interrupt_controller/ioapic.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>

#define REG_SELECT 0x00U
#define REG_DATA 0x10U

/* Registers behind the index: version, and two words a line. */
#define INDEX_VERSION 0x01U
#define INDEX_LOW(irq) (0x10U + 2U * (irq))
#define INDEX_HIGH(irq) (INDEX_LOW(irq) + 1U)

/* One CPU, so it is the lowest-priority one of all: such lines are delivered as fixed ones. */
#define ROUTE_FLAGS (IOAPIC_TRIGGER_MASK | IOAPIC_POLARITY_MASK)
#define ROUTE_VECTOR 0xFFU

/* Assumes: interrupts locked, index and data go together. */
static uint32_t reg_read(uint32_t index)
{
	*(volatile uint32_t *)&z_x86_ioapic_regs[REG_SELECT] = index;
	return *(volatile uint32_t *)&z_x86_ioapic_regs[REG_DATA];
}

/* Assumes: as above. */
static void reg_write(uint32_t index, uint32_t value)
{
	*(volatile uint32_t *)&z_x86_ioapic_regs[REG_SELECT] = index;
	*(volatile uint32_t *)&z_x86_ioapic_regs[REG_DATA] = value;
}

uint32_t z_ioapic_num_rtes(void)
{
	return (reg_read(INDEX_VERSION) >> 16 & 0xFFU) + 1U;
}

void z_ioapic_irq_enable(unsigned int irq)
{
	const uint32_t route = z_x86_irq_routes[irq];
	const unsigned int key = arch_irq_lock();

	__ASSERT(irq < CONFIG_IOAPIC_NUM_RTES, "the I/O APIC has no line %u", irq);
	/* To this CPU, by its number. */
	reg_write(INDEX_HIGH(irq), x86_read_loapic(LOAPIC_ID));
	reg_write(INDEX_LOW(irq), route & (ROUTE_FLAGS | ROUTE_VECTOR));
	arch_irq_unlock(key);
}

void z_ioapic_irq_disable(unsigned int irq)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(irq < CONFIG_IOAPIC_NUM_RTES, "the I/O APIC has no line %u", irq);
	reg_write(INDEX_LOW(irq), reg_read(INDEX_LOW(irq)) | IOAPIC_INT_MASK);
	arch_irq_unlock(key);
}

int z_ioapic_irq_is_enabled(unsigned int irq)
{
	const unsigned int key = arch_irq_lock();
	const uint32_t entry = reg_read(INDEX_LOW(irq));

	__ASSERT(irq < CONFIG_IOAPIC_NUM_RTES, "the I/O APIC has no line %u", irq);
	arch_irq_unlock(key);
	return (entry & IOAPIC_INT_MASK) == 0U;
}

#ifdef CONFIG_IOAPIC_MASK_RTE
__boot_func static int ioapic_init(void)
{
	const unsigned int lines = z_ioapic_num_rtes();

	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "controllers start with interrupts locked");
	for (unsigned int irq = 0; irq < lines; irq++) {
		reg_write(INDEX_LOW(irq), IOAPIC_INT_MASK);
	}
	return 0;
}

SYS_INIT(ioapic_init, PRE_KERNEL_1, CONFIG_INTC_INIT_PRIORITY);
#endif
