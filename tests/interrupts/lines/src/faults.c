/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Errors that end a thread, when the handler of fatal errors returns: the thread is gone, whoever
 * waits for it is told, and everything else goes on, interrupts included.
 */
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include <x86_irq.h>

#include "lines.h"

#define STACK 2048
#define NOBODYS_VECTOR 0xD3

static K_THREAD_STACK_DEFINE(stack, STACK);
static struct k_thread thread;
static volatile bool came_back;
static volatile unsigned int reason_seen;
static volatile unsigned int errors;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	reason_seen = reason;
	errors++;
}

static void in_thread(void *entry, void *b, void *c)
{
	ARG_UNUSED(b);
	ARG_UNUSED(c);
	((void (*)(void))entry)();
	came_back = true;
}

/* Runs a fault in a thread of its own, which must die of it, with the given reason. */
static void dies_of(void (*fault)(void), unsigned int reason)
{
	came_back = false;
	errors = 0;
	ztest_set_fault_valid(true);
	(void)k_thread_create(&thread, stack, STACK, in_thread, fault, NULL, NULL, 3, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)), "the thread lives on");
	zassert_false(came_back, "the thread went on behind its fault");
	zassert_equal(errors, 1, "%u errors", errors);
	zassert_equal(reason_seen, reason, "reason %u", reason_seen);
	zassert_false(k_is_in_isr());
	ztest_set_fault_valid(false);
}

static void invalid_opcode(void)
{
	__asm__ volatile("ud2");
}

static void null_write(void)
{
	volatile int *null = NULL;

	__asm__("" : "+r"(null));
	*null = 1;
}

static void oops(void)
{
	k_oops();
}

static void panic(void)
{
	k_panic();
}

ZTEST(fatal_errors, test_exceptions_end_the_thread)
{
	dies_of(invalid_opcode, K_ERR_CPU_EXCEPTION);
	dies_of(null_write, K_ERR_CPU_EXCEPTION);
	/* The same again: nothing is left of the first. */
	dies_of(invalid_opcode, K_ERR_CPU_EXCEPTION);
}

ZTEST(fatal_errors, test_errors_of_software)
{
	dies_of(oops, K_ERR_KERNEL_OOPS);
	dies_of(panic, K_ERR_KERNEL_PANIC);
}

static void software_vector(void)
{
	__asm__ volatile("int %0" ::"i"(NOBODYS_VECTOR));
}

static void hardware_vector(void)
{
	trigger_irq(NOBODYS_VECTOR);
	k_busy_wait(100);
}

ZTEST(fatal_errors, test_vectors_without_owner)
{
	const uint32_t before = z_x86_unclaimed_count;

	dies_of(software_vector, K_ERR_SPURIOUS_IRQ);
	zassert_equal(z_x86_unclaimed_count, before + 1);
	zassert_equal(z_x86_unclaimed_vector, NOBODYS_VECTOR);
	dies_of(hardware_vector, K_ERR_SPURIOUS_IRQ);
	zassert_equal(z_x86_unclaimed_count, before + 2);
	zassert_equal(x86_read_loapic(LOAPIC_PPR), 0, "an interrupt has not been ended");
}

static void failing_isr(const void *argument)
{
	ARG_UNUSED(argument);
	invalid_opcode();
	came_back = true;
}

static void panicking_isr(const void *argument)
{
	ARG_UNUSED(argument);
	k_panic();
}

static void fails_in_offload(void)
{
	irq_offload(failing_isr, NULL);
}

static void panics_in_offload(void)
{
	irq_offload(panicking_isr, NULL);
}

static void fails_in_interrupt(void)
{
	IRQ_CONNECT(24 + 3 + 3, 2, failing_isr, NULL, 0);
	raise_line(24 + 3 + 3);
}

/* What only tests may do: in production an error in a handler is the end. */
ZTEST(fatal_errors, test_errors_in_handlers)
{
	dies_of(fails_in_offload, K_ERR_CPU_EXCEPTION);
	dies_of(panics_in_offload, K_ERR_KERNEL_PANIC);
	dies_of(fails_in_interrupt, K_ERR_CPU_EXCEPTION);
	zassert_equal(x86_read_loapic(LOAPIC_PPR), 0, "an interrupt has not been ended");
	dies_of(fails_in_interrupt, K_ERR_CPU_EXCEPTION);
}

ZTEST_SUITE(fatal_errors, NULL, NULL, NULL, NULL, NULL);
