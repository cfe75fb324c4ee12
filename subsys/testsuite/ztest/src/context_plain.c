/* SPDX-License-Identifier: Apache-2.0 */
/* Without threads a test is a function that can be left early. */
#include "ztest_internal.h"

static void enter(void *job)
{
	const struct z_ztest_job *this = job;

	__ASSERT_NO_MSG(this->body != NULL);
	this->body(this);
}

void z_ztest_run_job(const struct z_ztest_job *job)
{
	(void)z_ztest_guarded(enter, (void *)job);
}

void z_ztest_leave_job(void)
{
	z_ztest_jump();
}
