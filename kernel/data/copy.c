/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Copying (copy.h). memcpy() goes byte by byte unless it is told otherwise; objects copy with
 * interrupts locked, so here it is words, aligned or not, from the end, where counting is cheapest.
 */
#include <zephyr/sys/__assert.h>

#include "copy.h"

/* A word anywhere. */
struct word {
	uint32_t value;
} __packed __may_alias;

void z_copy_words(void *to, const void *from, size_t size)
{
	struct word *const words_to = (struct word *)to;
	const struct word *const words_from = (const struct word *)from;

	/* One buffer to write and to read is odd, but harmless. */
	__ASSERT(to == from || (uintptr_t)to - (uintptr_t)from >= size, "%p and %p overlap", to,
		 from);
	while (size % sizeof(struct word) != 0) {
		size--;
		((char *)to)[size] = ((const char *)from)[size];
	}
	size /= sizeof(struct word);
	if (size != 0) {
		/* In this form the loop is four instructions. */
		do {
			size--;
			words_to[size] = words_from[size];
		} while (size != 0);
	}
}
