/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report of an exception, in this order: what, where, why, the tables' view, the registers,
 * the callers. It reads memory only where the image is, and works before any driver does.
 */
#include <zephyr/debug/symtab.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include <kernel_arch_interface.h>
#include <x86_mmu.h>
#include <x86_port.h>
#include <x86_vectors.h>

#include "../mmu/record.h"
#include "backtrace.h"
#include "causes.h"
#include "stacks.h"

/* Look `address` - `back` up, name `address`. */
static void print_code_address(const char *before, uintptr_t address, uint32_t back)
{
	uint32_t offset = 0;
	const char *name = symtab_find_symbol_name(address - back, &offset);

	printk("%s 0x%08x", before, (unsigned int)address);
	if (name != NULL) {
		printk(" %s+0x%x", name, (unsigned int)(offset + back));
	}
	printk("\n");
}

void z_x86_print_caller(uintptr_t address)
{
	/* A call that never returns may be its function's last instruction. */
	print_code_address("  from", address, 1);
}

/* An address by the region it is in, and by its function if it is code. */
static void print_place(const char *before, uintptr_t address)
{
	const struct x86_region *region = z_x86_region_find(address);

	if (region == NULL) {
		printk("%s no region", before);
	} else {
		printk("%s %s+0x%x", before, z_x86_region_name(region),
		       (unsigned int)(address - region->virt));
	}
	print_code_address(",", address, 0);
}

/* If an address is in the guard page of a thread's stack: of which thread's. */
static void print_guard_owner(uintptr_t address)
{
	struct k_thread *const owner =
		z_x86_is_stack_guard(address) ? z_x86_guard_owner(address) : NULL;
	const char *name;

	if (owner != NULL) {
		name = k_thread_name_get(owner);
		printk("  guard page of the stack of thread %p (%s)\n", (void *)owner,
		       name == NULL || name[0] == '\0' ? "unknown" : name);
	}
}

/* Whether the kernel was asked for the page, and has said why it could not be loaded. */
static bool is_paged_out(uintptr_t address)
{
	uintptr_t location;

	return IS_ENABLED(CONFIG_DEMAND_PAGING) &&
	       arch_page_location_get((void *)ROUND_DOWN(address, CONFIG_MMU_PAGE_SIZE),
				      &location) == ARCH_PAGE_LOCATION_PAGED_OUT;
}

static const char *page_cause(unsigned int code, uintptr_t address)
{
	if (z_x86_is_stack_guard(address)) {
		return "the guard page below a stack";
	}
	return is_paged_out(address) ? "the page is not in memory" : z_x86_page_cause(code);
}

static void print_page_fault(unsigned int code, uintptr_t address)
{
	printk("%s refused: %s\n", z_x86_access_name(code), page_cause(code, address));
	print_place("  address in", address);
	print_guard_owner(address);
	z_x86_dump_mmu_flags(z_x86_page_tables_get(), (void *)address);
}

static void print_error_code(const struct arch_esf *esf)
{
	if (esf->vector >= 32U || (Z_X86_ERROR_CODE_MASK >> esf->vector & 1U) == 0U) {
		return;
	}
	printk("  error code 0x%x", esf->errorCode);
	if (esf->vector == X86_VECTOR_PAGE_FAULT) {
		z_x86_print_page_error(esf->errorCode);
	} else if (esf->errorCode != 0U) {
		z_x86_print_selector_error(esf->errorCode);
	}
	printk("\n");
}

static void print_registers(const struct arch_esf *esf, uintptr_t cr2)
{
	printk("  eax %08x ebx %08x ecx %08x edx %08x\n", esf->eax, esf->ebx, esf->ecx, esf->edx);
	printk("  esi %08x edi %08x ebp %08x esp %08x\n", esf->esi, esf->edi, esf->ebp, esf->esp);
	printk("  eflags %08x cs %04x cr2 %08x cr3 %08x\n", esf->eflags, esf->cs & 0xFFFFU,
	       (unsigned int)cr2, (unsigned int)x86_cr3_get());
}

void z_x86_dump(const struct arch_esf *esf, uintptr_t address)
{
	__ASSERT_NO_MSG(esf != NULL);
	printk("\n*** CPU exception %u: %s\n", esf->vector, z_x86_vector_name(esf->vector));
	if (esf->vector == X86_VECTOR_PAGE_FAULT) {
		print_page_fault(esf->errorCode, address);
	} else if (esf->vector == X86_VECTOR_DOUBLE_FAULT) {
		/* Most often a stack that ran out: pushing the frame of a page fault faulted. */
		print_place("  stack pointer in", esf->esp);
		print_place("  last page fault at", address);
		print_guard_owner(address);
	}
	print_error_code(esf);
	print_code_address("  at", esf->eip, 0);
	print_registers(esf, address);
	z_x86_print_backtrace(esf->ebp);
}
