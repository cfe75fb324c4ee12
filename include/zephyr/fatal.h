/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What happens when the system cannot go on.
 *
 * The order: the architecture dumps the machine's state, z_fatal_error() says the reason, the
 * application's k_sys_fatal_error_handler() decides, and without one the machine stops.
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
 * Runs in the context of the fault with interrupts locked. The default stops the machine.
 *
 * @param reason enum k_fatal_error_reason, or an architecture's number
 * @param esf the registers at the fault, or NULL
 */
void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf);

/**
 * Enter the fatal-error path. Called by the architecture after its dump.
 *
 * Returns only if k_sys_fatal_error_handler() does; where no thread can be ended in its stead,
 * returning from that handler stops the machine.
 */
void z_fatal_error(unsigned int reason, const struct arch_esf *esf);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_FATAL_H */
