/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread that runs out of stack, between memory that it must not touch; and what the fatal-error
 * handler was told.
 */
#ifndef STACK_GUARDS_VICTIM_H_
#define STACK_GUARDS_VICTIM_H_

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include <x86_mmu.h>

#define VICTIM_STACK 1024

/* The guard is the stack's first page; below it the memory that an overflow destroys elsewhere. */
struct victim_memory {
	uint8_t below[CONFIG_MMU_PAGE_SIZE];
	K_KERNEL_STACK_MEMBER(stack, VICTIM_STACK);
};

extern struct victim_memory victim_memory;
extern struct k_thread victim;

/* Of the last fatal error; NULL and -1 if there was none since victim_start(). */
extern struct k_thread *volatile fatal_thread;
extern volatile int fatal_reason;

/* Run a function as the thread, above the test's priority; errors of it are expected. */
void victim_start(k_thread_entry_t entry, void *p1, void *p2);

/* It has ended, by itself (reason -1) or for that reason; nothing below its stack has changed. */
void victim_check_ended(int reason);

/* Call with so many bytes of stack left, of which the call takes the first four. */
void with_stack_left(size_t bytes, void (*function)(void));

/* The entry of a page. */
pentry_t entry_of(const void *page);

/* Use all of the stack and go on. */
void recurse(void *unused1, void *unused2, void *unused3);

#endif /* STACK_GUARDS_VICTIM_H_ */
