/* SPDX-License-Identifier: Apache-2.0 */
/* Lets the logging thread print what a test has logged, so that messages stand with their test. */
#include <zephyr/logging/log_ctrl.h>

#include "ztest_internal.h"

#define STEP_MS 10
#define PATIENCE_MS 1000

void z_ztest_flush_log(void)
{
	__ASSERT(!k_is_in_isr(), "the runner waits for the log");
	/* A backend that is stuck must not stop the run. */
	for (int waited = 0; log_data_pending() && waited < PATIENCE_MS; waited += STEP_MS) {
		k_msleep(STEP_MS);
	}
}
