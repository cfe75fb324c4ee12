/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the port know of each other: boot, cpu, exc, mmu. Nothing outside arch/x86
 * includes this; the kernel sees kernel_arch_interface.h.
 */
#ifndef ARCH_X86_INCLUDE_X86_PORT_H_
#define ARCH_X86_INCLUDE_X86_PORT_H_

#include <stdbool.h>
#include <stdint.h>

#include <zephyr/arch/cpu.h>

#include <x86_segments.h>

/** First C function at the virtual address. Called by start.S, on the interrupt stack. */
FUNC_NORETURN void z_x86_prep_c(void);

/**
 * Fill GDT and TSSs, load the task register.
 *
 * Pre: interrupts locked, GDTR virtual. Once.
 */
void z_x86_gdt_init(void);

/**
 * Load the IDT. Post: every exception reaches z_x86_exception() or the double-fault task.
 *
 * Pre: interrupts locked, z_x86_gdt_init() done. Once.
 */
void z_x86_idt_init(void);

/**
 * Take the identity mapping of start-up away.
 *
 * Pre: interrupts locked; code, stack and descriptor tables in use at virtual addresses. Once.
 * Post: no physical address below the image's virtual range is mapped but by a --map.
 */
void z_x86_mmu_init(void);

/** Mask every line of the interrupt controllers a PC starts with. Pre: interrupts locked. */
void z_x86_pic_mask(void);

/** Say what of the boot loader's information was lost. Pre: printk() works. */
void z_x86_boot_args_report(void);

/**
 * An exception that nobody handles happened. Called by the stubs, interrupts off.
 *
 * Dumps and takes the kernel's fatal-error path. It returns only to what an application's handler
 * may resume, which is nothing: the thread or the interrupt handler that failed is left.
 */
void z_x86_exception(struct arch_esf *esf);

/** A page fault happened (exc/page_fault.c). Called by its stub, interrupts off. */
void z_x86_page_fault(struct arch_esf *esf);

/** A double fault happened; the broken state is in z_x86_main_tss. Called by its task. */
void z_x86_double_fault(void);

/** Entry of that task (exc/stubs.S). */
void z_x86_df_task(void);

/**
 * Leave the outermost interrupt handler, wherever it is (exc/stubs.S).
 *
 * Pre: on the interrupt stack, one interrupt deep, interrupts locked.
 */
FUNC_NORETURN void z_x86_isr_abandon(void);

#ifdef CONFIG_EXCEPTION_DEBUG
/**
 * Print everything known about an exception (exc/report.c). Pre: `esf->esp` fixed up.
 *
 * @param address of the last page fault; CR2 may change meanwhile, as what is printed may be
 *        paged out
 */
void z_x86_dump(const struct arch_esf *esf, uintptr_t address);
#else
static inline void z_x86_dump(const struct arch_esf *esf, uintptr_t address)
{
	ARG_UNUSED(esf);
	ARG_UNUSED(address);
}
#endif

extern struct x86_tss z_x86_main_tss, z_x86_df_tss;

/** Made by the build; written only for dynamic interrupts. Its size ends with the last vector. */
extern struct x86_gate z_x86_idt[], z_x86_idt_end[];

/** Linker symbols: the image. */
extern char z_mapped_start[], z_mapped_end[];

extern struct x86_segment z_x86_gdt[];
extern char z_x86_df_stack[CONFIG_X86_EXCEPTION_STACK_SIZE];

static inline uintptr_t x86_cr2_get(void)
{
	uintptr_t cr2;

	__asm__ volatile("movl %%cr2, %0" : "=r"(cr2));
	return cr2;
}

static inline uintptr_t x86_cr0_get(void)
{
	uintptr_t cr0;

	__asm__ volatile("movl %%cr0, %0" : "=r"(cr0));
	return cr0;
}

static inline void x86_cr0_set(uintptr_t cr0)
{
	__asm__ volatile("movl %0, %%cr0" ::"r"(cr0) : "memory");
}

static inline void x86_cr2_set(uintptr_t cr2)
{
	__asm__ volatile("movl %0, %%cr2" ::"r"(cr2));
}

static inline uintptr_t x86_cr3_get(void)
{
	uintptr_t cr3;

	__asm__ volatile("movl %%cr3, %0" : "=r"(cr3));
	return cr3;
}

/** Also flushes the TLB (no entry is global) and, with PAE, loads the top-level entries. */
static inline void x86_cr3_set(uintptr_t cr3)
{
	__asm__ volatile("movl %0, %%cr3" ::"r"(cr3) : "memory");
}

#endif /* ARCH_X86_INCLUDE_X86_PORT_H_ */
