/* SPDX-License-Identifier: Apache-2.0 */
/* Between irq/dynamic.c and its stubs. */
#ifndef ARCH_X86_INCLUDE_X86_DYNAMIC_H_
#define ARCH_X86_INCLUDE_X86_DYNAMIC_H_

/** A push of a byte or a word, a jump to anywhere; rounded. */
#define X86_DYNAMIC_STUB_SIZE 12

#ifndef _ASMLANGUAGE
/** Who is called by a stub; in this order. */
struct x86_dynamic_owner {
	void (*routine)(const void *parameter);
	const void *parameter;
};

extern struct x86_dynamic_owner z_x86_dynamic_owners[CONFIG_X86_DYNAMIC_IRQ_STUBS];
extern const char z_x86_dynamic_stubs[];
#endif

#endif /* ARCH_X86_INCLUDE_X86_DYNAMIC_H_ */
