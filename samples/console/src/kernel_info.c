/* SPDX-License-Identifier: Apache-2.0 */
/* Version, time, threads and their stacks, reboot. */
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/kernel_version.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/reboot.h>

#include "commands.h"

#define STATE_LENGTH 40

static void version(int count, char *words[])
{
	const uint32_t kernel = sys_kernel_version_get();

	ARG_UNUSED(count);
	ARG_UNUSED(words);
	printk("Zephyr API %u.%u.%u on %s (%s)\n", SYS_KERNEL_VER_MAJOR(kernel),
	       SYS_KERNEL_VER_MINOR(kernel), SYS_KERNEL_VER_PATCHLEVEL(kernel), CONFIG_BOARD,
	       CONFIG_ARCH);
}

static void uptime(int count, char *words[])
{
	ARG_UNUSED(count);
	ARG_UNUSED(words);
	printk("Uptime: %lld ms\n", k_uptime_get());
}

static const char *name_of(const struct k_thread *thread)
{
	const char *const name = k_thread_name_get((k_tid_t)thread);

	return (name != NULL && name[0] != '\0') ? name : "(no name)";
}

static void show_thread(const struct k_thread *thread, void *unused)
{
	char state[STATE_LENGTH];

	ARG_UNUSED(unused);
	printk("%p  %4d  %-10s  %s\n", (const void *)thread, k_thread_priority_get((k_tid_t)thread),
	       (thread == k_current_get())
		       ? "running"
		       : k_thread_state_str((k_tid_t)thread, state, sizeof(state)),
	       name_of(thread));
}

static void threads(int count, char *words[])
{
	ARG_UNUSED(count);
	ARG_UNUSED(words);
	printk("thread      prio  state       name\n");
	k_thread_foreach_unlocked(show_thread, NULL);
}

static void show_stack(const struct k_thread *thread, void *unused)
{
	const size_t size = thread->stack_info.size;
	size_t left;

	ARG_UNUSED(unused);
	if (k_thread_stack_space_get(thread, &left) == 0) {
		printk("%p  %6zu  %6zu  %6zu  %s\n", (void *)thread->stack_info.start, size,
		       size - left, left, name_of(thread));
	}
}

static void stacks(int count, char *words[])
{
	ARG_UNUSED(count);
	ARG_UNUSED(words);
	printk("stack       size    used    left    thread\n");
	k_thread_foreach_unlocked(show_stack, NULL);
}

static void reboot(int count, char *words[])
{
	if (count == 0 || strcmp(words[0], "warm") == 0) {
		sys_reboot(SYS_REBOOT_WARM);
	}
	if (strcmp(words[0], "cold") == 0) {
		sys_reboot(SYS_REBOOT_COLD);
	}
	printk("usage: kernel reboot [warm|cold]\n");
}

const struct command kernel_info_commands[] = {
	{ "version", "", "the version of the kernel's interface", 0, 0, version },
	{ "uptime", "", "milliseconds since the start", 0, 0, uptime },
	{ "threads", "", "all threads", 0, 0, threads },
	{ "stacks", "", "how much of their stacks threads have used, in bytes", 0, 0, stacks },
	{ "reboot", "[warm|cold]", "start the machine again", 0, 1, reboot },
	{ 0 },
};
