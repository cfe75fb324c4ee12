/* SPDX-License-Identifier: Apache-2.0 */
/* irq_offload(): in all respects an interrupt, but that it comes when it is called. */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel_structs.h>
#include <zephyr/ztest.h>

#include <kernel_arch_interface.h>

#include "lines.h"

static const void *argument_seen;
static uint32_t depth_seen;
static bool unlocked_seen, stack_seen;
static int order;

static void look(const void *argument)
{
	const char here = 0;
	const unsigned int key = arch_irq_lock();

	unlocked_seen = arch_irq_unlocked(key);
	arch_irq_unlock(key);
	argument_seen = argument;
	depth_seen = _kernel.cpus[0].nested;
	stack_seen = (uintptr_t)&here - (uintptr_t)z_interrupt_stacks < CONFIG_ISR_STACK_SIZE;
}

ZTEST(interrupt_offload, test_context)
{
	irq_offload(look, &order);
	zassert_equal(argument_seen, &order);
	zassert_equal(depth_seen, 1);
	zassert_true(stack_seen);
	zassert_true(unlocked_seen);
	zassert_false(k_is_in_isr());
}

ZTEST(interrupt_offload, test_keeps_a_lock)
{
	const unsigned int key = irq_lock();

	irq_offload(look, NULL);
	zassert_false(unlocked_seen, "the handler ran without the caller's lock");
	zassert_false(arch_irq_unlocked(arch_irq_lock()), "the caller lost its lock");
	irq_unlock(key);
}

static void outer(const void *argument)
{
	irq_offload(look, argument);
	order = (int)depth_seen;
}

ZTEST(interrupt_offload, test_nests)
{
	irq_offload(outer, &order);
	zassert_equal(order, 2);
	zassert_equal(argument_seen, &order);
	zassert_equal(_kernel.cpus[0].nested, 0);
}

ZTEST(interrupt_offload, test_preserves_registers)
{
	uint32_t ebx = 0x11, esi = 0x22, edi = 0x33;

	__asm__ volatile("pushl %3\n\tpushl %4\n\tcall irq_offload\n\taddl $8, %%esp"
			 : "+b"(ebx), "+S"(esi), "+D"(edi)
			 : "i"(0), "i"(look)
			 : "eax", "ecx", "edx", "memory", "cc");
	zassert_equal(ebx, 0x11);
	zassert_equal(esi, 0x22);
	zassert_equal(edi, 0x33);
}

ZTEST_SUITE(interrupt_offload, NULL, NULL, NULL, NULL, NULL);
