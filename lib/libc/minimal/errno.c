/* SPDX-License-Identifier: Apache-2.0 */
/* The variable behind errno. */
#include <errno.h>

static int value;

int *z_errno(void)
{
	return &value;
}
