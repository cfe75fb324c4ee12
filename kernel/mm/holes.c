/* SPDX-License-Identifier: Apache-2.0 */
/* Ranges of frames that are not to be given out (holes.h): a sorted array without neighbours. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "holes.h"

size_t mem_holes_add(struct mem_holes *holes, size_t first, size_t end)
{
	size_t at = 0U, behind, fresh = end - first;

	__ASSERT(first < end, "a hole from %zu to %zu", first, end);
	__ASSERT(holes->count <= MEM_HOLES_MAX, "%zu holes", holes->count);
	while (at < holes->count && holes->hole[at].end < first) {
		at++;
	}
	/* [at, behind) touch the new one and become part of it. */
	for (behind = at; behind < holes->count && holes->hole[behind].first <= end; behind++) {
		const size_t low = MAX(first, holes->hole[behind].first);
		const size_t high = MIN(end, holes->hole[behind].end);

		fresh -= MIN(high - low, fresh);
	}
	if (behind != at) {
		first = MIN(first, holes->hole[at].first);
		end = MAX(end, holes->hole[behind - 1U].end);
		for (size_t i = behind; i < holes->count; i++) {
			holes->hole[at + 1U + i - behind] = holes->hole[i];
		}
	} else {
		for (size_t i = holes->count; i > at; i--) {
			holes->hole[i] = holes->hole[i - 1U];
		}
	}
	holes->hole[at].first = first;
	holes->hole[at].end = end;
	holes->count += 1U - (behind - at);
	holes->next = holes->hole[0].first;
	return fresh;
}

size_t mem_holes_pass(struct mem_holes *holes)
{
	const size_t end = holes->hole[0].end;

	__ASSERT(holes->count != 0U, "there is no hole to pass");
	holes->count--;
	for (size_t i = 0; i < holes->count; i++) {
		holes->hole[i] = holes->hole[i + 1U];
	}
	holes->next = holes->count != 0U ? holes->hole[0].first : SIZE_MAX;
	return end;
}

bool mem_holes_has(const struct mem_holes *holes, size_t frame)
{
	for (size_t i = 0; i < holes->count; i++) {
		if (frame >= holes->hole[i].first && frame < holes->hole[i].end) {
			return true;
		}
	}
	return false;
}
