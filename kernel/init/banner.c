/* SPDX-License-Identifier: Apache-2.0 */
/* The line before the application, as a whole string: nothing is formatted at run time. */
#include <zephyr/sys/printk.h>
#include <zephyr/toolchain.h>

#include <kernel_internal.h>
#include <version.h>

/* Major and minor: the patch level says nothing about the interface. */
#define API_LEVEL STRINGIFY(KERNEL_VERSION_MAJOR) "." STRINGIFY(KERNEL_VERSION_MINOR)

void z_boot_banner(void)
{
	printk("*** Booting Ponente " PONENTE_VERSION_STRING " (Zephyr " API_LEVEL " API) ***\n");
}
