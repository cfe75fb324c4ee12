/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_csrand_get() from the entropy device.
 */
#include <errno.h>
#include <zephyr/random/random.h>
#include "entropy_device.h"

int sys_csrand_get(void *dst, size_t len)
{
	return z_entropy_device_get(dst, len) == 0 ? 0 : -EIO;
}
