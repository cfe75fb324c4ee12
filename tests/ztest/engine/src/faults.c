/* SPDX-License-Identifier: Apache-2.0 */
/* Faults and failed assertions that are announced, in threads and in interrupts. */
#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "phases.h"

static unsigned int last_reason;
static int hooks;
/* A bit for each test that ran on behind its end. */
static volatile unsigned int past_the_end;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *pEsf)
{
	last_reason = reason;
	hooks++;
}

void ztest_post_assert_fail_hook(void)
{
	hooks += 10;
	ztest_test_pass();
}

static void reset(void *fixture)
{
	ARG_UNUSED(fixture);
	hooks = 0;
}

ZTEST_SUITE(faults, in_first_phase, NULL, reset, NULL, NULL);

ZTEST(faults, test_1_oops)
{
	ztest_set_fault_valid(true);
	k_oops();
	past_the_end |= BIT(1);
}

ZTEST(faults, test_2_exception)
{
	volatile int *volatile nowhere = NULL;

	zassert_equal(last_reason, K_ERR_KERNEL_OOPS);
	ztest_set_fault_valid(true);
	*nowhere = 1;
	past_the_end |= BIT(2);
}

ZTEST(faults, test_3_assertion)
{
	zassert_equal(last_reason, K_ERR_CPU_EXCEPTION);
	ztest_set_assert_valid(true);
	__ASSERT(hooks == 99, "on purpose");
	past_the_end |= BIT(3);
}

static void assert_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	ztest_set_assert_valid(true);
	__ASSERT(hooks == 99, "on purpose");
}

ZTEST(faults, test_4_assertion_in_interrupt)
{
	irq_offload(assert_in_isr, NULL);
	past_the_end |= BIT(4);
}

static void fail_in_isr(const void *unused)
{
	ARG_UNUSED(unused);
	zassert_true(false, "in an interrupt, on purpose");
}

ZTEST_EXPECT_FAIL(faults, test_5_verdict_in_interrupt);
ZTEST(faults, test_5_verdict_in_interrupt)
{
	irq_offload(fail_in_isr, NULL);
	past_the_end |= BIT(5);
}

ZTEST(faults, test_6_what_ran)
{
	zassert_equal(past_the_end, 0, "tests 0x%x ran on behind their end", past_the_end);
}
