/* SPDX-License-Identifier: Apache-2.0 */
#include <zephyr/kernel_version.h>

#include <version.h>

uint32_t sys_kernel_version_get(void)
{
	return KERNELVERSION;
}
