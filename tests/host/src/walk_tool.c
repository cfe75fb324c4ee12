/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Walks page tables of a file with the kernel's own walk and prints every page that is mapped:
 *
 *	walk_tool FILE <physical address of its first byte> <offset of the top-level table>
 *
 * prints, for each run of pages that follow each other alike, "virt phys pages rights shift" in
 * hexadecimal; rights are the bits 1 write, 2 user, 4 no execution. Run by test_walk.py.
 */
#include "walk.h"

#include "check.h"
#include "walk_file.h"

#define PAGE 0x1000U

struct run {
	uintptr_t virt;
	uint64_t phys;
	uint64_t pages;
	unsigned int rights;
	unsigned int shift;
};

static unsigned int rights_of(const struct x86_walk *walk)
{
	return ((walk->rights & MMU_RW) != 0 ? 1U : 0U) | ((walk->rights & MMU_US) != 0 ? 2U : 0U) |
	       ((walk->rights & MMU_XD) != 0 ? 4U : 0U);
}

static void print_run(const struct run *run)
{
	if (run->pages > 0) {
		host_printf("%lx %llx %llx %x %x\n", (unsigned long)run->virt,
			    (unsigned long long)run->phys, (unsigned long long)run->pages,
			    run->rights, run->shift);
	}
}

static bool continues(const struct run *run, const struct run *page)
{
	return run->pages > 0 && run->virt + run->pages * PAGE == page->virt &&
	       run->phys + run->pages * PAGE == page->phys && run->rights == page->rights &&
	       run->shift == page->shift;
}

static void walk_all(const struct x86_tables *set)
{
	struct run run = { .pages = 0 };

	for (uint64_t virt = 0; virt < 1ULL << 32; virt += PAGE) {
		struct x86_walk walk;
		struct run page = { .virt = (uintptr_t)virt, .pages = 1 };

		z_x86_walk(set, (uintptr_t)virt, &walk);
		if (!walk.mapped) {
			continue;
		}
		page.phys = walk.page + (virt & ((1ULL << walk.shift) - 1));
		page.rights = rights_of(&walk);
		page.shift = walk.shift;
		if (continues(&run, &page)) {
			run.pages++;
		} else {
			print_run(&run);
			run = page;
		}
	}
	print_run(&run);
}

int main(int argc, char **argv)
{
	uint8_t *const content = argc == 4 ? walk_file_read(argv[1]) : NULL;
	struct x86_tables set;

	if (content == NULL) {
		host_printf("usage: walk_tool FILE BASE TOP\n");
		return 2;
	}
	set.top = (pentry_t *)(void *)(content + walk_file_number(argv[3]));
	set.offset = (uintptr_t)content - walk_file_number(argv[2]);
	walk_all(&set);
	walk_file_free(content);
	return 0;
}
