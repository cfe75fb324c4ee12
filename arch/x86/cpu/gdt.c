/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Segments and tasks: a flat code and data segment, the task that runs, and the task that a
 * double fault switches to. Writable data on purpose: the CPU itself sets bits in all of it.
 *
 *   selector  0x00 null   0x08 code   0x10 data   0x18 main task   0x20 double-fault task
 *             0x28 the running thread's variables (include/x86_tls.h)
 */
#include <string.h>

#include <zephyr/kernel/mm.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include <x86_mmu.h>
#include <x86_port.h>

/* Bits that are 1 in every EFLAGS. */
#define EFLAGS_FIXED 2U

#define FLAT(access_byte)                                                                          \
	{                                                                                          \
		.limit_low = 0xFFFF, .access = (access_byte), .flags_limit_high = X86_SEGMENT_FLAT \
	}

/* Task descriptors hold virtual addresses, whose parts no linker can place: filled below. */
struct x86_segment z_x86_gdt[] __aligned(8) = {
	[CODE_SEG / 8] = FLAT(X86_ACCESS_CODE),
	[DATA_SEG / 8] = FLAT(X86_ACCESS_DATA),
	[MAIN_TSS / 8] = { 0 },
	[DF_TSS / 8] = { 0 },
	[TLS_SEG / 8] = FLAT(X86_ACCESS_DATA),
};
BUILD_ASSERT(sizeof(z_x86_gdt) == Z_X86_GDT_SIZE, "boot/start.S loads its limit");

struct x86_tss z_x86_main_tss, z_x86_df_tss;

/* Start-up borrows it before bss is cleared, so it is initialised data. */
char z_x86_df_stack[CONFIG_X86_EXCEPTION_STACK_SIZE] __aligned(16)
__attribute__((section(".data.z_x86_df_stack"))) = { 0 };
BUILD_ASSERT(sizeof(z_x86_df_stack) % 16 == 0, "its end is an aligned stack pointer");

__boot_func static void set_task(unsigned int selector, struct x86_tss *tss)
{
	uintptr_t base = (uintptr_t)tss;

	__ASSERT(selector / 8 < ARRAY_SIZE(z_x86_gdt), "selector 0x%x is outside the GDT",
		 selector);
	z_x86_gdt[selector / 8] = (struct x86_segment){
		.limit_low = sizeof(*tss) - 1,
		.base_low = (uint16_t)base,
		.base_mid = (uint8_t)(base >> 16),
		.access = X86_ACCESS_TSS,
		.base_high = (uint8_t)(base >> 24),
	};
}

__boot_func void z_x86_gdt_init(void)
{
	/* The I/O permission map begins behind the limit: there is none. */
	z_x86_main_tss.io_map = sizeof(z_x86_main_tss);
	/* The CPU stores all of a task but this, and loads it when the task goes on. */
	z_x86_main_tss.cr3 = k_mem_phys_addr(z_x86_kernel_ptables);

	z_x86_df_tss = (struct x86_tss){
		.cr3 = k_mem_phys_addr(z_x86_kernel_ptables),
		.eip = (uintptr_t)z_x86_df_task,
		.eflags = EFLAGS_FIXED,
		.esp = (uintptr_t)&z_x86_df_stack[sizeof(z_x86_df_stack)],
		.cs = CODE_SEG,
		.ss = DATA_SEG,
		.ds = DATA_SEG,
		.es = DATA_SEG,
		.io_map = sizeof(z_x86_df_tss),
	};
	set_task(MAIN_TSS, &z_x86_main_tss);
	set_task(DF_TSS, &z_x86_df_tss);
	__asm__ volatile("ltr %w0" ::"r"(MAIN_TSS) : "memory");
}
