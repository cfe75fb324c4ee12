/* SPDX-License-Identifier: Apache-2.0 */
/* Event objects. */
#include "helpers.h"

K_EVENT_DEFINE(defined_event);
static struct k_event event;

ZTEST(events, test_changes)
{
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0);
	zassert_equal(k_event_post(&defined_event, 0x0f), 0);
	zassert_equal(k_event_post(&defined_event, 0x18), 0x08, "what was there of those posted");
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0x1f);
	zassert_equal(k_event_clear(&defined_event, 0x21), 0x01);
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0x1e);
	zassert_equal(k_event_set(&defined_event, 0x80000001), 0x1e);
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0x80000001);
	zassert_equal(k_event_set_masked(&defined_event, 0xf0, 0x30), 0);
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0x80000031);
	zassert_equal(k_event_set_masked(&defined_event, 0x10, 0x30), 0x30);
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0x80000011);
	zassert_equal(k_event_test(&defined_event, 0x13), 0x11);
	k_event_init(&defined_event);
	zassert_equal(k_event_test(&defined_event, UINT32_MAX), 0);
}

ZTEST(events, test_wait_for_what_is_there)
{
	k_event_set(&event, 0x5);
	zassert_equal(k_event_wait(&event, 0x6, false, K_NO_WAIT), 0x4);
	zassert_equal(k_event_wait(&event, 0x2, false, K_NO_WAIT), 0);
	zassert_equal(k_event_wait_all(&event, 0x5, false, K_FOREVER), 0x5);
	zassert_equal(k_event_wait_all(&event, 0x7, false, K_NO_WAIT), 0);
	zassert_equal(k_event_wait(&event, 0, false, K_FOREVER), 0, "the empty set");
	zassert_equal(k_event_test(&event, UINT32_MAX), 0x5, "waiting cleared bits");
}

ZTEST(events, test_reset)
{
	k_event_set(&event, 0x5);
	zassert_equal(k_event_wait(&event, 0x5, true, K_NO_WAIT), 0);
	zassert_equal(k_event_test(&event, UINT32_MAX), 0);
	k_event_set(&event, 0x5);
	zassert_equal(k_event_wait_all(&event, 0x5, true, K_MSEC(5)), 0);
	zassert_equal(k_event_test(&event, UINT32_MAX), 0);
}

ZTEST(events, test_timeout)
{
	const int64_t start = k_uptime_get();

	k_event_set(&event, 0x1);
	zassert_equal(k_event_wait_all(&event, 0x3, false, K_MSEC(20)), 0);
	zassert_true(k_uptime_get() - start >= 20);
	zassert_equal(k_event_wait(&event, 0x2, false, K_MSEC(20)), 0);
	zassert_true(k_uptime_get() - start >= 40);
}

/* Waits for its argument's bits; notes its index if it gets all of them, 9 for some. */
static void any(void *arg, void *index, void *unused)
{
	const uint32_t wanted = (uint32_t)(uintptr_t)arg;

	ARG_UNUSED(unused);
	note(k_event_wait(&event, wanted, false, K_FOREVER) == wanted ? POINTER_TO_INT(index) : 9);
}

static void all(void *arg, void *index, void *unused)
{
	const uint32_t wanted = (uint32_t)(uintptr_t)arg;

	ARG_UNUSED(unused);
	zassert_equal(k_event_wait_all(&event, wanted, false, K_FOREVER), wanted);
	note(POINTER_TO_INT(index));
}

ZTEST(events, test_any_and_all)
{
	start_helper(0, any, (void *)0x3, 5);
	start_helper(1, all, (void *)0x3, 3);
	start_helper(2, any, (void *)0x4, 4);
	k_event_post(&event, 0x8);
	check_notes("");
	k_event_post(&event, 0x1);
	check_notes("9");
	k_event_post(&event, 0x2);
	check_notes("1");
	k_event_post(&event, 0x4);
	check_notes("2");
	join_helpers();
}

/* The first to run clears what the others were woken by. */
static void clearer(void *arg, void *index, void *unused)
{
	const uint32_t wanted = (uint32_t)(uintptr_t)arg;

	ARG_UNUSED(unused);
	zassert_equal(k_event_wait(&event, wanted, false, K_FOREVER), wanted);
	k_event_clear(&event, UINT32_MAX);
	note(POINTER_TO_INT(index));
}

ZTEST(events, test_all_are_woken_in_one_step)
{
	start_helper(0, clearer, (void *)0x1, 5);
	start_helper(1, clearer, (void *)0x1, 3);
	start_helper(2, all, (void *)0x3, 4);
	start_helper(3, clearer, (void *)0x4, 2);
	k_event_post(&event, 0x3);
	check_notes("120");
	k_event_post(&event, 0x4);
	check_notes("3");
	join_helpers();
}

ZTEST(events, test_set_replaces)
{
	start_helper(0, all, (void *)0x3, 5);
	k_event_post(&event, 0x1);
	k_event_set(&event, 0x2);
	check_notes("");
	k_event_set_masked(&event, 0x1, 0x1);
	check_notes("0");
	join_helpers();
}

static void post_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	zassert_equal(k_event_wait(&event, 0x1, false, K_NO_WAIT), 0);
	zassert_equal(k_event_post(&event, 0x1), 0);
	zassert_equal(k_event_wait(&event, 0x1, false, K_NO_WAIT), 0x1);
	note(8);
}

ZTEST(events, test_isr)
{
	start_helper(0, any, (void *)0x1, 3);
	irq_offload(post_in_isr, NULL);
	note(7);
	check_notes("807");
	join_helpers();
}

static void any_for_a_while(void *arg, void *index, void *unused)
{
	ARG_UNUSED(unused);
	note(k_event_wait(&event, (uint32_t)(uintptr_t)arg, false, K_MSEC(20)) == 0
		     ? 9
		     : POINTER_TO_INT(index));
}

ZTEST(events, test_timeout_and_abort_leave_the_queue)
{
	start_helper(0, any_for_a_while, (void *)0x1, 3);
	start_helper(1, any, (void *)0x1, 4);
	start_helper(2, any, (void *)0x1, 5);
	k_thread_abort(helper(1));
	k_msleep(40);
	check_notes("9");
	k_event_post(&event, 0x1);
	check_notes("2");
	join_helpers();
}

static void init_event(void *fixture)
{
	helpers_before(fixture);
	k_event_init(&event);
}

ZTEST_SUITE(events, NULL, NULL, init_event, helpers_after, NULL);
