/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_rand_get() from the entropy device: slow, and as random as it can be.
 */
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include "entropy_device.h"

void sys_rand_get(void *dst, size_t len)
{
	const int ret = z_entropy_device_get(dst, len);

	if (ret != 0) {
		/* There is no error to return, and what is in the buffer is not random. */
		printk("sys_rand_get(): the entropy device fails with %d\n", ret);
		k_panic();
	}
}
