/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests share: accounts that must not change, page-table entries, accesses that die. */
#ifndef TEST_H_
#define TEST_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include <mmu.h>
#include <x86_mmu.h>

#define PAGE ((size_t)CONFIG_MMU_PAGE_SIZE)
#define PLAIN (K_MEM_PERM_RW | K_MEM_MAP_UNINIT)
/** Registers that every machine has, and what is in the first one of the HPET. */
#define HPET_PHYS 0xFED00000U
#define LOAPIC_PHYS 0xFEE00000U

/** How many frames and virtual pages are free. */
struct accounts {
	size_t frames;
	size_t pages;
};

struct accounts accounts_now(void);

/** Fail unless as much is free as when a test began. For `before` of a suite, and at its end. */
void accounts_begin(void *fixture);
void accounts_check(void);

/** The page-table entry of an address, 0 if nothing is there. */
pentry_t entry_of(const void *addr);

/** Number of the frame of a page; UINT32_MAX if there is none. */
k_mem_pfn_t pfn_of(const void *addr);

/** Run a function in a thread. @return the reason of its death, -1 if it lived */
int reason_of(void (*function)(void *), void *arg);

/* Functions for reason_of(). */
void read_it(void *addr);
void write_it(void *addr);
void call_it(void *addr);

/** Fail unless an access dies as a page fault does. */
void dies(void (*access)(void *), void *addr);

/** Put code there that returns 42. */
void put_code(void *at);

#endif /* TEST_H_ */
