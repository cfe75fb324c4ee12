/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of the program that the C library's exit() asks for. As when main() returns: nothing
 * else could run, so the system ends, with that status.
 */
#include <kernel_arch_interface.h>
#include <stdlib.h>

void _exit(int status)
{
	arch_system_exit(status);
}
