/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong uses that are assertions. Each is made by a helper, which it ends. */
#include "helpers.h"

static int failed;

/* A failed assertion that was expected. */
void ztest_post_assert_fail_hook(void)
{
	failed++;
	k_thread_abort(k_current_get());
}

static void wrongdoer(void *arg, void *index, void *unused)
{
	ARG_UNUSED(index);
	ARG_UNUSED(unused);
	ztest_set_assert_valid(true);
	((void (*)(void))arg)();
	ztest_set_assert_valid(false);
	note(0);
}

void check_asserted(void (*wrong)(void))
{
	failed = 0;
	start_helper(0, wrongdoer, (void *)wrong, 3);
	join_helpers();
	check_notes("");
	zassert_equal(failed, 1);
}

static void give_uninitialised(void)
{
	static struct k_sem sem;

	k_sem_give(&sem);
}

static void reset_uninitialised(void)
{
	static struct k_sem sem;

	k_sem_reset(&sem);
}

ZTEST(errors, test_semaphores)
{
	check_asserted(give_uninitialised);
	check_asserted(reset_uninitialised);
}

#ifdef CONFIG_POLL
static void poll_without_object(void)
{
	struct k_poll_event event;

	k_poll_event_init(&event, K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, NULL);
}

static void poll_in_another_mode(void)
{
	struct k_poll_signal sig;
	struct k_poll_event event;

	k_poll_event_init(&event, K_POLL_TYPE_SIGNAL, K_POLL_NUM_MODES, &sig);
}

static void poll_without_events(void)
{
	(void)k_poll(NULL, 1, K_NO_WAIT);
}

ZTEST(errors, test_poll)
{
	check_asserted(poll_without_object);
	check_asserted(poll_in_another_mode);
	check_asserted(poll_without_events);
}
#endif

ZTEST_SUITE(errors, NULL, NULL, helpers_before, helpers_after, NULL);
