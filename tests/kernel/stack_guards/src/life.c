/* SPDX-License-Identifier: Apache-2.0 */
/* From when to when a guard is there, and what becomes of the page afterwards. */
#include "victim.h"

#include <string.h>

#include <zephyr/kernel/thread_stack_alloc.h>

K_HEAP_DEFINE(stack_heap, 4 * K_KERNEL_STACK_LEN(VICTIM_STACK));

static void sleeper(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(K_FOREVER);
}

static void nothing(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}

/* The page is memory as it was: entry, content, and it can be written. */
static void check_given_back(uint8_t *page, pentry_t entry)
{
	const pentry_t marks = MMU_A | MMU_D;

	zassert_equal(entry_of(page) | marks, entry | marks, PRI_ENTRY, entry_of(page));
	for (size_t i = 0; i < CONFIG_MMU_PAGE_SIZE; i++) {
		zassert_equal(page[i], (uint8_t)(i * 7U));
	}
	memset(page, 1, CONFIG_MMU_PAGE_SIZE);
}

static pentry_t fill(uint8_t *page)
{
	for (size_t i = 0; i < CONFIG_MMU_PAGE_SIZE; i++) {
		page[i] = (uint8_t)(i * 7U);
	}
	return entry_of(page);
}

ZTEST(life, test_return)
{
	uint8_t *const page = (uint8_t *)victim_memory.stack;
	const pentry_t entry = fill(page);

	victim_start(nothing, NULL, NULL);
	victim_check_ended(-1);
	check_given_back(page, entry);
}

ZTEST(life, test_abort)
{
	uint8_t *const page = (uint8_t *)victim_memory.stack;
	const pentry_t entry = fill(page);

	victim_start(sleeper, NULL, NULL);
	zassert_equal(entry_of(page) & MMU_P, 0);
	k_thread_abort(&victim);
	victim_check_ended(-1);
	check_given_back(page, entry);
	/* Once is enough. */
	k_thread_abort(&victim);
	(void)fill(page);
	check_given_back(page, entry);
}

ZTEST(life, test_never_started)
{
	uint8_t *const page = (uint8_t *)victim_memory.stack;
	const pentry_t entry = fill(page);

	/* Created twice, as some do that start a thread anew without ending it. */
	for (int i = 0; i < 2; i++) {
		k_thread_create(&victim, victim_memory.stack, VICTIM_STACK, nothing, NULL, NULL,
				NULL, 5, 0, K_FOREVER);
		zassert_equal(entry_of(page) & MMU_P, 0);
		if (i == 0) {
			k_thread_abort(&victim);
			zassert_not_equal(entry_of(page) & MMU_P, 0);
		}
	}
	k_thread_abort(&victim);
	check_given_back(page, entry);
}

ZTEST(life, test_overflow)
{
	uint8_t *const page = (uint8_t *)victim_memory.stack;
	const pentry_t entry = fill(page);

	for (int i = 0; i < 3; i++) {
		victim_start(recurse, NULL, NULL);
		victim_check_ended(K_ERR_STACK_CHK_FAIL);
	}
	check_given_back(page, entry);
}

/* Stacks from a heap: their pages are the heap's again. */
ZTEST(life, test_dynamic)
{
	k_thread_stack_t *stack;
	struct k_thread thread;
	uint8_t *all;

	k_thread_heap_assign(k_current_get(), &stack_heap);
	for (int i = 0; i < 5; i++) {
		stack = k_thread_stack_alloc(VICTIM_STACK, 0);
		zassert_not_null(stack);
		zassert_equal((uintptr_t)stack % CONFIG_MMU_PAGE_SIZE, 0);
		ztest_set_fault_valid(true);
		k_thread_create(&thread, stack, VICTIM_STACK, i % 2 == 0 ? recurse : nothing, NULL,
				NULL, NULL, 5, 0, K_NO_WAIT);
		zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
		ztest_set_fault_valid(false);
		zassert_ok(k_thread_stack_free(stack));
	}
	k_thread_heap_assign(k_current_get(), NULL);
	all = k_heap_alloc(&stack_heap, 3 * K_KERNEL_STACK_LEN(VICTIM_STACK), K_NO_WAIT);
	zassert_not_null(all);
	memset(all, 0xff, 3 * K_KERNEL_STACK_LEN(VICTIM_STACK));
	k_heap_free(&stack_heap, all);
}

static void use_300(void *unused1, void *unused2, void *unused3)
{
	volatile char room[300];

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	room[0] = 1;
	k_sleep(K_FOREVER);
	room[1] = room[0];
}

ZTEST(life, test_unused_bytes)
{
	size_t unused;

	victim_start(use_300, NULL, NULL);
	zassert_equal(victim.stack_info.start,
		      (uintptr_t)K_KERNEL_STACK_BUFFER(victim_memory.stack));
	zassert_equal(victim.stack_info.size, K_KERNEL_STACK_SIZEOF(victim_memory.stack));
	zassert_ok(k_thread_stack_space_get(&victim, &unused));
	zassert_between_inclusive(unused, VICTIM_STACK - 700, VICTIM_STACK - 300, "%zu", unused);
	k_thread_abort(&victim);
}

ZTEST_SUITE(life, NULL, NULL, NULL, NULL, NULL);
