/* SPDX-License-Identifier: Apache-2.0 */
#include "model.h"

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

struct region regions[MAX_REGIONS];

static uint32_t state;

void seed(uint32_t value)
{
	state = value;
}

/* The upper half of a linear congruential generator. */
uint32_t below(uint32_t limit)
{
	state = state * 1664525U + 1013904223U;
	return (state >> 16) % limit;
}

struct region *random_region(bool mapped)
{
	const unsigned int first = below(MAX_REGIONS);

	for (unsigned int i = 0; i < MAX_REGIONS; i++) {
		struct region *const region = &regions[(first + i) % MAX_REGIONS];

		if ((region->addr != NULL) == mapped) {
			return region;
		}
	}
	return NULL;
}

size_t pages_mapped(void)
{
	size_t sum = 0;

	ARRAY_FOR_EACH(regions, i)
	{
		sum += regions[i].addr != NULL ? regions[i].pages : 0U;
	}
	return sum;
}

size_t pages_pinned(void)
{
	size_t sum = 0;

	ARRAY_FOR_EACH(regions, i)
	{
		for (size_t page = 0; regions[i].addr != NULL && page < regions[i].pages; page++) {
			sum += regions[i].pinned[page] ? 1U : 0U;
		}
	}
	return sum;
}

static volatile uint32_t *word(const struct region *region, size_t page, bool last)
{
	return (volatile uint32_t *)&region->addr[page * PAGE + (last ? PAGE - 4U : 0U)];
}

void write_page(struct region *region, size_t page)
{
	static uint32_t next = 1;

	region->value[page] = next++;
	region->any[page] = false;
	*word(region, page, false) = region->value[page];
	*word(region, page, true) = region->value[page];
}

void check_page(const struct region *region, size_t page)
{
	if (region->any[page]) {
		return;
	}
	zassert_equal(*word(region, page, false), region->value[page], "first word of %p + %zu",
		      region->addr, page);
	zassert_equal(*word(region, page, true), region->value[page], "last word of %p + %zu",
		      region->addr, page);
}
