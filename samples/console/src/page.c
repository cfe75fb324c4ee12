/* SPDX-License-Identifier: Apache-2.0 */
/* What the page tables say of one address; reading and writing words there. */
#include "page.h"

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include <kernel_arch_interface.h>
#include <x86_mmu.h>

#include "commands.h"

#define LAST_LEVEL (IS_ENABLED(CONFIG_X86_PAE) ? 2 : 1)
#define FRAME_MASK (~(pentry_t)0xFFF & ~(pentry_t)MMU_XD)
/* Marks of entries that are not present. */
#define PAGED_OUT MMU_IGNORED0
#define GUARD MMU_IGNORED1
#define COUNT_MAX 64U

static const char *caching(pentry_t entry)
{
	static const char *const names[] = { "write-back", "write-through", "uncached",
					     "write-combining" };

	return names[(entry & (MMU_PWT | MMU_PCD)) / MMU_PWT];
}

static void show_rights(pentry_t entry)
{
	const bool executable = (entry & MMU_XD) == 0U;

	printk("read%s%s%s; %s", (entry & MMU_RW) != 0U ? ", write" : "",
	       executable ? ", execute" : "", (entry & MMU_US) != 0U ? ", user" : "",
	       caching(entry));
}

static void show_present(uintptr_t address, int level, pentry_t entry)
{
	const bool large = level < LAST_LEVEL;
	const unsigned int kib = !large ? 4U : IS_ENABLED(CONFIG_X86_PAE) ? 2048U : 4096U;
	const uint64_t page = entry & FRAME_MASK & ~(uint64_t)(kib * 1024U - 1U);
	const uint64_t physical = page + (address & (kib * 1024U - 1U));

	printk("a page of %u KiB, physical address 0x%llx; ", kib, physical);
	show_rights(entry);
	printk("%s%s\n", (entry & MMU_A) != 0U ? "; accessed" : "",
	       (entry & MMU_D) != 0U ? "; dirty" : "");
}

static void show_absent(pentry_t entry)
{
	const uintptr_t location = (uintptr_t)(entry & FRAME_MASK);

	if (location == ARCH_UNPAGED_ANON_ZERO || location == ARCH_UNPAGED_ANON_UNINIT) {
		printk("not used yet, gets a page frame%s then; ",
		       location == ARCH_UNPAGED_ANON_ZERO ? " of zeroes" : "");
	} else {
		printk("paged out, location 0x%lx; ", (unsigned long)location);
	}
	show_rights(entry);
	printk("\n");
}

static void show_page(int count, char *words[])
{
	uint32_t address;
	pentry_t entry;
	int level;

	ARG_UNUSED(count);
	if (!command_number(words[0], "the address", &address)) {
		return;
	}
	z_x86_pentry_get(&level, &entry, z_x86_page_tables_get(), (void *)address);
	printk("0x%08x: ", address);
	if ((entry & MMU_P) != 0U) {
		show_present(address, level, entry);
	} else if ((entry & PAGED_OUT) != 0U) {
		show_absent(entry);
	} else if ((entry & GUARD) != 0U) {
		printk("the guard page of a stack\n");
	} else {
		printk("%s\n", level == LAST_LEVEL ? "no page" : "no page table");
	}
}

bool page_usable(uintptr_t address, bool write)
{
	const pentry_t wanted = write ? MMU_RW : 0U;
	pentry_t entry;

	z_x86_pentry_get(NULL, &entry, z_x86_page_tables_get(), (void *)address);
	return (entry & (MMU_P | PAGED_OUT)) != 0U && (entry & wanted) == wanted;
}

static bool word_at(char *word, bool write, uint32_t *address)
{
	if (!command_number(word, "the address", address)) {
		return false;
	}
	if (*address % sizeof(uint32_t) != 0U) {
		printk("the address 0x%x is no multiple of 4\n", *address);
		return false;
	}
	if (!page_usable(*address, write)) {
		printk("0x%x cannot be %s: `kernel page` tells why\n", *address,
		       write ? "written" : "read");
		return false;
	}
	return true;
}

static void read_words(int count, char *words[])
{
	uint32_t address;
	uint32_t number = 1U;

	if (!word_at(words[0], false, &address) ||
	    (count == 2 && !command_number(words[1], "the count", &number))) {
		return;
	}
	if (number == 0U || number > COUNT_MAX) {
		printk("the count is 1 to %u\n", COUNT_MAX);
		return;
	}
	for (; number > 0U && page_usable(address, false); number--) {
		printk("0x%08x: 0x%08x\n", address, *(volatile uint32_t *)address);
		address += sizeof(uint32_t);
	}
}

static void write_word(int count, char *words[])
{
	uint32_t address;
	uint32_t value;

	ARG_UNUSED(count);
	if (word_at(words[0], true, &address) && command_number(words[1], "the value", &value)) {
		*(volatile uint32_t *)address = value;
		printk("0x%08x: 0x%08x\n", address, *(volatile uint32_t *)address);
	}
}

const struct command page_commands[] = {
	{ "page", "ADDRESS", "what the page tables say of an address", 1, 1, show_page },
	{ "read", "ADDRESS [COUNT]", "words of memory", 1, 2, read_words },
	{ "write", "ADDRESS VALUE", "change a word of memory", 2, 2, write_word },
	{ 0 },
};
