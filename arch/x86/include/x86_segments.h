/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Descriptors as the CPU reads them (SDM volume 3, "Segment Descriptors", "Task Management",
 * "Gate Descriptors").
 */
#ifndef ARCH_X86_INCLUDE_X86_SEGMENTS_H_
#define ARCH_X86_INCLUDE_X86_SEGMENTS_H_

#include <stdint.h>

#include <zephyr/toolchain.h>

/* Access byte: present, level 0, type. */
#define X86_ACCESS_CODE 0x9B
#define X86_ACCESS_DATA 0x93
#define X86_ACCESS_TSS 0x89
#define X86_ACCESS_INTERRUPT 0x8E
#define X86_ACCESS_TASK 0x85
/* Flags beside the limit: 4 KiB units, 32-bit. */
#define X86_SEGMENT_FLAT 0xCF

struct x86_segment {
	uint16_t limit_low;
	uint16_t base_low;
	uint8_t base_mid;
	uint8_t access;
	uint8_t flags_limit_high;
	uint8_t base_high;
} __packed;

struct x86_gate {
	uint16_t offset_low;
	uint16_t selector;
	uint8_t zero;
	uint8_t access;
	uint16_t offset_high;
} __packed;

/** What LGDT and LIDT read. */
struct x86_table_register {
	uint16_t limit;
	uint32_t base;
} __packed;

/** The 32-bit task state. A hardware task switch stores and loads it. */
struct x86_tss {
	uint32_t link;
	uint32_t esp0, ss0, esp1, ss1, esp2, ss2;
	uint32_t cr3, eip, eflags;
	uint32_t eax, ecx, edx, ebx, esp, ebp, esi, edi;
	uint32_t es, cs, ss, ds, fs, gs, ldt;
	uint16_t trap, io_map;
};

_Static_assert(sizeof(struct x86_segment) == 8, "a descriptor");
_Static_assert(sizeof(struct x86_gate) == 8, "a descriptor");
_Static_assert(sizeof(struct x86_table_register) == 6, "limit and base");
_Static_assert(sizeof(struct x86_tss) == 104, "SDM volume 3, 32-bit TSS");

#endif /* ARCH_X86_INCLUDE_X86_SEGMENTS_H_ */
