/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The start-up functions of a level, one after the other.
 *
 * Decides nothing about order: the linker has sorted the entries (linker/common-rom.ld).
 * z_cstart() calls this once per level.
 */
#include <zephyr/init.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#include "init_levels.h"

/* The first entry of each level; a level ends where the next one begins. */
extern const struct init_entry __init_start[];
extern const struct init_entry __init_EARLY_start[];
extern const struct init_entry __init_PRE_KERNEL_1_start[];
extern const struct init_entry __init_PRE_KERNEL_2_start[];
extern const struct init_entry __init_POST_KERNEL_start[];
extern const struct init_entry __init_APPLICATION_start[];
extern const struct init_entry __init_SMP_start[];
extern const struct init_entry __init_end[];

static const struct init_entry *const level_start[] = {
	[INIT_LEVEL_EARLY] = __init_EARLY_start,
	[INIT_LEVEL_PRE_KERNEL_1] = __init_PRE_KERNEL_1_start,
	[INIT_LEVEL_PRE_KERNEL_2] = __init_PRE_KERNEL_2_start,
	[INIT_LEVEL_POST_KERNEL] = __init_POST_KERNEL_start,
	[INIT_LEVEL_APPLICATION] = __init_APPLICATION_start,
	[INIT_LEVEL_SMP] = __init_SMP_start,
	[INIT_LEVEL_SMP + 1] = __init_end,
};

void z_sys_init_run_level(enum init_level level)
{
	__ASSERT(level + 1U < ARRAY_SIZE(level_start), "no init level %d", (int)level);
	for (const struct init_entry *entry = level_start[level]; entry < level_start[level + 1];
	     entry++) {
		if (entry->dev != NULL) {
			(void)z_device_init_entry(entry->dev);
		} else {
			/* SYS_INIT functions report to nobody: upstream ignores the result too. */
			(void)entry->init_fn.sys();
		}
	}
}
