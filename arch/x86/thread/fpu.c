/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The floating-point registers of a thread beyond switching (x86_fpu.h): what they are when it
 * begins, and tags. Registers of every thread are switched, tagged or not, so a tag is what a
 * thread says of itself; taking it away forgets what the registers hold.
 */
#include <errno.h>

#include <kernel_arch_interface.h>
#include <zephyr/irq.h>
#include <zephyr/sys/__assert.h>

#include <x86_fpu.h>

#define TAGS (K_FP_REGS | K_SSE_REGS)

/* All exceptions masked, results to the nearest, x87 with 64 bits of precision. */
#define X87_CONTROL 0x37FU
#define MXCSR 0x1F80U

BUILD_ASSERT(sizeof(struct x86_fpu_registers) == (IS_ENABLED(CONFIG_X86_SSE) ? 512 : 108),
	     "the CPU writes so many bytes");

void z_x86_fpu_init(struct k_thread *thread)
{
	struct x86_fpu_registers *const fpu = &thread->arch.fpu;

	__ASSERT((uintptr_t)fpu % __alignof__(*fpu) == 0U,
		 "struct k_thread at %p is not aligned to %u bytes", (void *)thread,
		 (unsigned int)__alignof__(*fpu));
#ifdef CONFIG_X86_SSE
	*fpu = (struct x86_fpu_registers){ .control = X87_CONTROL, .mxcsr = MXCSR };
#else
	*fpu = (struct x86_fpu_registers){
		.control = 0xFFFF0000U | X87_CONTROL,
		.status = 0xFFFF0000U,
		.tags = UINT32_MAX,
	};
#endif
}

int arch_float_disable(struct k_thread *thread)
{
	unsigned int key;

	__ASSERT_NO_MSG(thread != NULL);
	if (arch_is_in_isr()) {
		return -EINVAL;
	}
	key = arch_irq_lock();
	thread->base.user_options &= (uint8_t)~TAGS;
	z_x86_fpu_init(thread);
	if (thread == _current) {
		/* An exception that waits would come with the load. */
		__asm__ volatile("fnclex");
		x86_fpu_load(&thread->arch.fpu);
	}
	arch_irq_unlock(key);
	return 0;
}

int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	unsigned int key;

	__ASSERT_NO_MSG(thread != NULL);
	if (arch_is_in_isr() || options == 0U || (options & ~TAGS) != 0U) {
		return -EINVAL;
	}
	key = arch_irq_lock();
	thread->base.user_options |= (uint8_t)options;
	arch_irq_unlock(key);
	return 0;
}
