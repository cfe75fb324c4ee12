/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Finds the standard VGA of QEMU on PCI bus 0, places its frame buffer and sets the mode. It does
 * not map anything: the build did.
 *
 * Sources: PCI Local Bus Specification 3.0, 3.2.2.3.2 (configuration mechanism #1) and 6.2.5 (base
 * address registers); QEMU, docs/specs/standard-vga.txt (the DISPI interface).
 */

#include "vga.h"

#include <errno.h>
#include <zephyr/arch/cpu.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

/* Configuration space: an address and a data port. */
#define PCI_ADDRESS_PORT 0xcf8
#define PCI_DATA_PORT 0xcfc
#define PCI_ENABLE BIT(31)
#define PCI_SLOTS 32

#define PCI_ID 0x00
#define PCI_COMMAND 0x04
#define PCI_BAR0 0x10
#define PCI_COMMAND_MEMORY BIT(1)

#define VGA_ID 0x11111234U

/* The DISPI registers: an index and a data port, 16 bits each. */
#define DISPI_INDEX_PORT 0x1ce
#define DISPI_DATA_PORT 0x1cf

enum dispi_register {
	DISPI_WIDTH = 1,
	DISPI_HEIGHT = 2,
	DISPI_BITS_PER_PIXEL = 3,
	DISPI_ENABLE = 4,
};

#define DISPI_OFF 0
#define DISPI_ON_LINEAR (BIT(0) | BIT(6))

static uint32_t pci_read(uint32_t slot, uint32_t reg)
{
	sys_out32(PCI_ENABLE | (slot << 11) | reg, PCI_ADDRESS_PORT);
	return sys_in32(PCI_DATA_PORT);
}

static void pci_write(uint32_t slot, uint32_t reg, uint32_t value)
{
	sys_out32(PCI_ENABLE | (slot << 11) | reg, PCI_ADDRESS_PORT);
	sys_out32(value, PCI_DATA_PORT);
}

/* A base address is changed while the device does not answer to memory accesses. */
static void place(uint32_t slot, uint32_t address)
{
	uint32_t command = pci_read(slot, PCI_COMMAND);

	pci_write(slot, PCI_COMMAND, command & ~PCI_COMMAND_MEMORY);
	pci_write(slot, PCI_BAR0, address);
	pci_write(slot, PCI_COMMAND, command | PCI_COMMAND_MEMORY);
}

static void dispi_write(enum dispi_register reg, uint16_t value)
{
	sys_out16(reg, DISPI_INDEX_PORT);
	sys_out16(value, DISPI_DATA_PORT);
}

int vga_start(uint32_t address, uint16_t width, uint16_t height)
{
	uint32_t slot = 0;

	while (pci_read(slot, PCI_ID) != VGA_ID) {
		slot++;
		if (slot == PCI_SLOTS) {
			return -ENODEV;
		}
	}

	place(slot, address);
	dispi_write(DISPI_ENABLE, DISPI_OFF);
	dispi_write(DISPI_WIDTH, width);
	dispi_write(DISPI_HEIGHT, height);
	dispi_write(DISPI_BITS_PER_PIXEL, 32);
	dispi_write(DISPI_ENABLE, DISPI_ON_LINEAR);
	return 0;
}
