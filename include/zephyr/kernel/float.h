/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Floating-point registers of threads (doc/floating_point.md).
 *
 * With CONFIG_FPU one thread of the program may use them, with CONFIG_FPU_SHARING every thread.
 * The options K_FP_REGS (x87, MMX) and K_SSE_REGS (these and SSE) of k_thread_create() say that a
 * thread means to; on x86 it need not say so.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_FLOAT_H_
#define ZEPHYR_INCLUDE_KERNEL_FLOAT_H_

#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A thread will not use the floating-point registers any more: what they hold is forgotten.
 *
 * They are as at the beginning of the thread when it uses them again after all.
 *
 * @retval 0 done
 * @retval -EINVAL the caller is an ISR
 * @retval -ENOTSUP registers are not shared (CONFIG_FPU_SHARING=n)
 */
int k_float_disable(struct k_thread *thread);

/**
 * A thread will use the floating-point registers from now on.
 *
 * @param options K_FP_REGS, K_SSE_REGS or both; the latter says nothing without CONFIG_X86_SSE
 * @retval 0 done
 * @retval -EINVAL other options, or the caller is an ISR
 * @retval -ENOTSUP registers are not shared (CONFIG_FPU_SHARING=n)
 */
int k_float_enable(struct k_thread *thread, unsigned int options);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_FLOAT_H_ */
