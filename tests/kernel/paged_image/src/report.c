/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A report of a fault reads what may be out, names of functions for one, and so has page faults of
 * its own: it tells of the first one all the same.
 */
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include <mmu.h>

#define PAGE CONFIG_MMU_PAGE_SIZE

extern char z_symtab_start[], z_symtab_end[];

static K_THREAD_STACK_DEFINE(stack, 2048);
static struct k_thread thread;
static volatile int fatal_reason;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	fatal_reason = (int)reason;
}

static void read_at(void *address, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	(void)*(volatile uint8_t *)address;
}

/* Whether names of functions are out: not where they are pinned. */
static bool page_names_out(void)
{
	size_t out = 0U;

	for (uintptr_t page = ROUND_DOWN((uintptr_t)z_symtab_start, PAGE);
	     page < (uintptr_t)z_symtab_end; page += PAGE) {
		out += k_mem_page_out((void *)page, PAGE) == 0 ? 1U : 0U;
	}
	zassert_equal(out > 0U, (uintptr_t)z_symtab_start >= (uintptr_t)lnkr_pinned_end);
	return out > 0U;
}

/* The reason of a thread's end that reads at an address. */
static int reason_of_reading(void *address)
{
	unsigned long before;
	bool out;

	fatal_reason = -1;
	ztest_set_fault_valid(true);
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), read_at, address, NULL,
			      NULL, K_PRIO_PREEMPT(0), 0, K_FOREVER);
	out = page_names_out();
	before = k_mem_num_pagefaults_get();
	k_thread_start(&thread);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	ztest_set_fault_valid(false);
	zassert_equal(k_mem_num_pagefaults_get() > before, out);
	return fatal_reason;
}

ZTEST(paged_image, test_report)
{
	zassert_equal(reason_of_reading(stack), K_ERR_STACK_CHK_FAIL, "%d", fatal_reason);
	zassert_equal(reason_of_reading((void *)0x10), K_ERR_CPU_EXCEPTION, "%d", fatal_reason);
}
