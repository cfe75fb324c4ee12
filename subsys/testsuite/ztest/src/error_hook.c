/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fatal errors that a test announced (CONFIG_ZTEST_FATAL_HOOK).
 *
 * Called by the kernel in the context of the error. To return means that the kernel ends the
 * thread and the run goes on; what was not announced ends the machine.
 */
#include <zephyr/fatal.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static volatile bool fault_valid;

void ztest_set_fault_valid(bool valid)
{
	fault_valid = valid;
}

__weak void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *pEsf)
{
	ARG_UNUSED(reason);
	ARG_UNUSED(pEsf);
}

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *pEsf)
{
	__ASSERT_NO_MSG(reason <= K_ERR_KERNEL_PANIC || reason >= K_ERR_ARCH_START);
	PRINT_DATA("Caught system error -- reason %u %d\n", reason, fault_valid);
	if (!fault_valid) {
		PRINT_DATA("Fatal error was unexpected, aborting...\n");
		k_fatal_halt(reason);
	}
	PRINT_DATA("Fatal error expected as part of test case.\n");
	fault_valid = false;
	ztest_post_fatal_error_hook(reason, pEsf);
}
