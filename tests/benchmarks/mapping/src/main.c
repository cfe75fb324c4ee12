/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What mapping memory costs, one row each; tests/benchmarks/mapping.py prints them beside what they
 * are compared with. A call is made once before it is measured, and measured in a place that other
 * mappings surround, as in a program that has run for a while.
 */
#include <zephyr/kernel/mm.h>

#include "bench.h"

#define PAGE ((size_t)CONFIG_MMU_PAGE_SIZE)
#define ROUNDS 3
/* A range that is RAM on every board, and a device's. */
#define PHYS_RAM 0x200000U
#define PHYS_LOAPIC 0xFEE00000U

static int errors;
static void *others[64];

void report(const char *label, uint32_t value)
{
	printk("%-60s: %u\n", label, value);
}

void bench_error(const char *what)
{
	printk("error: %s\n", what);
	errors++;
}

unsigned int quiet(void)
{
	return irq_lock();
}

/* Map and unmap; the figures of the last round, when all that happens once has happened. */
static void anonymous(const char *map_label, const char *unmap_label, size_t size, uint32_t flags)
{
	uint32_t map = 0U, unmap = 0U;

	for (int i = 0; i < ROUNDS; i++) {
		const unsigned int key = quiet();
		uint32_t start = now();
		void *memory = k_mem_map(size, flags);

		map = now() - start;
		start = now();
		k_mem_unmap(memory, size);
		unmap = now() - start;
		irq_unlock(key);
		if (memory == NULL) {
			bench_error(map_label);
			return;
		}
	}
	report(map_label, map);
	if (unmap_label != NULL) {
		report(unmap_label, unmap);
	}
}

static void physical(const char *map_label, const char *unmap_label, uintptr_t phys, size_t size)
{
	const uint32_t flags = K_MEM_CACHE_NONE | K_MEM_PERM_RW;
	uint32_t map = 0U, unmap = 0U;

	for (int i = 0; i < ROUNDS; i++) {
		const unsigned int key = quiet();
		uint32_t start = now();
		uint8_t *memory;

		k_mem_map_phys_bare(&memory, phys, size, flags);
		map = now() - start;
		start = now();
		k_mem_unmap_phys_bare(memory, size);
		unmap = now() - start;
		irq_unlock(key);
	}
	report(map_label, map);
	report(unmap_label, unmap);
}

static void update(const char *label, size_t size)
{
	void *memory = k_mem_map(size, K_MEM_PERM_RW | K_MEM_MAP_UNINIT);
	const unsigned int key = quiet();
	const uint32_t start = now();
	const int error = k_mem_update_flags(memory, size, 0U);
	const uint32_t time = now() - start;

	irq_unlock(key);
	if (error != 0) {
		bench_error(label);
	}
	report(label, time);
	k_mem_unmap(memory, size);
}

/* No virtual space is left for another page. */
static void exhausted(void)
{
	void *last = NULL;
	unsigned int key;
	uint32_t start;
	void *memory;

	while ((memory = k_mem_map(PAGE, K_MEM_PERM_RW | K_MEM_MAP_UNINIT)) != NULL) {
		*(void **)memory = last;
		last = memory;
	}
	key = quiet();
	start = now();
	memory = k_mem_map(PAGE, K_MEM_PERM_RW | K_MEM_MAP_UNINIT);
	start = now() - start;
	irq_unlock(key);
	if (memory != NULL) {
		bench_error("a full range has room");
	}
	report("k_mem_map, one page, no virtual space or frame left", start);
	while (last != NULL) {
		memory = last;
		last = *(void **)memory;
		k_mem_unmap(memory, PAGE);
	}
}

int main(void)
{
	const uint32_t plain = K_MEM_PERM_RW | K_MEM_MAP_UNINIT;

	for (size_t i = 0; i < ARRAY_SIZE(others); i++) {
		others[i] = k_mem_map(PAGE, plain);
	}
	/* A hole for one page. Of ten holes, one lies across two words of the kernel's bits. */
	k_mem_unmap(others[20], PAGE);
	anonymous("k_mem_map, one page, at the end of a word", "k_mem_unmap, one page, there", PAGE,
		  plain);
	k_mem_unmap(others[18], PAGE);
	anonymous("k_mem_map, one page", "k_mem_unmap, one page", PAGE, plain);
	anonymous("k_mem_map, one page, zeroed", NULL, PAGE, K_MEM_PERM_RW);
	anonymous("k_mem_map, one page, zeroed, read-only", NULL, PAGE, 0U);
	anonymous("k_mem_map, 1 MiB", "k_mem_unmap, 1 MiB", MB(1), plain);
	anonymous("k_mem_map, 1 MiB, zeroed", NULL, MB(1), K_MEM_PERM_RW);
	physical("k_mem_map_phys_bare, one page", "k_mem_unmap_phys_bare, one page", PHYS_LOAPIC,
		 PAGE);
	physical("k_mem_map_phys_bare, 1 MiB", "k_mem_unmap_phys_bare, 1 MiB", PHYS_RAM, MB(1));
	update("k_mem_update_flags, one page", PAGE);
	update("k_mem_update_flags, 1 MiB", MB(1));
	exhausted();
	bench_regions();
	printk("PROJECT EXECUTION %s\n", errors == 0 ? "SUCCESSFUL" : "FAILED");
	return errors;
}
