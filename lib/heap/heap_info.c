/* SPDX-License-Identifier: Apache-2.0 */
/* sys_heap_print_info(): a heap in words, for people. Changes nothing and trusts the heap. */
#include <zephyr/sys/printk.h>

#include "heap.h"

static void print_bins(struct z_heap *h)
{
	printk("  bin  from bytes  chunks  largest\n");
	for (uint32_t bin = 0; bin <= heap_bin(h->end); bin++) {
		uint32_t at = h->bin[bin];
		uint32_t count = 0;
		uint32_t largest = 0;

		if (at == 0) {
			continue;
		}
		do {
			__ASSERT(!chunk_is_used(h, at), "offset %u is in use and listed", at);
			count++;
			largest = MAX(largest, chunk_size(h, at));
			at = heap_link_get(h, at, HEAP_NEXT, bin == 0);
		} while (at != h->bin[bin]);
		printk("  %3u  %10u  %6u  %7u\n", bin, HEAP_UNIT << bin, count, largest);
	}
}

void sys_heap_print_info(struct sys_heap *heap, bool dump_chunks)
{
	struct z_heap *const h = heap->heap;
	uint32_t used = 0;
	uint32_t used_bytes = 0;
	uint32_t chunks = 0;

	__ASSERT(h != NULL, "heap %p is not initialised", (void *)heap);
	printk("heap at %p, %u bytes for chunks\n", (void *)h, h->end - heap_first(h));
	print_bins(h);
	for (uint32_t at = heap_first(h); at != h->end; at += chunk_size(h, at)) {
		if (dump_chunks) {
			printk("  %p  %7u %s\n", (void *)heap_word(h, at), chunk_size(h, at),
			       chunk_is_used(h, at) ? "used" : "free");
		}
		chunks++;
		if (chunk_is_used(h, at)) {
			used++;
			used_bytes += chunk_size(h, at);
		}
	}
	printk("%u chunks, %u used with %u bytes\n", chunks, used, used_bytes);
}
