/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The 16550 driver on registers in memory, four bytes apart. The "chip" is memory, so that what the
 * driver wrote can be read back: the last value of each register. Register numbers and bits are
 * those of the PC16550D's data sheet.
 */

#include <errno.h>
#include <stdint.h>
#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>

#define PORT DT_NODELABEL(mapped)

enum {
	DATA,
	INTERRUPTS,
	FIFO,
	LINE,
	MODEM,
	STATUS,
	REGISTERS,
};

static volatile uint32_t *const chip = (volatile uint32_t *)DT_REG_ADDR(PORT);
static int failed;

#define CHECK(condition) check((condition), #condition)

static void check(bool holds, const char *text)
{
	if (!holds) {
		failed++;
		printk("FAILED %s\n", text);
	}
}

static void check_start(const struct device *port)
{
	/* Idle, with room; nothing else is known before. */
	for (int i = 0; i < REGISTERS; i++) {
		chip[i] = 0xeeeeeeee;
	}
	chip[STATUS] = 0x60;
	CHECK(device_init(port) == 0);
	CHECK(device_is_ready(port));
	/* 1843200 / 16 / 9600 is 12: low half, then high half, in two registers used again later.
	 */
	CHECK(chip[DATA] == 0xeeeeee0c);
	CHECK(chip[INTERRUPTS] == 0xeeeeee00);
	CHECK(chip[FIFO] == 0xeeeeee87);
	/* 7 data bits, 2 stop bits, odd parity. */
	CHECK(chip[LINE] == 0xeeeeee0e);
	CHECK(chip[MODEM] == 0xeeeeee0b);
}

static void check_traffic(const struct device *port)
{
	unsigned char character = 0;

	CHECK(uart_poll_in(port, &character) == -1);
	uart_poll_out(port, 'A');
	CHECK(chip[DATA] == 0xeeeeee41);
	chip[STATUS] = 0x61;
	CHECK(uart_poll_in(port, &character) == 0 && character == 'A');
	chip[STATUS] = 0x60 | 0x02 | 0x08;
	CHECK(uart_err_check(port) == (UART_ERROR_OVERRUN | UART_ERROR_FRAMING));
}

int main(void)
{
	const struct device *const port = DEVICE_DT_GET(PORT);

	check_start(port);
	check_traffic(port);
	printk("mapped serial port: %d failed\n", failed);
	return failed;
}
