/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A test's code runs in a thread of its own: it can fault, block and be given up without harm to
 * the run. The runner waits for it to end.
 */
#include "ztest_internal.h"

K_THREAD_STACK_DEFINE(ztest_thread_stack, CONFIG_ZTEST_STACK_SIZE + CONFIG_TEST_EXTRA_STACK_SIZE);
struct k_thread ztest_thread;

static void enter(void *job, void *unused1, void *unused2)
{
	const struct z_ztest_job *this = job;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	this->body(this);
}

void z_ztest_run_job(const struct z_ztest_job *job)
{
	__ASSERT(!k_is_in_isr(), "tests are run by a thread");
	k_thread_create(&ztest_thread, ztest_thread_stack,
			K_THREAD_STACK_SIZEOF(ztest_thread_stack), enter, (void *)job, NULL, NULL,
			CONFIG_ZTEST_THREAD_PRIORITY, job->test->thread_options | K_INHERIT_PERMS,
			K_FOREVER);
	k_thread_name_set(&ztest_thread, job->test->name);
	k_thread_start(&ztest_thread);
	k_thread_join(&ztest_thread, K_FOREVER);
}

void z_ztest_leave_job(void)
{
	/* The verdict may come from a thread that the test has started: both end. */
	k_thread_abort(&ztest_thread);
	if (!k_is_in_isr()) {
		k_thread_abort(k_current_get());
	}
}
