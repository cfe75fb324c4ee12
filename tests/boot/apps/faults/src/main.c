/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Runs the fault that the last word of the boot loader's command line names. `list` prints their
 * names; `return-0` and `return-1` end without one.
 */

#include "cases.h"

#include <string.h>
#include <zephyr/arch/x86/boot_args.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

struct fault_group {
	const struct fault_case *cases;
	const size_t *count;
};

static const struct fault_group groups[] = {
	{ exception_cases, &exception_case_count },
	{ segment_cases, &segment_case_count },
	{ page_cases, &page_case_count },
	{ kernel_error_cases, &kernel_error_case_count },
	{ stack_cases, &stack_case_count },
};

static const char *last_word(const char *line)
{
	const char *space = strrchr(line, ' ');

	return space == NULL ? line : space + 1;
}

static int list(void)
{
	for (size_t g = 0; g < ARRAY_SIZE(groups); g++) {
		for (size_t i = 0; i < *groups[g].count; i++) {
			printk("case %s\n", groups[g].cases[i].name);
		}
	}
	return 0;
}

static const struct fault_case *find(const char *name)
{
	for (size_t g = 0; g < ARRAY_SIZE(groups); g++) {
		for (size_t i = 0; i < *groups[g].count; i++) {
			if (strcmp(groups[g].cases[i].name, name) == 0) {
				return &groups[g].cases[i];
			}
		}
	}
	return NULL;
}

int main(void)
{
	const char *name = last_word(x86_boot_cmdline());

	if (strcmp(name, "list") == 0) {
		return list();
	}
	if (strcmp(name, "return-0") == 0) {
		return 0;
	}
	if (strcmp(name, "return-1") == 0) {
		return 1;
	}

	const struct fault_case *chosen = find(name);

	if (chosen == NULL) {
		printk("no case '%s'\n", name);
		return 1;
	}
	printk("running %s\n", name);
	chosen->run();
	printk("%s came back\n", name);
	return 1;
}
