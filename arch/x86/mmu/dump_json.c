/* SPDX-License-Identifier: Apache-2.0 */
/* A table set as JSON: a line for each run. doc/memory_map_dump.md describes the members. */
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/printk.h>

#include "runs.h"

static const char *truth(bool value)
{
	return value ? "true" : "false";
}

static const char *caching(pentry_t rights)
{
	static const char names[][3] = { "wb", "wt", "uc", "wc" };

	BUILD_ASSERT(MMU_PWT == BIT(3) && MMU_PCD == BIT(4), "two bits, the lower one first");
	return names[(unsigned int)(rights & (MMU_PWT | MMU_PCD)) >> 3];
}

static void print_run(const struct x86_run *run)
{
	static const char *const states[] = { [X86_PAGE_MAPPED] = "mapped",
					      [X86_PAGE_PAGED_OUT] = "paged out",
					      [X86_PAGE_GUARD] = "guard",
					      [X86_PAGE_STRANGE] = "strange" };
	const bool execute = (run->rights & MMU_XD) == 0U;

	__ASSERT(run->state < ARRAY_SIZE(states) && run->state != X86_PAGE_NONE, "state %u",
		 run->state);
	printk("{\"virt\":%u,\"size\":%llu,\"phys\":%llu,\"state\":\"%s\",",
	       (unsigned int)run->virt, run->size, run->page, states[run->state]);
	printk("\"write\":%s,\"execute\":%s,\"user\":%s,\"cache\":\"%s\",\"page_size\":%u}",
	       truth((run->rights & MMU_RW) != 0U), truth(execute),
	       truth((run->rights & MMU_US) != 0U), caching(run->rights), 1U << run->shift);
}

void z_x86_dump_page_tables_json(pentry_t *ptables)
{
	const struct x86_tables set = z_x86_image_tables(ptables);
	const uint64_t all = 1ULL << 32;
	const char *before = "\n";
	struct x86_run run;

	printk("{\"version\":1,\"levels\":%u,\"nx\":%s,\"tables\":%u,\"runs\":[",
	       (unsigned int)PT_LEVELS, truth(IS_ENABLED(CONFIG_X86_NX)),
	       (unsigned int)(uintptr_t)ptables);
	for (uint64_t at = 0; at < all; at += run.size) {
		z_x86_run_at(&set, at, all, &run);
		if (run.state != X86_PAGE_NONE) {
			printk("%s", before);
			print_run(&run);
			before = ",\n";
		}
	}
	printk("\n]}\n");
}
