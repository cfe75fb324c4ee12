/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A function that can be left from anywhere below it: setup(), and tests where there are no
 * threads. One at a time.
 *
 * In an image the compiler's own jump is used, for the C library has none. On the host it is
 * setjmp(), which the address sanitizer knows.
 */
#include "ztest_internal.h"

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

static jump_buffer target;
static volatile bool armed;

#if defined(KERNEL) && defined(CONFIG_MULTITHREADING)
static k_tid_t owner;

static void take_context(void)
{
	owner = k_current_get();
}

static bool in_context(void)
{
	return !k_is_in_isr() && k_current_get() == owner;
}
#else
static void take_context(void)
{
}

static bool in_context(void)
{
	return true;
}
#endif

/* A jump may find its own function's registers changed: nothing of them is used behind it. */
static __attribute__((noinline)) void land(void (*fn)(void *arg), void *arg)
{
	if (JUMP_TARGET(target) == 0) {
		fn(arg);
		armed = false;
	}
}

bool z_ztest_guarded(void (*fn)(void *arg), void *arg)
{
	static volatile bool ended;

	__ASSERT(!armed, "one guarded function at a time");
	take_context();
	armed = true;
	land(fn, arg);
	ended = !armed;
	armed = false;
	return ended;
}

static __attribute__((noinline)) void take_off(void)
{
	JUMP(target);
}

void z_ztest_jump(void)
{
	if (armed && in_context()) {
		take_off();
	}
}
