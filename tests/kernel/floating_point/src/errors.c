/* SPDX-License-Identifier: Apache-2.0 */
/* An error of calculation that its thread asked to hear of ends that thread, and no other. */
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#include "registers.h"
#include "workers.h"

#define CONTROL_DIVISION 0x37B
#define MXCSR_DIVISION 0x1D80U

static volatile unsigned int errors;
static volatile bool survived;

void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	zassert_equal(reason, K_ERR_CPU_EXCEPTION);
	errors++;
}

static void divide_x87(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	control_set(CONTROL_DIVISION);
	__asm__ volatile("fld1; fldz; fdivrp; fwait");
	survived = true;
}

#ifdef CONFIG_X86_SSE
static void divide_sse(void *p1, void *p2, void *p3)
{
	static const float one = 1.0F;

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	mxcsr_set(MXCSR_DIVISION);
	__asm__ volatile("movss %0, %%xmm0; xorps %%xmm1, %%xmm1; divss %%xmm1, %%xmm0" ::"m"(one));
	survived = true;
}
#endif

/* The error is found by the next instruction of the unit: the thread is switched away before. */
static void divide_later(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	control_set(CONTROL_DIVISION);
	__asm__ volatile("fld1; fldz; fdivrp");
	k_sleep(K_TICKS(2));
	__asm__ volatile("fwait");
	survived = true;
}

static void end_by(k_thread_entry_t entry)
{
	errors = 0;
	survived = false;
	ztest_set_fault_valid(true);
	registers_set(99);
	worker_start(0, entry, NULL, 5, 0);
	workers_join(1);
	zassert_true(registers_are(99), "its registers reached another thread");
	zassert_equal(errors, 1, "%u errors", errors);
	zassert_false(survived);
}

ZTEST(errors, test_division_by_zero)
{
	end_by(divide_x87);
	end_by(divide_later);
}

#ifdef CONFIG_X86_SSE
/* QEMU's own emulation of the CPU has no exception 19. */
static bool is_tcg(void)
{
	uint32_t eax = 1, ebx, ecx, edx;

	__asm__ volatile("cpuid" : "+a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx));
	if ((ecx & BIT(31)) == 0U) {
		return false;
	}
	eax = 0x40000000U;
	__asm__ volatile("cpuid" : "+a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx));
	return ebx == 0x54474354U; /* "TCGT" */
}

ZTEST(errors, test_division_by_zero_with_sse)
{
	if (is_tcg()) {
		ztest_test_skip();
	}
	end_by(divide_sse);
}
#endif

ZTEST_SUITE(errors, NULL, NULL, NULL, NULL, NULL);
