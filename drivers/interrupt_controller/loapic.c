/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The local APIC: switched on at start-up, with the lines of its own masked until somebody enables
 * them. It decides which interrupt comes first: the vector's upper four bits are its priority, and
 * one in service keeps those of its priority and below waiting. Called by system_apic.c.
 */
#include <zephyr/arch/cpu.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/init.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

#define LVT_STEP 0x10U
#define LVT_DELIVERY_NMI 0x400U

BUILD_ASSERT(CONFIG_LOAPIC_SPURIOUS_VECTOR_ID % 16 == 15,
	     "CONFIG_LOAPIC_SPURIOUS_VECTOR_ID: the last four bits are ones in the hardware");

uint32_t z_loapic_spurious_count;

extern const char z_loapic_spurious_handler[];

/* The register of a line. */
static unsigned int lvt(unsigned int irq)
{
	__ASSERT(irq - z_loapic_irq_base() < LOAPIC_IRQ_COUNT, "the local APIC has no line %u",
		 irq);
	return LOAPIC_TIMER + (irq - z_loapic_irq_base()) * LVT_STEP;
}

void z_loapic_irq_enable(unsigned int irq)
{
	const unsigned int reg = lvt(irq);
	const unsigned int key = arch_irq_lock();
	const uint32_t others =
		x86_read_loapic(reg) & ~(uint32_t)(LOAPIC_LVT_MASKED | LOAPIC_LVT_VECTOR);

	x86_write_loapic(reg, others | Z_IRQ_TO_INTERRUPT_VECTOR(irq));
	arch_irq_unlock(key);
}

void z_loapic_irq_disable(unsigned int irq)
{
	const unsigned int reg = lvt(irq);
	const unsigned int key = arch_irq_lock();

	x86_write_loapic(reg, x86_read_loapic(reg) | LOAPIC_LVT_MASKED);
	arch_irq_unlock(key);
}

int z_loapic_irq_is_enabled(unsigned int irq)
{
	return (x86_read_loapic(lvt(irq)) & LOAPIC_LVT_MASKED) == 0U;
}

void z_loapic_self_ipi(uint8_t vector)
{
	const unsigned int key = arch_irq_lock();

	__ASSERT(vector >= 16U, "the local APIC does not deliver vector %u", vector);
	while ((x86_read_loapic(LOAPIC_ICRLO) & LOAPIC_ICR_BUSY) != 0U) {
		/* The one before is on its way. */
	}
	x86_write_loapic(LOAPIC_ICRLO, LOAPIC_ICR_IPI_SELF | vector);
	arch_irq_unlock(key);
}

/*
 * LINT0 is where the 8259 deliver, whose lines are masked; LINT1 is the NMI on every PC. Entries
 * of the table accept a vector below 16 only masked.
 */
__boot_func static int loapic_init(void)
{
	static const uint16_t masked[] = { LOAPIC_TIMER, LOAPIC_LINT0, LOAPIC_ERROR };

	__ASSERT(!arch_irq_unlocked(arch_irq_lock()), "controllers start with interrupts locked");
	x86_write_loapic(LOAPIC_SVR, LOAPIC_SVR_ENABLE | CONFIG_LOAPIC_SPURIOUS_VECTOR_ID);
	for (unsigned int i = 0; i < ARRAY_SIZE(masked); i++) {
		x86_write_loapic(masked[i], LOAPIC_LVT_MASKED);
	}
	x86_write_loapic(LOAPIC_LINT1, LVT_DELIVERY_NMI);
	x86_write_loapic(LOAPIC_TPR, 0);
	return 0;
}

SYS_INIT(loapic_init, PRE_KERNEL_1, CONFIG_INTC_INIT_PRIORITY);
