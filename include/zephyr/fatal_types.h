/* SPDX-License-Identifier: Apache-2.0 */
/* The reasons of a fatal error, usable without any other header. */
#ifndef ZEPHYR_INCLUDE_FATAL_TYPES_H
#define ZEPHYR_INCLUDE_FATAL_TYPES_H

#ifdef __cplusplus
extern "C" {
#endif

/** Why z_fatal_error() was called. */
enum k_fatal_error_reason {
	/** A CPU exception that nothing else covers. */
	K_ERR_CPU_EXCEPTION,
	/** An interrupt that nobody handles. */
	K_ERR_SPURIOUS_IRQ,
	/** A stack ran into its guard or lost its canary. */
	K_ERR_STACK_CHK_FAIL,
	/** k_oops(): the running thread is broken. */
	K_ERR_KERNEL_OOPS,
	/** k_panic(): the kernel is broken. */
	K_ERR_KERNEL_PANIC,
	/** First of the numbers that an architecture may add. */
	K_ERR_ARCH_START = 16
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_FATAL_TYPES_H */
