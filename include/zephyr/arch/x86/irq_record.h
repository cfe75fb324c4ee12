/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the build has to know of an interrupt or exception: one record in the section .intList.
 *
 * The linker keeps the section in the ELF file, outside of the image. scripts/build/x86idt/ reads
 * it in the first link, chooses vectors, makes the interrupt descriptor table, and compares the
 * last link's table with the records again. The fields' order is that of records.py.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IRQ_RECORD_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IRQ_RECORD_H_

/* Kinds of a record. */
/** A handler of one vector. */
#define X86_IRQ_GATE 0
/** The handler of one vector is a task: `flags` is the selector of its TSS. */
#define X86_IRQ_TASK 1
/** Stubs, `flags` bytes from one to the next, for `priority` vectors from `vector` on. */
#define X86_IRQ_STUBS 2
/** The table is written at run time: room for all vectors, and for `line` lines. */
#define X86_IRQ_DYNAMIC 3
/** Lines have fixed vectors from `vector` on (8259); lines 7 and 15 enter at `handler`, `owner`. */
#define X86_IRQ_FIXED 4

/** No line; no wish for a vector. */
#define X86_IRQ_NONE (-1)

/**
 * A record as text for the assembler: nine words, and a local symbol, by which the build finds
 * the source file. The arguments are strings: names, numbers, or operands of an inline assembly.
 */
#define Z_X86_IRQ_RECORD(kind, handler, owner, param, line, priority, vector, flags, source) \
	".pushsection .intList,\"a\",@progbits\n\t"                                          \
	"z_irq_record_%=: .long " kind ", " handler ", " owner ", " param ", " line ", "     \
	priority ", " vector ", " flags ", " source "\n\t"                                   \
	".popsection\n\t"

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

/** The same as a C structure, for records whose fields are constant expressions. */
struct x86_irq_record {
	uint32_t kind;
	const void *handler;
	const void *owner;
	const void *parameter;
	int32_t line;
	int32_t priority;
	int32_t vector;
	uint32_t flags;
	uint32_t source;
};
BUILD_ASSERT(sizeof(struct x86_irq_record) == 36, "records.py's record");
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IRQ_RECORD_H_ */
