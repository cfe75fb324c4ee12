/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The suites and tests that the linker collected, and ways through them.
 *
 * A mixed order needs no memory: from a random start it takes steps of a random size that has no
 * common divisor with the count, and so meets every index once. Neighbours change with the step.
 */
#include "ztest_internal.h"

TYPE_SECTION_START_EXTERN(const struct ztest_suite_node, ztest_suite_node);
TYPE_SECTION_END_EXTERN(const struct ztest_suite_node, ztest_suite_node);
TYPE_SECTION_START_EXTERN(const struct ztest_unit_test, ztest_unit_test);
TYPE_SECTION_END_EXTERN(const struct ztest_unit_test, ztest_unit_test);

size_t z_ztest_suite_count(void)
{
	return TYPE_SECTION_END(ztest_suite_node) - TYPE_SECTION_START(ztest_suite_node);
}

size_t z_ztest_test_count(void)
{
	return TYPE_SECTION_END(ztest_unit_test) - TYPE_SECTION_START(ztest_unit_test);
}

const struct ztest_suite_node *z_ztest_suite_at(size_t index)
{
	__ASSERT_NO_MSG(index < z_ztest_suite_count());
	return &TYPE_SECTION_START(ztest_suite_node)[index];
}

const struct ztest_unit_test *z_ztest_test_at(size_t index)
{
	__ASSERT_NO_MSG(index < z_ztest_test_count());
	return &TYPE_SECTION_START(ztest_unit_test)[index];
}

const struct ztest_suite_node *z_ztest_suite_find(const char *name)
{
	for (size_t i = 0; i < z_ztest_suite_count(); i++) {
		if (strcmp(z_ztest_suite_at(i)->name, name) == 0) {
			return z_ztest_suite_at(i);
		}
	}
	return NULL;
}

bool z_ztest_belongs(const struct ztest_unit_test *test, const struct ztest_suite_node *suite)
{
	return strcmp(test->test_suite_name, suite->name) == 0;
}

static size_t greatest_common_divisor(size_t a, size_t b)
{
	while (b != 0) {
		size_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

void z_ztest_order_init(struct z_ztest_order *order, size_t count, bool shuffle)
{
	*order = (struct z_ztest_order){ .count = count, .step = 1, .left = count };
	if (!shuffle || count < 2) {
		return;
	}
	order->at = z_ztest_random() % count;
	order->step = 1 + z_ztest_random() % (count - 1);
	__ASSERT_NO_MSG(order->step < count);
	while (greatest_common_divisor(order->step, count) != 1) {
		order->step = order->step % (count - 1) + 1;
	}
}

bool z_ztest_order_next(struct z_ztest_order *order, size_t *index)
{
	__ASSERT_NO_MSG(order->left <= order->count);
	if (order->left == 0) {
		return false;
	}
	*index = order->at;
	order->at = (order->at + order->step) % order->count;
	order->left--;
	return true;
}
