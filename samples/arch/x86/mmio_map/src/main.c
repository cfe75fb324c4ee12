/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Draws on a device that the build has mapped. The address stands in one place, the devicetree
 * node `framebuffer`: CMakeLists.txt makes a mapping of it, this file draws there. No driver, no
 * call that maps: the pages are there from the first instruction with paging on, so the picture is
 * finished before the first device of the kernel is initialised.
 */

#include "picture.h"
#include "vga.h"

#include <zephyr/devicetree.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>

#define FRAMEBUFFER DT_NODELABEL(framebuffer)
#define WIDTH DT_PROP(FRAMEBUFFER, width)
#define HEIGHT DT_PROP(FRAMEBUFFER, height)

BUILD_ASSERT((WIDTH * HEIGHT) * sizeof(uint32_t) <= DT_REG_SIZE(FRAMEBUFFER),
	     "the picture does not fit into the mapped frame buffer");

/* Result of draw(); main() runs when nothing is left of that stage but this. */
static int drawn;

static volatile uint32_t *pixel_at(int x, int y)
{
	return (volatile uint32_t *)DT_REG_ADDR(FRAMEBUFFER) + y * WIDTH + x;
}

static int draw(void)
{
	drawn = vga_start(DT_REG_ADDR(FRAMEBUFFER), WIDTH, HEIGHT);
	if (drawn != 0) {
		return 0;
	}

	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			*pixel_at(x, y) = picture_pixel(x, y);
		}
	}
	return 0;
}

SYS_INIT(draw, EARLY, 0);

int main(void)
{
	if (drawn != 0) {
		printk("this machine has no standard VGA (error %d)\n", drawn);
		return 1;
	}

	printk("%dx%d drawn at 0x%08x before the kernel started\n", WIDTH, HEIGHT,
	       (unsigned int)DT_REG_ADDR(FRAMEBUFFER));
	return 0;
}
