/* SPDX-License-Identifier: Apache-2.0 */
/* Memory as a whole: how much there is, the frames in use, the page tables. */
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/sys/printk.h>

#include <mmu.h>
#include <x86_mmu.h>

#include "commands.h"

static void mem(int count, char *words[])
{
	const size_t total = z_mem_ram_size() / CONFIG_MMU_PAGE_SIZE;
	const size_t unused = z_mem_frames_free();

	ARG_UNUSED(count);
	ARG_UNUSED(words);
	printk("RAM: %zu KiB, %zu page frames, %zu in use, %zu free\n", z_mem_ram_size() / 1024U,
	       total, total - unused, unused);
	printk("k_mem_free_get(): %zu KiB\n", k_mem_free_get() / 1024U);
	printk("virtual range: %#lx bytes from 0x%lx; the image: %#lx bytes from 0x%lx\n",
	       (unsigned long)K_MEM_VIRT_RAM_SIZE, (unsigned long)K_MEM_VIRT_RAM_START,
	       (unsigned long)K_MEM_KERNEL_VIRT_SIZE, (unsigned long)K_MEM_KERNEL_VIRT_START);
}

static void frames(int count, char *words[])
{
	ARG_UNUSED(count);
	ARG_UNUSED(words);
	k_mem_page_frames_dump();
}

static void pagetables(int count, char *words[])
{
	if (count == 0) {
		z_x86_dump_page_tables(z_x86_page_tables_get());
	} else if (strcmp(words[0], "json") == 0) {
		z_x86_dump_page_tables_json(z_x86_page_tables_get());
	} else {
		printk("usage: kernel pagetables [json]\n");
	}
}

const struct command memory_commands[] = {
	{ "mem", "", "how much memory there is, and where the kernel is", 0, 0, mem },
	{ "frames", "", "all page frames in use", 0, 0, frames },
	{ "pagetables", "[json]", "what the page tables map", 0, 1, pagetables },
	{ 0 },
};
