/* SPDX-License-Identifier: Apache-2.0 */
/* Owners that come at run time: new lines, lines with owners, and the end of room. */
#include <errno.h>

#include <zephyr/ztest.h>

#include "lines.h"

#define NEW_LINE 40

static unsigned int calls[2];
static const int argument;

static void first_isr(const void *given)
{
	calls[0] += given == &argument ? 1U : 0U;
}

static void second_isr(const void *given)
{
	ARG_UNUSED(given);
	calls[1]++;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	memset(calls, 0, sizeof(calls));
}

ZTEST(interrupt_dynamic, test_owner_can_be_replaced)
{
	const int vector = irq_connect_dynamic(NEW_LINE, 4, first_isr, &argument, 0);
	int other;

	zassert_equal(PRIORITY_OF((unsigned int)vector), 4, "vector %d", vector);
	zassert_equal(Z_IRQ_TO_INTERRUPT_VECTOR(NEW_LINE), vector);
	raise_line(NEW_LINE);
	zassert_equal(calls[0], 1);

	other = irq_connect_dynamic(NEW_LINE, 4, second_isr, NULL, 0);
	zassert_equal(other, vector, "the same priority needs no other vector");
	raise_line(NEW_LINE);
	zassert_equal(calls[0], 1);
	zassert_equal(calls[1], 1);

	other = irq_connect_dynamic(NEW_LINE, 7, first_isr, &argument, 0);
	zassert_equal(PRIORITY_OF((unsigned int)other), 7, "vector %d", other);
	raise_line(NEW_LINE);
	zassert_equal(calls[0], 2);
}

ZTEST(interrupt_dynamic, test_room_is_limited)
{
	int result = 0;

	zassert_equal(irq_connect_dynamic(CONFIG_MAX_IRQ_LINES, 1, first_isr, NULL, 0), -EINVAL);
	zassert_equal(irq_connect_dynamic(NEW_LINE, 14, first_isr, NULL, 0), -EINVAL);
	for (unsigned int i = 0; i <= CONFIG_X86_DYNAMIC_IRQ_STUBS && result >= 0; i++) {
		result = irq_connect_dynamic(NEW_LINE + 1 + i, 1, first_isr, NULL, 0);
	}
	zassert_equal(result, -ENOSPC, "%d", result);
	/* Nothing is lost by that: the line of the test before has its owner. */
	raise_line(NEW_LINE);
	zassert_equal(calls[0] + calls[1], 1);
}

ZTEST_SUITE(interrupt_dynamic, NULL, NULL, before, NULL, NULL);
