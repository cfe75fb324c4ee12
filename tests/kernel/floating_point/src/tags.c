/* SPDX-License-Identifier: Apache-2.0 */
/* k_float_enable() and k_float_disable(). */
#include <errno.h>

#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

#include "registers.h"
#include "workers.h"

#define CONTROL 0x37F
#define CONTROL_ROUND_UP 0xB7F
#define ALL_EMPTY 0xFFFF
#define TAGS (K_FP_REGS | K_SSE_REGS)

static uint32_t tags_of(const struct k_thread *thread)
{
	return thread->base.user_options & TAGS;
}

ZTEST(tags, test_own)
{
	registers_set(5);
	zassert_ok(k_float_enable(k_current_get(), K_FP_REGS));
	zassert_equal(tags_of(k_current_get()), K_FP_REGS);
	zassert_ok(k_float_enable(k_current_get(), K_SSE_REGS));
	zassert_equal(tags_of(k_current_get()), TAGS);
	zassert_true(registers_are(5), "enabling changed the registers");

	registers_set(6);
	control_set(CONTROL_ROUND_UP);
	zassert_ok(k_float_disable(k_current_get()));
	zassert_equal(tags_of(k_current_get()), 0);
	zassert_equal(control_get(), CONTROL);
	zassert_equal(tags_get(), ALL_EMPTY);
	zassert_equal(xmm_bits(), 0);
}

static uint16_t seen_control;

static void sleeper(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	control_set(CONTROL_ROUND_UP);
	k_sleep(K_TICKS(2));
	seen_control = control_get();
}

ZTEST(tags, test_another_thread)
{
	worker_start(0, sleeper, NULL, 5, K_FP_REGS);
	zassert_equal(tags_of(worker(0)), K_FP_REGS);
	zassert_ok(k_float_disable(worker(0)));
	zassert_equal(tags_of(worker(0)), 0);
	workers_join(1);
	zassert_equal(seen_control, CONTROL);
}

ZTEST(tags, test_wrong_options)
{
	zassert_equal(k_float_enable(k_current_get(), 0), -EINVAL);
	zassert_equal(k_float_enable(k_current_get(), K_FP_REGS | K_ESSENTIAL), -EINVAL);
	zassert_equal(tags_of(k_current_get()), 0);
}

static void from_isr(const void *parameter)
{
	const struct k_thread *const thread = parameter;

	zassert_equal(k_float_disable((struct k_thread *)thread), -EINVAL);
	zassert_equal(k_float_enable((struct k_thread *)thread, K_FP_REGS), -EINVAL);
}

ZTEST(tags, test_in_an_interrupt)
{
	irq_offload(from_isr, k_current_get());
	zassert_equal(tags_of(k_current_get()), 0);
}

ZTEST_SUITE(tags, NULL, NULL, NULL, NULL, NULL);
