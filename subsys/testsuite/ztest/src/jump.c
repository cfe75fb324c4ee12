/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A function that can be left from anywhere below it: setup(), and tests where there are no
 * threads. One at a time.
 */
#include "ztest_internal.h"

#include "jump.h"

static jump_buffer target;
static volatile bool armed;
static jump_context owner;

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
	owner = this_context();
	armed = true;
	land(fn, arg);
	ended = !armed;
	armed = false;
	return ended;
}

static __attribute__((noinline)) void take_off(void)
{
	__ASSERT_NO_MSG(armed);
	JUMP(target);
}

void z_ztest_jump(void)
{
	if (armed && in_context(owner)) {
		take_off();
	}
}
