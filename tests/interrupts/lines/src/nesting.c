/* SPDX-License-Identifier: Apache-2.0 */
/* Handlers in handlers: a more urgent one comes at once, others wait; all on one guarded stack. */
#include <zephyr/kernel_structs.h>
#include <zephyr/ztest.h>

#include <kernel_arch_interface.h>

#include "lines.h"

#define LOW 1
#define HIGH 6

static char trace[8];
static unsigned int steps;
static uint32_t deepest;
static bool on_interrupt_stack;

static void step(char what)
{
	const char here = what;
	const uintptr_t offset = (uintptr_t)&here - (uintptr_t)z_interrupt_stacks;

	trace[steps++ % sizeof(trace)] = what;
	deepest = MAX(deepest, _kernel.cpus[0].nested);
	on_interrupt_stack = on_interrupt_stack && offset < CONFIG_ISR_STACK_SIZE;
}

static void low_isr(const void *argument)
{
	step('l');
	if (argument != NULL) {
		raise_line(LINE_ERROR);
	}
	step('m');
}

static void high_isr(const void *argument)
{
	ARG_UNUSED(argument);
	step('h');
	raise_line(LINE_COUNTER);
	step('i');
}

/* Same priority as the other low one. */
static void second_isr(const void *argument)
{
	ARG_UNUSED(argument);
	step('s');
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	IRQ_CONNECT(LINE_THERMAL, LOW, low_isr, trace, 0);
	IRQ_CONNECT(LINE_COUNTER, LOW, second_isr, NULL, 0);
	IRQ_CONNECT(LINE_ERROR, HIGH, high_isr, NULL, 0);
	memset(trace, 0, sizeof(trace));
	steps = 0;
	deepest = 0;
	on_interrupt_stack = true;
}

ZTEST(interrupt_nesting, test_urgent_comes_first)
{
	/* low, inside it high; what high raises is of low's priority and waits for low's end. */
	raise_line(LINE_THERMAL);
	zassert_str_equal(trace, "lhims", "order was %s", trace);
	zassert_equal(deepest, 2, "depth %u", deepest);
	zassert_true(on_interrupt_stack);
	zassert_equal(_kernel.cpus[0].nested, 0);
}

ZTEST(interrupt_nesting, test_less_urgent_waits)
{
	raise_line(LINE_ERROR);
	zassert_str_equal(trace, "his", "order was %s", trace);
	zassert_equal(deepest, 1, "depth %u", deepest);
}

ZTEST_SUITE(interrupt_nesting, NULL, NULL, before, NULL, NULL);
