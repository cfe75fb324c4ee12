/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Exceptions about descriptors, and the double fault. For some a descriptor that is not present is
 * needed: the GDT in use is copied and the copy extended.
 */

#include "cases.h"

#include <string.h>
#include <zephyr/sys/util.h>

#define GDT_ROOM 32
#define EFLAGS_NESTED_TASK 0x4000
#define FAR_OUTSIDE 0xfff8

/* Data, writable, privilege level 0, all 4 GiB, but not present. */
#define ABSENT_DATA_SEGMENT 0x00cf12000000ffffULL

struct table_register {
	uint16_t limit;
	uint32_t base;
} __attribute__((packed));

static uint64_t own_gdt[GDT_ROOM + 1];

/* Returns the selector of a descriptor that is not present. */
static uint16_t absent_selector(void)
{
	struct table_register gdtr;

	__asm__ volatile("sgdt %0" : "=m"(gdtr));
	size_t used = (gdtr.limit + 1U) / sizeof(own_gdt[0]);

	if (used > GDT_ROOM) {
		return 0;
	}
	memcpy(own_gdt, (const void *)gdtr.base, used * sizeof(own_gdt[0]));
	own_gdt[used] = ABSENT_DATA_SEGMENT;
	gdtr.base = (uint32_t)own_gdt;
	gdtr.limit = (uint16_t)((used + 1U) * sizeof(own_gdt[0]) - 1U);
	__asm__ volatile("lgdt %0" : : "m"(gdtr) : "memory");

	return (uint16_t)(used * sizeof(own_gdt[0]));
}

/* A return to the interrupted task, of which there is none. */
static void invalid_tss(void)
{
	__asm__ volatile("pushfl\n\t"
			 "orl %0, (%%esp)\n\t"
			 "popfl\n\t"
			 "iret"
			 :
			 : "i"(EFLAGS_NESTED_TASK)
			 : "memory", "cc");
}

static void segment_not_present(void)
{
	__asm__ volatile("movw %0, %%es" : : "r"(absent_selector()) : "memory");
}

static void stack_segment(void)
{
	__asm__ volatile("movw %0, %%ss" : : "r"(absent_selector()) : "memory");
}

static void protection(void)
{
	__asm__ volatile("movw %w0, %%es" : : "r"(FAR_OUTSIDE) : "memory");
}

/* The CPU cannot push the frame of the page fault, for the stack is what is missing. */
static void double_fault(void)
{
	__asm__ volatile("movl $0xe0000000, %%esp\n\t"
			 "pushl %%eax"
			 :
			 :
			 : "memory");
}

const struct fault_case segment_cases[] = {
	{ "tss", invalid_tss },       { "absent", segment_not_present }, { "stack", stack_segment },
	{ "protection", protection }, { "double", double_fault },
};

const size_t segment_case_count = ARRAY_SIZE(segment_cases);
