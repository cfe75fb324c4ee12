/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The 8259 controllers as the only ones: a line of each, time, what is noise on the last lines.
 * It must not need a local APIC: tests/boot runs it on a CPU without one.
 */
#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/i8259.h>
#include <zephyr/irq.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/ztest.h>

#define UART_PORT DT_REG_ADDR(DT_NODELABEL(uart0))
#define UART_LINE DT_IRQN(DT_NODELABEL(uart0))
#define MOUSE_LINE 12
#define LPT_LINE 7
#define ATA_LINE 15

/* The keyboard controller: a command and status port, a data port. */
#define KBC_DATA 0x60
#define KBC_COMMAND 0x64
#define KBC_INPUT_FULL 0x02
#define KBC_SET_MODE 0x60
#define KBC_MOUSE_INTERRUPT 0x02
#define KBC_MOUSE_SAYS 0xD3

static unsigned int uart_calls, mouse_calls, last_calls;
static uint8_t mouse_byte;

static void uart_isr(const void *argument)
{
	ARG_UNUSED(argument);
	uart_calls++;
	(void)sys_in8(UART_PORT + 2);
	sys_out8(0, UART_PORT + 1);
}

static void ask_uart(void)
{
	sys_out8(0x0B, UART_PORT + 4);
	sys_out8(0x02, UART_PORT + 1);
	k_busy_wait(100);
}

ZTEST(pic, test_line_of_the_first)
{
	IRQ_CONNECT(UART_LINE, 3, uart_isr, NULL, 0);
	ask_uart();
	zassert_equal(uart_calls, 0);
	irq_enable(UART_LINE);
	zassert_true(irq_is_enabled(UART_LINE));
	k_busy_wait(100);
	zassert_equal(uart_calls, 1, "%u", uart_calls);
	ask_uart();
	ask_uart();
	zassert_equal(uart_calls, 3, "%u", uart_calls);
	irq_disable(UART_LINE);
	ask_uart();
	zassert_equal(uart_calls, 3);
}

/* Writes when the keyboard controller has taken what was written before. */
static void kbc_write(uint8_t value, io_port_t port)
{
	for (int i = 0; i < 1000 && (sys_in8(KBC_COMMAND) & KBC_INPUT_FULL) != 0; i++) {
	}
	sys_out8(value, port);
}

static void mouse_isr(const void *argument)
{
	ARG_UNUSED(argument);
	mouse_calls++;
	mouse_byte = sys_in8(KBC_DATA);
}

/* A byte as if from the mouse, which the keyboard controller makes on request. */
static void ask_mouse(uint8_t byte)
{
	kbc_write(KBC_MOUSE_SAYS, KBC_COMMAND);
	kbc_write(byte, KBC_DATA);
	k_busy_wait(1000);
}

ZTEST(pic, test_line_of_the_second)
{
	IRQ_CONNECT(MOUSE_LINE, 3, mouse_isr, NULL, 0);
	(void)sys_in8(KBC_DATA);
	kbc_write(KBC_SET_MODE, KBC_COMMAND);
	kbc_write(KBC_MOUSE_INTERRUPT, KBC_DATA);
	irq_enable(MOUSE_LINE);
	ask_mouse(0x5A);
	ask_mouse(0xA5);
	irq_disable(MOUSE_LINE);
	zassert_equal(mouse_calls, 2, "%u interrupts", mouse_calls);
	zassert_equal(mouse_byte, 0xA5);
	ask_mouse(0x11);
	zassert_equal(mouse_calls, 2, "a line interrupted after irq_disable()");
	(void)sys_in8(KBC_DATA);
}

ZTEST(pic, test_time_passes)
{
	const int64_t before = k_uptime_get();

	k_msleep(200);
	zassert_between_inclusive(k_uptime_get() - before, 200, 230);
}

static void last_isr(const void *argument)
{
	ARG_UNUSED(argument);
	last_calls++;
}

/* INT looks to the handlers as an interrupt that the controller has already forgotten. */
ZTEST(pic, test_noise_on_the_last_lines)
{
	const uint32_t before[2] = { z_i8259_spurious_count[0], z_i8259_spurious_count[1] };

	IRQ_CONNECT(ATA_LINE, 1, last_isr, NULL, 0);
	__asm__ volatile("int %0" ::"i"(CONFIG_I8259_BASE_VECTOR + LPT_LINE) : "memory");
	zassert_equal(z_i8259_spurious_count[0], before[0] + 1);
	__asm__ volatile("int %0" ::"i"(CONFIG_I8259_BASE_VECTOR + ATA_LINE) : "memory");
	zassert_equal(z_i8259_spurious_count[1], before[1] + 1);
	zassert_equal(last_calls, 0, "noise reached the line's owner");
}

ZTEST_SUITE(pic, NULL, NULL, NULL, NULL, NULL);
