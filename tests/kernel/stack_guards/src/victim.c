/* SPDX-License-Identifier: Apache-2.0 */
#include "victim.h"

#include <string.h>

#include <zephyr/fatal.h>

#define PATTERN 0x5a

__pinned_bss struct victim_memory victim_memory;
struct k_thread victim;
struct k_thread *volatile fatal_thread;
volatile int fatal_reason;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	fatal_thread = k_current_get();
	fatal_reason = (int)reason;
}

void victim_start(k_thread_entry_t entry, void *p1, void *p2)
{
	memset(victim_memory.below, PATTERN, sizeof(victim_memory.below));
	fatal_thread = NULL;
	fatal_reason = -1;
	ztest_set_fault_valid(true);
	k_thread_create(&victim, victim_memory.stack, K_KERNEL_STACK_SIZEOF(victim_memory.stack),
			entry, p1, p2, NULL, 5, 0, K_FOREVER);
	(void)k_thread_name_set(&victim, "victim");
	k_thread_start(&victim);
}

void victim_check_ended(int reason)
{
	zassert_ok(k_thread_join(&victim, K_SECONDS(1)));
	ztest_set_fault_valid(false);
	zassert_equal(fatal_reason, reason, "%d", fatal_reason);
	zassert_equal(fatal_thread, reason == -1 ? NULL : &victim);
	for (size_t i = 0; i < sizeof(victim_memory.below); i++) {
		zassert_equal(victim_memory.below[i], PATTERN, "byte %zu below the guard", i);
	}
}

/* EBX is kept by the function. */
void with_stack_left(size_t bytes, void (*function)(void))
{
	char *const low = (char *)k_current_get()->stack_info.start + bytes;

	__asm__ volatile("movl %%esp, %%ebx\n\t"
			 "movl %0, %%esp\n\t"
			 "call *%1\n\t"
			 "movl %%ebx, %%esp"
			 :
			 : "S"(low), "D"(function)
			 : "eax", "ebx", "ecx", "edx", "memory", "cc");
}

pentry_t entry_of(const void *page)
{
	pentry_t entry;

	z_x86_pentry_get(NULL, &entry, z_x86_page_tables_get(), (void *)page);
	return entry;
}

void recurse(void *unused1, void *unused2, void *unused3)
{
	volatile char room[64];

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	room[0] = 1;
	if (victim_memory.below[0] == PATTERN || unused1 == NULL) {
		recurse((void *)room, NULL, NULL);
	}
	room[1] = room[0];
	ARG_UNUSED(unused1);
}
