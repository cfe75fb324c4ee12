/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines, whoever has them: the I/O APIC's come first, the local APIC's own follow. Called by
 * irq_enable() and its kin, through the names of the architecture's contract.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/interrupt_controller/sysapic.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

static bool has_owner(unsigned int irq)
{
	return &z_x86_irq_routes[irq] < z_x86_irq_routes_end && z_x86_irq_routes[irq] != 0U;
}

static bool is_local(unsigned int irq)
{
	return !IS_ENABLED(CONFIG_IOAPIC) || irq >= z_loapic_irq_base();
}

/* Higher ones may have an owner, but nothing that could ask for them. */
static bool exists(unsigned int irq)
{
	return irq < z_loapic_irq_base() + LOAPIC_IRQ_COUNT;
}

void arch_irq_enable(unsigned int irq)
{
	__ASSERT(exists(irq), "neither APIC has a line %u", irq);
	__ASSERT(has_owner(irq), "line %u is enabled and has no owner: IRQ_CONNECT() it", irq);
	if (!exists(irq) || !has_owner(irq)) {
		return;
	}
	if (is_local(irq)) {
		z_loapic_irq_enable(irq);
	} else {
		z_ioapic_irq_enable(irq);
	}
}

void arch_irq_disable(unsigned int irq)
{
	__ASSERT(exists(irq), "neither APIC has a line %u", irq);
	if (!exists(irq)) {
		return;
	}
	if (is_local(irq)) {
		z_loapic_irq_disable(irq);
	} else {
		z_ioapic_irq_disable(irq);
	}
}

int arch_irq_is_enabled(unsigned int irq)
{
	if (!exists(irq)) {
		return 0;
	}
	return is_local(irq) ? z_loapic_irq_is_enabled(irq) : z_ioapic_irq_is_enabled(irq);
}

int z_irq_controller_isr_vector_get(void)
{
	for (int word = 7; word >= 0; word--) {
		const uint32_t in_service =
			x86_read_loapic(LOAPIC_ISR + (unsigned int)word * 0x10U);

		if (in_service != 0U) {
			return word * 32 + (int)find_msb_set(in_service) - 1;
		}
	}
	return -1;
}
