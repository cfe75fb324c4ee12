/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Faults and assertions that a test provokes on purpose.
 *
 * With CONFIG_ZTEST_FATAL_HOOK or CONFIG_ZTEST_ASSERT_HOOK the engine defines the handlers of
 * fatal errors and of failed assertions. What was announced is let pass, once; what was not ends
 * the program as failed.
 */
#ifndef ZEPHYR_INCLUDE_ZTEST_ERROR_HOOK_H_
#define ZEPHYR_INCLUDE_ZTEST_ERROR_HOOK_H_

#include <stdbool.h>

#include <zephyr/fatal.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The next fatal error is expected (or, with false, no longer). The thread that meets it is ended
 * by the kernel. Any context.
 */
void ztest_set_fault_valid(bool valid);

/**
 * Runs in the context of a fatal error that was expected. Weak; the default does nothing.
 *
 * @param reason,pEsf as for k_sys_fatal_error_handler()
 */
void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *pEsf);

/**
 * The next failed assertion is expected (or no longer). With CONFIG_ASSERT_TEST the code behind
 * it runs on. Any context.
 */
void ztest_set_assert_valid(bool valid);

/** Runs behind an assertion that failed as expected. Weak; the default passes the test. */
void ztest_post_assert_fail_hook(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ZTEST_ERROR_HOOK_H_ */
