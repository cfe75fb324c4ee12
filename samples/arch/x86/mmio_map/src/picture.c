/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Decides the colour of every pixel; knows nothing of the device. Whole numbers only: this runs
 * before anything of the kernel does.
 */

#include "picture.h"

#include <stdbool.h>
#include <zephyr/sys/util.h>

#define HORIZON 300
#define BOTTOM 479

#define SUN_X 470
#define SUN_Y 262
#define SUN_RADIUS 62

#define SUN_COLOUR 0xffecaaU
#define WIND_COLOUR 0xe8dcd0U
#define CREST_COLOUR 0x5088a8U
#define GLITTER_COLOUR 0xf0b070U

/* A gust blows from the left: a parabola, two rows thick. */
struct gust {
	int first_x;
	int last_x;
	int y;
};

static const struct gust gusts[] = {
	{ .first_x = 40, .last_x = 330, .y = 70 },
	{ .first_x = 90, .last_x = 280, .y = 110 },
	{ .first_x = 20, .last_x = 240, .y = 150 },
	{ .first_x = 120, .last_x = 380, .y = 200 },
};

/* The colour at step @p at of @p steps between two, each channel by itself, rounded down. */
static uint32_t blend(uint32_t from, uint32_t to, uint32_t at, uint32_t steps)
{
	uint32_t colour = 0;

	for (int shift = 0; shift < 24; shift += 8) {
		uint32_t a = (from >> shift) & 0xff;
		uint32_t b = (to >> shift) & 0xff;

		colour |= ((a * (steps - at) + b * at) / steps) << shift;
	}
	return colour;
}

static bool in_sun(int x, int y)
{
	int dx = x - SUN_X;
	int dy = y - SUN_Y;

	return dx * dx + dy * dy <= SUN_RADIUS * SUN_RADIUS;
}

static bool in_gust(int x, int y)
{
	for (size_t i = 0; i < ARRAY_SIZE(gusts); i++) {
		const struct gust *gust = &gusts[i];
		int along = x - gust->first_x;
		int below = y - gust->y - along * along / 4000;

		if (x >= gust->first_x && x <= gust->last_x && below >= 0 && below <= 1) {
			return true;
		}
	}
	return false;
}

static uint32_t sky(int x, int y)
{
	if (in_gust(x, y)) {
		return WIND_COLOUR;
	}
	if (in_sun(x, y)) {
		return SUN_COLOUR;
	}
	return blend(0x182860, 0xffa050, (uint32_t)y, HORIZON);
}

static uint32_t sea(int x, int y)
{
	int depth = y - HORIZON;
	int wave = 6 + depth / 6;
	int from_sun = x < SUN_X ? SUN_X - x : x - SUN_X;

	if (from_sun < SUN_RADIUS - depth / 4 && (depth + x / 16) % 5 < 2) {
		return GLITTER_COLOUR;
	}
	if ((x + depth * depth) % (wave * 8) < wave && depth % 6 == 0) {
		return CREST_COLOUR;
	}
	return blend(0x285c80, 0x081838, (uint32_t)depth, BOTTOM - HORIZON);
}

uint32_t picture_pixel(int x, int y)
{
	return y < HORIZON ? sky(x, y) : sea(x, y);
}
