/* SPDX-License-Identifier: Apache-2.0 */
/* What the registers are when a thread begins: nothing of any other thread. */
#include <zephyr/ztest.h>

#include "registers.h"
#include "workers.h"

#define CONTROL 0x37F
#define CONTROL_ROUND_UP 0xB7F
#define MXCSR 0x1F80U
#define MXCSR_ROUND_UP 0x5F80U
#define ALL_EMPTY 0xFFFF

static struct {
	uint16_t control;
	uint16_t tags;
	uint32_t mxcsr;
	uint32_t xmm;
} seen;

static void look(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	seen.control = control_get();
	seen.tags = tags_get();
	seen.mxcsr = mxcsr_get();
	seen.xmm = xmm_bits();
}

static void expect_initial(void)
{
	zassert_equal(seen.control, CONTROL, "0x%x", seen.control);
	zassert_equal(seen.tags, ALL_EMPTY, "0x%x", seen.tags);
	zassert_equal(seen.mxcsr, IS_ENABLED(CONFIG_X86_SSE) ? MXCSR : 0U, "0x%x", seen.mxcsr);
	zassert_equal(seen.xmm, 0, "0x%x", seen.xmm);
}

/* Also of a thread whose struct held another one before. */
ZTEST(initial, test_new_thread)
{
	const uint16_t control = control_get();

	for (unsigned int round = 0; round < 2; round++) {
		memset(&seen, 0xFF, sizeof(seen));
		control_set(CONTROL_ROUND_UP);
		mxcsr_set(MXCSR_ROUND_UP);
		registers_set(1234);
		worker_start(0, look, NULL, 5, 0);
		zassert_true(registers_are(1234));
		zassert_equal(control_get(), CONTROL_ROUND_UP);
		zassert_equal(mxcsr_get(), IS_ENABLED(CONFIG_X86_SSE) ? MXCSR_ROUND_UP : 0U);
		control_set(control);
		mxcsr_set(MXCSR);
		workers_join(1);
		expect_initial();
	}
}

static uint16_t control_of_main;
static uint32_t mxcsr_of_main;

static int before_threads(void)
{
	control_of_main = control_get();
	mxcsr_of_main = mxcsr_get();
	return 0;
}

SYS_INIT(before_threads, POST_KERNEL, 0);

ZTEST(initial, test_start_up)
{
	zassert_equal(control_of_main, CONTROL, "0x%x", control_of_main);
	zassert_equal(mxcsr_of_main, IS_ENABLED(CONFIG_X86_SSE) ? MXCSR : 0U, "0x%x",
		      mxcsr_of_main);
}

ZTEST_SUITE(initial, NULL, NULL, NULL, NULL, NULL);
