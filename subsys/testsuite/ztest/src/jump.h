/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The jump of jump.c in each setting, and which context may take it: the one that armed it.
 *
 * In an image the compiler's own jump is used, for the C library has none. On the host it is
 * setjmp(), which the address sanitizer knows.
 */
#ifndef SUBSYS_TESTSUITE_ZTEST_JUMP_H_
#define SUBSYS_TESTSUITE_ZTEST_JUMP_H_

#include <stdbool.h>

#ifdef KERNEL
typedef void *jump_buffer[5];
#define JUMP_TARGET(buffer) __builtin_setjmp(buffer)
#define JUMP(buffer) __builtin_longjmp(buffer, 1)
#else
#include <setjmp.h>
typedef jmp_buf jump_buffer;
#define JUMP_TARGET(buffer) setjmp(buffer)
#define JUMP(buffer) longjmp(buffer, 1)
#endif

#if defined(KERNEL) && defined(CONFIG_MULTITHREADING)
#include <zephyr/kernel.h>

/** The context that runs, for in_context(). */
typedef k_tid_t jump_context;

static inline jump_context this_context(void)
{
	return k_current_get();
}

static inline bool in_context(jump_context owner)
{
	return !k_is_in_isr() && k_current_get() == owner;
}
#else
typedef int jump_context;

static inline jump_context this_context(void)
{
	return 0;
}

static inline bool in_context(jump_context owner)
{
	(void)owner;
	return true;
}
#endif

#endif /* SUBSYS_TESTSUITE_ZTEST_JUMP_H_ */
