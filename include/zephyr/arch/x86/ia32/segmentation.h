/* SPDX-License-Identifier: Apache-2.0 */
/* A descriptor of the IDT, for programs that look at it (SDM volume 3, "IDT Descriptors"). */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IA32_SEGMENTATION_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IA32_SEGMENTATION_H_

#define SEG_TYPE_TASK_GATE 0x5
#define SEG_TYPE_IRQ_GATE 0xE
#define SEG_TYPE_TRAP_GATE 0xF

#ifndef _ASMLANGUAGE
#include <stdint.h>

#include <zephyr/toolchain.h>

struct segment_descriptor {
	uint16_t offset_low;
	uint16_t segment_selector;
	uint8_t always_0;
	uint8_t type: 4;
	/** 0 for a gate. */
	uint8_t descriptor_type: 1;
	/** Least privileged level that may use INT. */
	uint8_t dpl: 2;
	uint8_t present: 1;
	uint16_t offset_hi;
} __packed;

/** Where a gate leads. */
#define DTE_OFFSET(dte) ((dte)->offset_low + ((uint32_t)(dte)->offset_hi << 16))

/** The table, eight bytes a vector. */
extern unsigned char _idt_base_address[];

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IA32_SEGMENTATION_H_ */
