/* SPDX-License-Identifier: Apache-2.0 */
/* Words for numbers: vectors and error codes (SDM volume 3, "Interrupt and Exception Handling"). */
#include "causes.h"

#include <stddef.h>

#include <zephyr/arch/cpu.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include <x86_vectors.h>

/* One string, a name per vector: a table of pointers would be as long again. */
static const char vector_names[] =
	"divide error\0debug\0non-maskable interrupt\0breakpoint\0overflow\0bound range\0"
	"invalid opcode\0no FPU\0double fault\0FPU segment overrun\0invalid TSS\0"
	"segment not present\0stack fault\0general protection\0page fault\0reserved\0"
	"FPU error\0alignment check\0machine check\0SIMD error\0virtualization\0"
	"control protection\0";

#define LAST_NAMED 21U

const char *z_x86_vector_name(unsigned int vector)
{
	const char *name = vector_names;

	if (vector == Z_X86_OOPS_VECTOR) {
		return "software";
	}
	for (unsigned int i = 0; i < vector && vector <= LAST_NAMED; i++) {
		while (*name++ != '\0') {
		}
	}
	__ASSERT(name < &vector_names[sizeof(vector_names)], "no name for vector %u", vector);
	return vector <= LAST_NAMED ? name : "reserved";
}

void z_x86_print_selector_error(unsigned int code)
{
	static const char tables[] = "GDT\0IDT\0LDT\0IDT";

	/* Bit 0: the event was not the program's. Bits 1 and 2: the table; the rest: the index. */
	printk(": %s entry %u%s", &tables[(code >> 1 & 3U) * 4U], code >> 3,
	       (code & 1U) != 0U ? ", external event" : "");
}

void z_x86_print_page_error(unsigned int code)
{
	printk(": %s, %s, %s%s", (code & X86_PF_PRESENT) != 0U ? "present" : "not present",
	       z_x86_access_name(code), (code & X86_PF_USER) != 0U ? "user" : "supervisor",
	       (code & X86_PF_RESERVED) != 0U ? ", reserved bit" : "");
}

const char *z_x86_access_name(unsigned int code)
{
	if ((code & X86_PF_FETCH) != 0U) {
		return "execution";
	}
	return (code & X86_PF_WRITE) != 0U ? "write" : "read";
}

const char *z_x86_page_cause(unsigned int code)
{
	if ((code & X86_PF_PRESENT) == 0U) {
		return "nothing is mapped there";
	}
	if ((code & X86_PF_RESERVED) != 0U) {
		return "a page-table entry has a reserved bit set";
	}
	if ((code & X86_PF_USER) != 0U) {
		return "not for user mode";
	}
	if ((code & X86_PF_FETCH) != 0U) {
		return "the page is not executable";
	}
	return (code & X86_PF_WRITE) != 0U ? "the page is read-only" : "the page refuses it";
}
