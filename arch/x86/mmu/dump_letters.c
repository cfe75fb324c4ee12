/* SPDX-License-Identifier: Apache-2.0 */
/* A table set in letters: one for each entry, 64 in a line. Lines that say nothing are left out. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "runs.h"

#define LETTERS 64U
BUILD_ASSERT(PT_ENTRIES(PT_LEVELS - 1U) % LETTERS == 0U, "a table is whole lines");

static char letter_of(const struct x86_run *entry)
{
	/* Bit 0: writable, bit 1: executable. */
	static const char mapped[] = { 'r', 'w', 'x', 'a' };
	char letter;

	switch (entry->state) {
	case X86_PAGE_NONE:
		return '.';
	case X86_PAGE_PAGED_OUT:
		return 'o';
	case X86_PAGE_GUARD:
		return 'g';
	case X86_PAGE_MAPPED:
		break;
	default:
		return '?';
	}
	letter = mapped[((entry->rights & MMU_RW) != 0U ? 1U : 0U) |
			((entry->rights & MMU_XD) == 0U ? 2U : 0U)];
	return (entry->rights & MMU_US) != 0U ? (char)(letter - 'a' + 'A') : letter;
}

/*
 * The rest of a line of entries of one size. Small ones have a table, which is whole lines; a line
 * of large ones ends where another entry is. Returns where the next line begins.
 */
static uint64_t print_line(const struct x86_tables *set, uint64_t at, unsigned int shift)
{
	const uint64_t line = (uint64_t)LETTERS << shift, size = 1ULL << shift;
	struct x86_run entry;

	__ASSERT(at % size == 0U, "an entry of 2^%u bytes at 0x%x", shift, (unsigned int)at);
	printk("%08x %uK ", (unsigned int)at, 1U << (shift - 10U));
	z_x86_run_at(set, at, at + size, &entry);
	do {
		printk("%c", letter_of(&entry));
		at += size;
		if (at % line == 0U) {
			break;
		}
		z_x86_run_at(set, at, at + size, &entry);
	} while (entry.shift == shift);
	printk("\n");
	return at;
}

void z_x86_dump_page_tables(pentry_t *ptables)
{
	const struct x86_tables set = z_x86_image_tables(ptables);
	const uint64_t all = 1ULL << 32;
	struct x86_run run;
	uint64_t at = 0;

	printk("page tables at %p: a letter is an entry\n"
	       ". nothing  r read-only  w writable  x executable  a writable and executable\n"
	       "capital: user mode too  o paged out  g guard of a stack\n",
	       (void *)ptables);
	while (at < all) {
		z_x86_run_at(&set, at, all, &run);
		if (run.state == X86_PAGE_NONE) {
			at += run.size;
			continue;
		}
		if (run.shift == PT_SHIFT(PT_LEVELS - 1U)) {
			at = ROUND_DOWN(at, (uint64_t)LETTERS << run.shift);
		}
		at = print_line(&set, at, run.shift);
	}
}
