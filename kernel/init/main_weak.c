/* SPDX-License-Identifier: Apache-2.0 */
/* main() of a program that has none: its threads are all defined by K_THREAD_DEFINE(). */
#include <zephyr/toolchain.h>

int __weak main(void)
{
	return 0;
}
