/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What demand paging says when it cannot serve a page: the last word of the boot loader's command
 * line names the reason. A thread meets it; main() goes on.
 */
#include <string.h>

#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/fatal.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>

#include "store.h"

#define PAGE CONFIG_MMU_PAGE_SIZE

static volatile int *pages;

#ifdef CONFIG_BOARD_QEMU_X86_TINY
/* More than there is RAM; what it is for at start-up is only to be counted. */
static volatile uint8_t large[64 * PAGE];
#else
static volatile uint8_t large[1];
#endif

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	printk("reason %u\n", reason);
}

static void touch(const void *unused)
{
	ARG_UNUSED(unused);
	(void)*pages;
}

static void thread(void *word, void *unused1, void *unused2)
{
	const char *const what = word;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	if (strcmp(what, "interrupt") == 0) {
		irq_offload(touch, NULL);
	} else if (strcmp(what, "locked") == 0) {
		const unsigned int key = irq_lock();

		touch(NULL);
		irq_unlock(key);
	} else if (strcmp(what, "pin") == 0) {
		k_mem_pin((void *)pages, 4 * PAGE);
		k_mem_pin((void *)pages, 1);
	} else {
		touch(NULL);
	}
	printk("%s: served\n", what);
}

static K_THREAD_STACK_DEFINE(stack, 2048);
static struct k_thread worker;

int main(void)
{
	const char *const line = x86_boot_cmdline();
	const char *const space = strrchr(line, ' ');
	const char *const what = space == NULL ? line : space + 1;

	large[0] = 1;
	pages = k_mem_map(4 * PAGE, K_MEM_PERM_RW);
	pages[0] = 42;
	pages[PAGE / sizeof(int)] = 43;
	if (k_mem_page_out((void *)pages, 2 * PAGE) != 0) {
		return 1;
	}
#ifdef CONFIG_BACKING_STORE_CUSTOM
	store_needs = &pages[PAGE / sizeof(int)];
	store_mistake = strcmp(what, "fails") == 0   ? STORE_FAILS
			: strcmp(what, "needs") == 0 ? STORE_NEEDS_PAGE
						     : STORE_RIGHT;
#endif
	(void)k_thread_create(&worker, stack, K_THREAD_STACK_SIZEOF(stack), thread, (void *)what,
			      NULL, NULL, 5, 0, K_FOREVER);
	(void)k_thread_name_set(&worker, "worker");
	k_thread_start(&worker);
	(void)k_thread_join(&worker, K_FOREVER);
#ifdef CONFIG_BACKING_STORE_CUSTOM
	store_mistake = STORE_RIGHT;
#endif
	printk("main: the page has %d\n", pages[0]);
	return 0;
}
