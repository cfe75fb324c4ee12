/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * What start-up made of the MMU: memory types; and the live page tables, entry by entry, under the
 * rules that hold for every image: page 0 absent, nothing global, no page writable and executable,
 * or, where execution cannot be refused, no writable page over text or rodata.
 */

#include "checks.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/arch/x86/msr.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/linker-defs.h>

#include <x86_mmu.h>

#define CPU_HAS_PAT (1U << 16)

/* Write back, write through, uncached, write combining, and again. */
#define PAT_VALUE 0x0100040601000406ULL

static void check_pat(void)
{
	if ((z_x86_boot_args.cpu_features & CPU_HAS_PAT) != 0U) {
		CHECK(z_x86_msr_read(X86_PAT_MSR) == PAT_VALUE);
	}
}

/* log2 of the size of what an entry of a level covers. */
static unsigned int shift_of(int level)
{
	return IS_ENABLED(CONFIG_X86_PAE) ? 30U - 9U * (unsigned int)level
					  : 22U - 10U * (unsigned int)level;
}

static bool in_code(uint64_t physical)
{
	const uintptr_t start = K_MEM_PHYS_ADDR((uintptr_t)__text_region_start);

	return physical >= start && physical < K_MEM_PHYS_ADDR((uintptr_t)__rodata_region_start) +
						       (uintptr_t)__rodata_region_size;
}

/* Whether a present page is against the rules. */
static bool is_wrong(pentry_t entry)
{
	const pentry_t frame = entry & ~(pentry_t)0xfff & ~(pentry_t)MMU_XD;

	if ((entry & MMU_G) != 0U) {
		return true;
	}
	if (IS_ENABLED(CONFIG_X86_NX)) {
		return (entry & MMU_RW) != 0U && (entry & MMU_XD) == 0U;
	}
	return (entry & MMU_RW) != 0U && in_code(frame);
}

/* The entry of a page of the kernel's range, found without the kernel's help. */
static pentry_t *entry_of(uintptr_t virt)
{
	extern pentry_t z_x86_pagetables_start[];

	return &z_x86_pagetables_start[(virt - CONFIG_KERNEL_VM_BASE) / CONFIG_MMU_PAGE_SIZE];
}

static void check_live_tables(void)
{
	unsigned int pages = 0, wrong = 0;
	pentry_t entry;
	int level;

	z_x86_pentry_get(&level, &entry, z_x86_page_tables_get(), NULL);
	CHECK((entry & MMU_P) == 0U);
	for (uint64_t at = 0; at >> 32 == 0U; at += 1ULL << shift_of(level)) {
		z_x86_pentry_get(&level, &entry, z_x86_page_tables_get(), (void *)(uintptr_t)at);
		if ((entry & MMU_P) != 0U) {
			pages++;
			wrong += is_wrong(entry) ? 1U : 0U;
		}
	}
	CHECK(pages >= (unsigned int)((uintptr_t)z_mapped_size / CONFIG_MMU_PAGE_SIZE));
	CHECK(wrong == 0U);
	CHECK(is_wrong(MMU_P | MMU_RW | K_MEM_PHYS_ADDR((uintptr_t)__text_region_start)));
}

/* A page of rodata that nobody reads: it may be absent for a while. */
static const uint8_t alone[CONFIG_MMU_PAGE_SIZE] __aligned(CONFIG_MMU_PAGE_SIZE) = { 1 };

/* Each kind of change of one entry is found, and named; then the entry is as it was. */
static void check_corruption(void)
{
	static const pentry_t wrong[] = { MMU_P, MMU_RW, MMU_US, MMU_PCD, MMU_G, 0x1000 };
	pentry_t *const tables = z_x86_page_tables_get();
	pentry_t *const entry = entry_of((uintptr_t)alone);

	CHECK(z_x86_mmu_check(tables));
	for (unsigned int i = 0; i < ARRAY_SIZE(wrong); i++) {
		const unsigned int key = irq_lock();
		bool found;

		*entry ^= wrong[i];
		found = !z_x86_mmu_check(tables);
		*entry ^= wrong[i];
		irq_unlock(key);
		CHECK(found);
	}
	CHECK(z_x86_mmu_check(tables));
	/* Absent or, where all RAM is mapped, a page. */
	*entry_of(CONFIG_KERNEL_VM_BASE + 0x1000U) ^= MMU_RW;
	CHECK(!z_x86_mmu_check(tables));
	*entry_of(CONFIG_KERNEL_VM_BASE + 0x1000U) ^= MMU_RW;
	CHECK(z_x86_mmu_check(tables));
}

void check_mmu(void)
{
	check_corruption();
	check_pat();
	check_live_tables();
	if (strstr(x86_boot_cmdline(), "letters") != NULL) {
		z_x86_dump_page_tables(z_x86_page_tables_get());
	}
	CHECK(z_x86_page_tables_get() == z_x86_kernel_ptables);
	CHECK(z_x86_thread_page_tables_get(k_current_get()) == z_x86_kernel_ptables);
}
