/* SPDX-License-Identifier: Apache-2.0 */
/* Exception handlers of the application's own: they see the frame, and may return. */
#include <zephyr/ztest.h>

#include <exception.h>

static struct arch_esf seen;
static unsigned int calls;

/* Behind the instruction, whose result it sets. */
void repair_division(struct arch_esf *esf)
{
	seen = *esf;
	calls++;
	esf->eip += 2;
	esf->eax = 77;
}

_EXCEPTION_CONNECT_NOCODE(repair_division, IV_DIVIDE_ERROR, 0);

/* The bound instruction with a memory operand in EDX is two bytes as well. */
void skip_bound(struct arch_esf *esf)
{
	seen = *esf;
	calls++;
	esf->eip += 2;
}

_EXCEPTION_CONNECT_NOCODE(skip_bound, 5, 0);

static uint32_t divide(uint32_t value, uint32_t by)
{
	uint32_t quotient = value, rest = 0;

	__asm__ volatile("divl %2" : "+a"(quotient), "+d"(rest) : "c"(by) : "cc");
	return quotient;
}

ZTEST(exception_handlers, test_handler_goes_on)
{
	calls = 0;
	zassert_equal(divide(40, 8), 5);
	zassert_equal(calls, 0);
	zassert_equal(divide(40, 0), 77, "the handler's value did not arrive");
	zassert_equal(calls, 1);
	zassert_equal(seen.vector, IV_DIVIDE_ERROR);
	zassert_equal(seen.ecx, 0);
	zassert_equal(seen.eax, 40);
	zassert_equal(seen.errorCode, 0);
}

ZTEST(exception_handlers, test_stack_pointer_is_the_programs)
{
	const int32_t bounds[2] = { 1, 2 };
	uintptr_t esp;

	calls = 0;
	/* BOUND EAX, [EDX]; assemblers do not agree on how to write it. */
	__asm__ volatile("movl %%esp, %0\n\t.byte 0x62, 0x02"
			 : "=&r"(esp)
			 : "a"(3), "d"(bounds)
			 : "memory");
	zassert_equal(calls, 1);
	zassert_equal(seen.esp, esp, "0x%x is not 0x%lx", seen.esp, esp);
}

ZTEST_SUITE(exception_handlers, NULL, NULL, NULL, NULL, NULL);
