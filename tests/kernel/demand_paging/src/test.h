/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the tests share. Only FRAMES page frames are left to them, whatever RAM there is, and the
 * store holds STORE pages: everything is counted exactly, and compared after each test.
 */
#ifndef TEST_H_
#define TEST_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm/demand_paging.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include <mmu.h>

#define PAGE CONFIG_MMU_PAGE_SIZE
#define FRAMES 12U
#define STORE 16U
/* Pages that can be promised. */
#define ROOM (FRAMES + STORE - 1U)
#define RESERVE ((size_t)CONFIG_DEMAND_PAGING_PAGE_FRAMES_RESERVE)

/* --- accounts.c --- */

/** Take all frames but FRAMES. Suites' setup. */
void *accounts_setup(void);
/** Everything is as it was after accounts_setup(). */
void accounts_check(void);
/** That, after each test. */
void accounts_after(void *fixture);
/** @return pages that can still be promised */
size_t promises_left(void);
/** @return frames whose pages may go */
size_t frames_evictable(void);

/** Map pages of which none has a frame, with CONFIG_DEMAND_MAPPING or without. */
uint8_t *map_absent(size_t pages, uint32_t flags);
void unmap(uint8_t *addr, size_t pages);

/** A content that tells pages, and what was written to them, apart. */
void fill(uint8_t *page, unsigned int seed);
bool is_filled(const uint8_t *page, unsigned int seed);
/** The same for pages, each with a number higher than the one before. */
void fill_pages(uint8_t *mem, size_t pages, unsigned int seed);
void expect_pages(const uint8_t *mem, size_t pages, unsigned int seed);

static inline uint8_t touch(const uint8_t *addr)
{
	return *(const volatile uint8_t *)addr;
}

/** Functions for threads. */
static inline void read_it(void *addr)
{
	touch(addr);
}

static inline void write_it(void *addr)
{
	*(volatile uint8_t *)addr = 1U;
}

/** Faults that the following statement took. */
#define FAULTS_OF(...) \
	({ \
		const unsigned long before_ = k_mem_num_pagefaults_get(); \
		__VA_ARGS__; \
		(unsigned int)(k_mem_num_pagefaults_get() - before_); \
	})

/** Pages whose content is in the store, and no copy of it in memory. */
uint8_t *stored(size_t pages, unsigned int seed);
/** Memory that takes all frames; of ROOM pages the first FRAMES, filled from 0 on, are there. */
uint8_t *full_memory(void);

/** Where a page is; `*location` is its location or physical address. */
enum arch_page_location place_of(const uint8_t *page, uintptr_t *location);
bool is_out(const uint8_t *page);
/** The frame of a page that is in memory. */
struct k_mem_page_frame *frame_of(const uint8_t *page);

/* --- fatal.c --- */

/** Call a function in a thread that is expected to die. @return the reason; -1 if it lived. */
int reason_of(void (*function)(void *), void *arg);
/** The thread of reason_of(), and of others that a test starts; priorities from 1 on. */
k_tid_t start(unsigned int index, int prio, void (*function)(void *), void *arg);
void finish(unsigned int index);
#define THREADS 4U

/* --- store.c --- */

#ifdef CONFIG_BACKING_STORE_CUSTOM
struct test_store {
	/** Transfers, and calls. */
	unsigned int ins, outs, gets, frees;
	/** Errors, for so many of the next calls. */
	int error_in, error_out, error_get;
	unsigned int fail_in, fail_out, fail_get;
	/** Whether clean copies are kept. */
	bool keep;
	/** Called in the next transfer, once. */
	void (*hook)(void);
	/** In a transfer. */
	bool busy;
	/** Locations of the last transfers from the store. */
	uintptr_t order[8];
	/** Ticks that each transfer sleeps. */
	int sleep;
};
extern struct test_store store;
/** Neither failing nor waiting. */
void store_reset(void);
/** @return locations in use, clean copies among them */
unsigned int store_used(void);
void *store_content(uintptr_t location);
/** Take a location, for content of the test's own. */
uintptr_t store_take(void);
#else
static inline unsigned int store_used(void)
{
	return 0U;
}
#endif

#ifdef CONFIG_EVICTION_CUSTOM
/** The frames that the algorithm was told of are those that may go. */
void eviction_check(void);
#else
static inline void eviction_check(void)
{
}
#endif

#endif /* TEST_H_ */
