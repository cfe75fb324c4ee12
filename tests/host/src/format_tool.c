/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what arch/x86/mmu knows of its paging format, a name and a number a line: test_format.py.
 */
#include "check.h"
#include "pte.h"
#include "tables.h"

static void say(const char *name, uint64_t value)
{
	host_printf("%s %llx\n", name, (unsigned long long)value);
}

static void say_bits(void)
{
	say("present", MMU_P);
	say("write", MMU_RW);
	say("user", MMU_US);
	say("write_through", MMU_PWT);
	say("cache_disable", MMU_PCD);
	say("large", MMU_PS);
	say("no_execute", PT_NO_EXEC);
	say("paged_out", X86_PTE_PAGED_OUT);
	say("guard", X86_PTE_GUARD);
}

int main(void)
{
	say_bits();
	say("levels", PT_LEVELS);
	say("entry_bytes", sizeof(pentry_t));
	say("phys_end", 1ULL << (PT_PFN_BITS + 12U));
	say("large_shift", PT_SHIFT(PT_LARGE_LEVEL));
	for (unsigned int level = 0; level < PT_LEVELS; level++) {
		const char name[] = { 's', 'h', 'i', 'f', 't', (char)('0' + level), '\0' };
		const char entries[] = { 'e', 'n', 't', 'r', 'i', 'e', 's', (char)('0' + level),
					 '\0' };

		say(name, PT_SHIFT(level));
		say(entries, PT_ENTRIES(level));
	}
	say("vm_first_slot", X86_VM_FIRST_SLOT);
	say("vm_last_slot", X86_VM_LAST_SLOT);
	return 0;
}
