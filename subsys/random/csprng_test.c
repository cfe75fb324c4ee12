/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sys_csrand_get() for tests where there is no entropy: anybody can guess its numbers.
 */
#include <zephyr/random/random.h>

int sys_csrand_get(void *dst, size_t len)
{
	sys_rand_get(dst, len);
	return 0;
}
