/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mappings that the user makes, changes and takes away. They are remembered here, so that a wrong
 * address is answered and never handed to the kernel, which takes it for a mistake of the program.
 */
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "commands.h"

#define MAPPINGS_MAX 16

struct mapping {
	uint8_t *address;
	/** 0: the entry is free. */
	size_t size;
	bool physical;
};

static struct mapping mappings[MAPPINGS_MAX];

static const struct {
	const char *name;
	uint32_t flags;
	/** Bits that it decides. */
	uint32_t mask;
} flag_names[] = {
	{ "rw", K_MEM_PERM_RW, K_MEM_PERM_RW },
	{ "ro", 0U, K_MEM_PERM_RW },
	{ "exec", K_MEM_PERM_EXEC, K_MEM_PERM_EXEC },
	{ "user", K_MEM_PERM_USER, K_MEM_PERM_USER },
	{ "wb", K_MEM_CACHE_WB, K_MEM_CACHE_MASK },
	{ "wt", K_MEM_CACHE_WT, K_MEM_CACHE_MASK },
	{ "uc", K_MEM_CACHE_NONE, K_MEM_CACHE_MASK },
	{ "wc", K_MEM_X86_CACHE_WC, K_MEM_CACHE_MASK },
	{ "uninit", K_MEM_MAP_UNINIT, K_MEM_MAP_UNINIT },
	{ "lock", K_MEM_MAP_LOCK, K_MEM_MAP_LOCK },
};

/* Add a word's flag, if it is one of `allowed`. */
static bool flag_of(const char *word, uint32_t allowed, uint32_t *flags)
{
	for (size_t i = 0; i < ARRAY_SIZE(flag_names); i++) {
		if (strcmp(flag_names[i].name, word) == 0 &&
		    (flag_names[i].mask & ~allowed) == 0U) {
			*flags = (*flags & ~flag_names[i].mask) | flag_names[i].flags;
			return true;
		}
	}
	printk("'%s' is no flag of this command\n", word);
	return false;
}

static bool flags_of(int count, char *words[], uint32_t allowed, uint32_t *flags)
{
	for (int i = 0; i < count; i++) {
		if (!flag_of(words[i], allowed, flags)) {
			return false;
		}
	}
	return true;
}

static struct mapping *find(uint32_t address)
{
	for (size_t i = 0; i < ARRAY_SIZE(mappings); i++) {
		if (mappings[i].size != 0U && (uintptr_t)mappings[i].address == address) {
			return &mappings[i];
		}
	}
	return NULL;
}

static struct mapping *room(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(mappings); i++) {
		if (mappings[i].size == 0U) {
			return &mappings[i];
		}
	}
	printk("there are %d mappings already; unmap one first\n", MAPPINGS_MAX);
	return NULL;
}

static void list(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(mappings); i++) {
		const struct mapping *const m = &mappings[i];

		if (m->size != 0U) {
			printk("%p  %#zx bytes  %s\n", (void *)m->address, m->size,
			       m->physical ? "physical" : "memory");
		}
	}
}

static void map(int count, char *words[])
{
	const uint32_t allowed = K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER |
				 K_MEM_MAP_UNINIT | K_MEM_MAP_LOCK;
	const uint32_t unclean = K_MEM_MAP_UNINIT | K_MEM_PERM_USER;
	struct mapping *m;
	uint32_t flags = K_MEM_PERM_RW;
	uint32_t size;

	if (count == 0) {
		list();
		return;
	}
	if (!command_size(words[0], &size) || !flags_of(count - 1, &words[1], allowed, &flags)) {
		return;
	}
	if ((flags & unclean) == unclean) {
		printk("uninit and user exclude each other: others' data would be shown\n");
		return;
	}
	m = room();
	if (m == NULL) {
		return;
	}
	m->address = k_mem_map(size, flags);
	if (m->address == NULL) {
		printk("%#x bytes cannot be mapped: `kernel mem` tells what there is\n", size);
		return;
	}
	m->size = size;
	m->physical = false;
	printk("mapped at %p\n", (void *)m->address);
}

static void map_physical(int count, char *words[])
{
	const uint32_t allowed =
		K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER | K_MEM_CACHE_MASK;
	struct mapping *m;
	uint32_t flags = K_MEM_CACHE_NONE;
	uint32_t address;
	uint32_t size;
	int error;

	if (!command_page(words[0], &address) || !command_size(words[1], &size) ||
	    !flags_of(count - 2, &words[2], allowed, &flags)) {
		return;
	}
	m = room();
	if (m == NULL) {
		return;
	}
	error = k_mem_map_phys(&m->address, address / CONFIG_MMU_PAGE_SIZE, size, flags);
	if (error != 0) {
		printk("%#x bytes from %#x cannot be mapped: error %d\n", size, address, error);
		return;
	}
	m->size = size;
	m->physical = true;
	printk("mapped at %p\n", (void *)m->address);
}

static struct mapping *named(char *word)
{
	struct mapping *m = NULL;
	uint32_t address;

	if (command_number(word, "the address", &address)) {
		m = find(address);
		if (m == NULL) {
			printk("nothing was mapped at %#x; `kernel map` lists what was\n", address);
		}
	}
	return m;
}

static void unmap(int count, char *words[])
{
	struct mapping *const m = named(words[0]);

	ARG_UNUSED(count);
	if (m == NULL) {
		return;
	}
	if (m->physical) {
		k_mem_unmap_phys_bare(m->address, m->size);
	} else {
		k_mem_unmap(m->address, m->size);
	}
	printk("unmapped %#zx bytes at %p\n", m->size, (void *)m->address);
	m->size = 0U;
}

static void update(int count, char *words[])
{
	const uint32_t allowed =
		K_MEM_PERM_RW | K_MEM_PERM_EXEC | K_MEM_PERM_USER | K_MEM_CACHE_MASK;
	struct mapping *const m = named(words[0]);
	uint32_t flags = 0U;
	int error;

	if (m == NULL || !flags_of(count - 1, &words[1], allowed, &flags)) {
		return;
	}
	error = k_mem_update_flags(m->address, m->size, flags);
	if (error == 0) {
		printk("updated %#zx bytes at %p\n", m->size, (void *)m->address);
	} else {
		printk("it cannot be updated: error %d\n", error);
	}
}

const struct command mapping_commands[] = {
	{ "map", "[SIZE [ro|exec|user|uninit|lock]...]",
	  "get memory, writable unless ro; without a size: list what was mapped", 0, 6, map },
	{ "mapphys", "ADDRESS SIZE [rw|exec|user|wb|wt|uc|wc]...",
	  "map physical addresses, read-only and uncached unless told otherwise", 2, 6,
	  map_physical },
	{ "unmap", "ADDRESS", "take a mapping away", 1, 1, unmap },
	{ "update", "ADDRESS [rw|exec|user|wb|wt|uc|wc]...",
	  "give a mapping these permissions and this caching, and no others", 1, 5, update },
	{ 0 },
};
