/* SPDX-License-Identifier: Apache-2.0 */
/* The variable behind errno: one for each thread (CONFIG_ERRNO). */
#include <errno.h>

#include <zephyr/kernel.h>

#ifdef CONFIG_ERRNO_IN_TLS
__thread int z_errno_var;

int *z_errno(void)
{
	return &z_errno_var;
}
#else
int *z_errno(void)
{
	__ASSERT_NO_MSG(_current != NULL);
	return &_current->errno_var;
}
#endif
