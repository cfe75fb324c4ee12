/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The picture: the sun going down in the west over the sea. README.md has its definition, from
 * which the test computes it a second time.
 */

#ifndef MMIO_MAP_PICTURE_H_
#define MMIO_MAP_PICTURE_H_

#include <stdint.h>

/** Colour of the pixel in column @p x and row @p y of a 640 by 480 picture, as 0x00RRGGBB. */
uint32_t picture_pixel(int x, int y);

#endif /* MMIO_MAP_PICTURE_H_ */
