/* SPDX-License-Identifier: Apache-2.0 */
/* Without CONFIG_DEMAND_PAGING. */
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>

#include "commands.h"

static void paging(int count, char *words[])
{
	ARG_UNUSED(count);
	ARG_UNUSED(words);
	printk("this image has no demand paging: build it with -DEXTRA_CONF_FILE=paging.conf\n");
}

const struct command paging_commands[] = {
	{ "paging", "", "counts and times of demand paging", 0, 0, paging },
	{ 0 },
};
