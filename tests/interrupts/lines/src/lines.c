/* SPDX-License-Identifier: Apache-2.0 */
/* A device's line from end to end: the console's UART asks, the I/O APIC routes, its owner runs. */
#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/ztest.h>

#include "lines.h"

#define UART DT_NODELABEL(uart0)
#define UART_PORT DT_REG_ADDR(UART)
#define UART_LINE DT_IRQN(UART)
#define UART_PRIORITY DT_IRQ(UART, priority)

#define REG_INTERRUPT_ENABLE 1
#define REG_INTERRUPT_ID 2
#define REG_MODEM_CONTROL 4
#define TRANSMITTER_EMPTY 0x02
#define INTERRUPTS_OUT 0x08

static const int token;
static unsigned int calls;
static const void *seen_argument;
static bool seen_in_isr;

static void uart_isr(const void *argument)
{
	calls++;
	seen_argument = argument;
	seen_in_isr = k_is_in_isr();
	(void)sys_in8(UART_PORT + REG_INTERRUPT_ID);
	sys_out8(0, UART_PORT + REG_INTERRUPT_ENABLE);
}

/* The transmitter is empty most of the time: allowing that interrupt raises it. */
static void make_uart_ask(void)
{
	sys_out8(INTERRUPTS_OUT | 0x03, UART_PORT + REG_MODEM_CONTROL);
	sys_out8(TRANSMITTER_EMPTY, UART_PORT + REG_INTERRUPT_ENABLE);
	k_busy_wait(100);
}

ZTEST(interrupt_lines, test_device_line)
{
	IRQ_CONNECT(UART_LINE, UART_PRIORITY, uart_isr, &token, DT_IRQ(UART, sense));

	calls = 0;
	zassert_false(irq_is_enabled(UART_LINE), "connecting does not enable");
	make_uart_ask();
	zassert_equal(calls, 0, "a disabled line interrupted");
	sys_out8(0, UART_PORT + REG_INTERRUPT_ENABLE);

	irq_enable(UART_LINE);
	zassert_true(irq_is_enabled(UART_LINE));
	make_uart_ask();
	zassert_equal(calls, 1, "%u interrupts", calls);
	zassert_equal(seen_argument, &token, "the handler got another argument");
	zassert_true(seen_in_isr);
	zassert_false(k_is_in_isr());

	make_uart_ask();
	zassert_equal(calls, 2, "the line is dead after one interrupt");

	irq_disable(UART_LINE);
	zassert_false(irq_is_enabled(UART_LINE));
	make_uart_ask();
	zassert_equal(calls, 2, "a line interrupted after irq_disable()");
	sys_out8(0, UART_PORT + REG_INTERRUPT_ENABLE);
}

ZTEST(interrupt_lines, test_lock_delays)
{
	unsigned int key;

	irq_enable(UART_LINE);
	calls = 0;
	key = irq_lock();
	make_uart_ask();
	zassert_equal(calls, 0, "an interrupt came through a lock");
	irq_unlock(key);
	k_busy_wait(10);
	zassert_equal(calls, 1, "an interrupt was lost in a lock");
	irq_disable(UART_LINE);
}

ZTEST(interrupt_lines, test_vectors_are_of_their_priorities)
{
	const unsigned int vector = Z_IRQ_TO_INTERRUPT_VECTOR(UART_LINE);

	zassert_equal(PRIORITY_OF(vector), UART_PRIORITY, "vector %u", vector);
	zassert_not_equal(vector, CONFIG_LOAPIC_SPURIOUS_VECTOR_ID);
}

ZTEST(interrupt_lines, test_withdrawn_interrupts_are_counted)
{
	const uint32_t before = z_loapic_spurious_count;

	/* As the local APIC itself does it: no end-of-interrupt. */
	__asm__ volatile("int %0" ::"i"(CONFIG_LOAPIC_SPURIOUS_VECTOR_ID) : "memory");
	zassert_equal(z_loapic_spurious_count, before + 1);
}

ZTEST_SUITE(interrupt_lines, NULL, NULL, NULL, NULL, NULL);
