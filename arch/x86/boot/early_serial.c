/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console's UART (16550 or 8250, in I/O space) before its driver: polled, no state.
 * Built as early.h says. The start-up checks call it, and printk() until the driver is there.
 */
#include "early.h"

#include <zephyr/arch/x86/sys_io.h>
#include <zephyr/devicetree.h>
#include <zephyr/sys/printk-hooks.h>

#define CONSOLE DT_CHOSEN(zephyr_console)
#define PORT DT_REG_ADDR(CONSOLE)
#define DIVISOR \
	(DT_PROP(CONSOLE, clock_frequency) / (16U * DT_PROP_OR(CONSOLE, current_speed, 115200)))

/* Registers; DATA and IER are the divisor while LCR_DLAB is set. */
#define DATA (PORT + 0)
#define IER (PORT + 1)
#define FCR (PORT + 2)
#define LCR (PORT + 3)
#define MCR (PORT + 4)
#define LSR (PORT + 5)

#define LCR_8N1 0x03
#define LCR_DLAB 0x80
#define FCR_ON 0x07
#define MCR_ON 0x03
#define LSR_THRE 0x20

/* At 9600 baud a character takes 1 ms and a port read about 1 us. */
#define POLLS 10000U

BUILD_ASSERT(PORT <= 0xFFF8, "the console's UART is not in I/O space");
BUILD_ASSERT(DIVISOR >= 1 && DIVISOR <= 0xFFFF, "the console's rate cannot be made");

void z_x86_early_serial_init(void)
{
	sys_out8(0, IER);
	sys_out8(LCR_8N1 | LCR_DLAB, LCR);
	sys_out8(DIVISOR & 0xFF, DATA);
	sys_out8(DIVISOR >> 8, IER);
	sys_out8(LCR_8N1, LCR);
	sys_out8(FCR_ON, FCR);
	sys_out8(MCR_ON, MCR);
}

static void send(uint8_t c)
{
	for (uint32_t i = 0; i < POLLS && (sys_in8(LSR) & LSR_THRE) == 0; i++) {
	}
	sys_out8(c, DATA);
}

int z_x86_early_putc(int c)
{
	if (c == '\n') {
		send('\r');
	}
	send((uint8_t)c);
	return c;
}

/* printk() before a console driver: see printk-hooks.h. */
int arch_printk_char_out(int c)
{
	return z_x86_early_putc(c);
}

void z_x86_early_puts(const char *text)
{
	while (*text != '\0') {
		z_x86_early_putc(*text++);
	}
}

void z_x86_early_puthex(uint32_t value)
{
	z_x86_early_puts("0x");
	for (int shift = 28; shift >= 0; shift -= 4) {
		uint32_t digit = (value >> shift) & 0xFU;

		z_x86_early_putc((int)(digit < 10U ? '0' + digit : 'a' + digit - 10U));
	}
}
