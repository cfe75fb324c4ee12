/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The standard VGA of QEMU, as far as a picture needs it. Used by main.c.
 */

#ifndef MMIO_MAP_VGA_H_
#define MMIO_MAP_VGA_H_

#include <stdint.h>

/**
 * Put the device into a linear mode of 32 bits a pixel with its frame buffer at @p address.
 *
 * May be called at any time: port I/O only, no memory of the device is touched.
 *
 * @param address Physical address of the frame buffer
 * @param width Pixels in a row
 * @param height Rows
 *
 * @return 0, or -ENODEV where the machine has no such device
 */
int vga_start(uint32_t address, uint16_t width, uint16_t height);

#endif /* MMIO_MAP_VGA_H_ */
