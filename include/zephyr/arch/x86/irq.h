/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IRQ_CONNECT() and its kin on x86: a stub in text, a record for the build, nothing at run time.
 *
 *   line --(controller: route)--> vector --(IDT)--> stub --> z_x86_interrupt --> handler
 *
 * The routes and the IDT are made by the build (irq_record.h); irq_enable() gives the controller a
 * line's route. arch/x86/irq/entry.S has the common part.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IRQ_H_

#include <zephyr/arch/x86/irq_record.h>

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The low half of a redirection entry for each line that has an owner, 0 for others: the vector in
 * bits 0 to 7, polarity and trigger in 13 and 15. Constant, but for dynamic interrupts.
 */
extern uint16_t z_x86_irq_routes[];
extern const uint16_t z_x86_irq_routes_end[];

/** The vector of a line. Pre: the line has an owner. */
#define Z_IRQ_TO_INTERRUPT_VECTOR(irq) ((unsigned int)(z_x86_irq_routes[irq] & 0xFFU))

#define Z_X86_IRQ_STUBS_SECTION ".text.irqstubs"

#ifdef CONFIG_I8259
/* Lines 7 and 15 may only be noise: this does not return if they are. */
#define Z_X86_IRQ_STUB_CHECK(irq)                                                                 \
	".if " irq " == 7 || " irq " == 15\n\t"                                                   \
	"pushl $" irq "\n\tcall z_i8259_check\n\t"                                               \
	".endif\n\t"
#else
#define Z_X86_IRQ_STUB_CHECK(irq) ""
#endif

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                          \
	{                                                                                         \
		__asm__ volatile(                                                                 \
			".pushsection " Z_X86_IRQ_STUBS_SECTION ",\"ax\",@progbits\n\t"           \
			"771:\n\t"                                                               \
			Z_X86_IRQ_STUB_CHECK("%c[irq]")                                           \
			"pushl %[param]\n\t"                                                     \
			"pushl %[isr]\n\t"                                                        \
			"jmp z_x86_interrupt\n\t"                                                 \
			".popsection\n\t"                                                         \
			Z_X86_IRQ_RECORD("0", "771b", "%c[isr]", "%c[param]", "%c[irq]",          \
					 "%c[priority]", "-1", "%c[flags]", "%c[source]")         \
			::[isr] "i"(isr_p),                                                       \
			[param] "i"(isr_param_p), [irq] "i"(irq_p), [priority] "i"(priority_p),   \
			[flags] "i"(flags_p), [source] "i"(__LINE__));                            \
	}

#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                \
	{                                                                                         \
		__asm__ volatile(                                                                 \
			Z_X86_IRQ_RECORD("0", "%c[isr]", "%c[isr]", "0", "%c[irq]",               \
					 "%c[priority]", "-1", "%c[flags]", "%c[source]")                         \
			::[isr] "i"(isr_p),                                                       \
			[irq] "i"(irq_p), [priority] "i"(priority_p), [flags] "i"(flags_p),       \
			[source] "i"(__LINE__));                                                  \
	}

/*
 * The vector's code is `name` itself: it saves what C may change, counts itself, calls the body and
 * leaves by the common exit, which ends the interrupt and switches threads if the body says so.
 */
#define ARCH_ISR_DIRECT_DECLARE(name)                                                             \
	static int name##_body(void) __asm__(STRINGIFY(name) "_body") __attribute__((used));      \
	__attribute__((naked)) void name(void)                                                    \
	{                                                                                         \
		__asm__ volatile("pushl %eax\n\t"                                                 \
				 "pushl %ecx\n\t"                                                 \
				 "pushl %edx\n\t"                                                 \
				 "cld\n\t"                                                        \
				 "incl _kernel\n\t"                                               \
				 "call " STRINGIFY(name) "_body\n\t"                              \
				 "jmp z_x86_direct_exit");                                        \
	}                                                                                         \
	static int name##_body(void)

#define ARCH_ISR_DIRECT_HEADER() z_x86_isr_direct_header()
#define ARCH_ISR_DIRECT_FOOTER(check_reschedule) z_x86_isr_direct_footer(check_reschedule)
#define ARCH_ISR_DIRECT_PM() do { } while (false)

/* For handlers made with the compiler's interrupt attribute. Interrupts locked. */
void z_x86_isr_direct_header(void);
void z_x86_isr_direct_footer(int check_reschedule);

/**
 * Give a vector to a handler, for good: @p r is entered by the CPU itself.
 *
 * At file scope. @p n is a line or NANO_SOFT_IRQ; @p p its priority; @p v a vector or -1: the
 * build chooses; @p d the privilege level that may use INT.
 */
#define NANO_CPU_INT_REGISTER(r, n, p, v, d)                                                      \
	static const struct x86_irq_record __attribute__((section(".intList"), used))             \
	UTIL_CAT(z_irq_record_, UTIL_CAT(__isr__, r)) = {                                         \
		.kind = X86_IRQ_GATE | (uint32_t)(d) << 8,                                        \
		.handler = (const void *)&(r),                                                    \
		.owner = (const void *)&(r),                                                      \
		.line = (int32_t)(n),                                                             \
		.priority = (int32_t)(p),                                                         \
		.vector = (int32_t)(v),                                                           \
		.source = __LINE__,                                                               \
	}

/** In place of a line: the vector belongs to none. */
#define NANO_SOFT_IRQ ((unsigned int)(-1))

/** Entered by the stubs; handler and argument are on the stack. */
void z_x86_interrupt(void);

void arch_irq_enable(unsigned int irq);
void arch_irq_disable(unsigned int irq);
int arch_irq_is_enabled(unsigned int irq);

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags);
#endif

#ifdef __cplusplus
}
#endif
#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IRQ_H_ */
