/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The processor's local APIC (SDM volume 3, "Advanced Programmable Interrupt Controller"): its
 * registers, for drivers, and its own interrupt lines, for the line functions of system_apic.c.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_LOAPIC_H_
#define ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_LOAPIC_H_

/* Offsets of registers; each is 32 bits wide and has 16 bytes to itself. */
#define LOAPIC_ID 0x020
#define LOAPIC_VER 0x030
#define LOAPIC_TPR 0x080
#define LOAPIC_APR 0x090
#define LOAPIC_PPR 0x0a0
#define LOAPIC_EOI 0x0b0
#define LOAPIC_LDR 0x0d0
#define LOAPIC_DFR 0x0e0
#define LOAPIC_SVR 0x0f0
/* A bit for each vector, eight registers each: in service, level-triggered, requested. */
#define LOAPIC_ISR 0x100
#define LOAPIC_TMR 0x180
#define LOAPIC_IRR 0x200
#define LOAPIC_ESR 0x280
#define LOAPIC_ICRLO 0x300
#define LOAPIC_ICRHI 0x310
/* The local vector table: lines z_loapic_irq_base() to z_loapic_irq_base() + 5. */
#define LOAPIC_TIMER 0x320
#define LOAPIC_THERMAL 0x330
#define LOAPIC_PMC 0x340
#define LOAPIC_LINT0 0x350
#define LOAPIC_LINT1 0x360
#define LOAPIC_ERROR 0x370
#define LOAPIC_TIMER_ICR 0x380
#define LOAPIC_TIMER_CCR 0x390
#define LOAPIC_TIMER_CONFIG 0x3e0
#define LOAPIC_SELF_IPI 0x3f0

/* Interrupt command register. */
#define LOAPIC_ICR_BUSY 0x00001000
#define LOAPIC_ICR_IPI_SELF 0x00044000U
#define LOAPIC_ICR_IPI_OTHERS 0x000C4000U
#define LOAPIC_ICR_IPI_INIT 0x00004500U
#define LOAPIC_ICR_IPI_STARTUP 0x00004600U

/* An entry of the local vector table. */
#define LOAPIC_LVT_VECTOR 0x000000ff
#define LOAPIC_LVT_MASKED 0x00010000

/* Spurious-interrupt vector register. */
#define LOAPIC_SVR_ENABLE 0x00000100

/** Lines that the local APIC itself has. */
#define LOAPIC_IRQ_COUNT 6

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/arch/x86/device_regs.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Read a register, LOAPIC_*. Any context. */
static ALWAYS_INLINE uint32_t x86_read_loapic(unsigned int reg)
{
	return *(volatile uint32_t *)&z_x86_loapic_regs[reg];
}

/** Write a register. Any context. */
static ALWAYS_INLINE void x86_write_loapic(unsigned int reg, uint32_t value)
{
	*(volatile uint32_t *)&z_x86_loapic_regs[reg] = value;
}

/** The first line of the local vector table, the timer's; lines below are the I/O APIC's. */
static ALWAYS_INLINE uint32_t z_loapic_irq_base(void)
{
	return CONFIG_IOAPIC_NUM_RTES;
}

/* Lines of the local vector table. Interrupts locked or not; other fields of an entry stay. */
void z_loapic_irq_enable(unsigned int irq);
void z_loapic_irq_disable(unsigned int irq);
int z_loapic_irq_is_enabled(unsigned int irq);

/** Raise a vector on this CPU, as an interrupt that came over the bus. Any context. */
void z_loapic_self_ipi(uint8_t vector);

/** Interrupts that were withdrawn before the CPU took them. */
extern uint32_t z_loapic_spurious_count;

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_DRIVERS_INTERRUPT_CONTROLLER_LOAPIC_H_ */
