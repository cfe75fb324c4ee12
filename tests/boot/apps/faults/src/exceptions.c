/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Exceptions that one instruction raises, without pages or segments (SDM volume 3, chapter 6,
 * "Exception and Interrupt Reference").
 */

#include "cases.h"

#include <zephyr/sys/util.h>

#define CR0_NE 0x20U
#define CR0_TS 0x08U
#define CR0_EM 0x04U

static void divide(void)
{
	__asm__ volatile("xorl %%edx, %%edx\n\t"
			 "movl $77, %%eax\n\t"
			 "xorl %%ecx, %%ecx\n\t"
			 "divl %%ecx"
			 :
			 :
			 : "eax", "ecx", "edx");
}

static void debug_step(void)
{
	__asm__ volatile("pushfl\n\t"
			 "orl $0x100, (%%esp)\n\t"
			 "popfl\n\t"
			 "nop"
			 :
			 :
			 : "memory", "cc");
}

static void breakpoint(void)
{
	__asm__ volatile("int3");
}

static void overflow(void)
{
	__asm__ volatile("movb $127, %%al\n\t"
			 "incb %%al\n\t"
			 "into"
			 :
			 :
			 : "eax", "cc");
}

static void bound(void)
{
	const int32_t limits[2] = { 1, 5 };

	__asm__ volatile("bound %0, %1" : : "r"(9), "m"(limits));
}

static void invalid_opcode(void)
{
	__asm__ volatile("ud2");
}

static void no_coprocessor(void)
{
	uint32_t cr0;

	__asm__ volatile("movl %%cr0, %0" : "=r"(cr0));
	__asm__ volatile("movl %0, %%cr0" : : "r"((cr0 & ~CR0_EM) | CR0_TS));
	__asm__ volatile("fld1");
}

static void x87(void)
{
	const uint16_t all_but_zero_divide = 0x037b;
	uint32_t cr0;

	__asm__ volatile("movl %%cr0, %0" : "=r"(cr0));
	__asm__ volatile("movl %0, %%cr0" : : "r"((cr0 & ~(CR0_EM | CR0_TS)) | CR0_NE));
	__asm__ volatile("fninit\n\t"
			 "fldcw %0\n\t"
			 "fld1\n\t"
			 "fldz\n\t"
			 "fdivrp\n\t"
			 "fwait"
			 :
			 : "m"(all_but_zero_divide));
}

const struct fault_case exception_cases[] = {
	{ "divide", divide },
	{ "debug", debug_step },
	{ "breakpoint", breakpoint },
	{ "overflow", overflow },
	{ "bound", bound },
	{ "opcode", invalid_opcode },
	{ "coprocessor", no_coprocessor },
	{ "x87", x87 },
};

const size_t exception_case_count = ARRAY_SIZE(exception_cases);
