/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What happens when a thread, or the system, cannot go on.
 *
 * The order: the architecture dumps the machine's state, z_fatal_error() says the reason, the
 * application's k_sys_fatal_error_handler() decides. Without one the machine stops; if it returns,
 * the thread that failed is ended.
 */
#ifndef ZEPHYR_INCLUDE_FATAL_H
#define ZEPHYR_INCLUDE_FATAL_H

#include <zephyr/arch/cpu.h>
#include <zephyr/compat/names_3_4.h>
#include <zephyr/fatal_types.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Stop the machine for good. Any context. */
FUNC_NORETURN void k_fatal_halt(unsigned int reason);

/**
 * The policy on a fatal error; weak, so an application may define its own.
 *
 * Runs in the context of the fault with interrupts locked. The default stops the machine. If it
 * returns, the current thread is aborted and others run; after k_panic(), after an error in an ISR
 * or before there are threads, and for an essential thread, the machine stops all the same.
 *
 * @param reason enum k_fatal_error_reason, or an architecture's number
 * @param esf the registers at the fault, or NULL
 */
void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf);

/**
 * Enter the fatal-error path. Called by the architecture after its dump, in the context of the
 * fault.
 *
 * In a thread it does not return. In an ISR it does, if k_sys_fatal_error_handler() returned and
 * the configuration is a test's (CONFIG_TEST): the interrupted thread is dead then, and the rest
 * of the handler must not run.
 */
void z_fatal_error(unsigned int reason, const struct arch_esf *esf);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_FATAL_H */
